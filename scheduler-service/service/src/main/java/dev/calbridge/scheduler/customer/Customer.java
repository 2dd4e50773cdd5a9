package dev.calbridge.scheduler.customer;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom an appointment is for.
 *
 * @param kind customer or prospect; absent means customer
 * @param party a person or a firm; absent means a person
 * @param name as people call them
 * @param phone the number to call first, or null
 * @param phones further numbers
 * @param email or null
 * @param webPage an http or https address, or null
 * @param street street and number, or null
 * @param postalCode or null
 * @param city or null
 * @param country ISO 3166-1 alpha-2, or null
 * @param birthday or null
 * @param profession or null
 * @param sex or null
 * @param tags the tenant's own words, in the order given
 * @param responsible the employee who looks after them, or null
 */
public record Customer(
    Kind kind,
    Party party,
    String name,
    @Nullable String phone,
    List<Phone> phones,
    @Nullable String email,
    @Nullable String webPage,
    @Nullable String street,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String country,
    @Nullable LocalDate birthday,
    @Nullable String profession,
    @Nullable Sex sex,
    List<String> tags,
    @Nullable UUID responsible)
    implements Checked {

  private static final int MOST_PHONES = 10;
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_TAG = 50;
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

  /** Nothing else: a page that runs in the browser of who clicks it is no web page. */
  private static final Pattern WEB_PAGE =
      Pattern.compile("https?://[^\\s]+", Pattern.CASE_INSENSITIVE);

  public Customer(
      @Nullable Kind kind,
      @Nullable Party party,
      @Nullable String name,
      @Nullable String phone,
      @Nullable List<Phone> phones,
      @Nullable String email,
      @Nullable String webPage,
      @Nullable String street,
      @Nullable String postalCode,
      @Nullable String city,
      @Nullable String country,
      @Nullable LocalDate birthday,
      @Nullable String profession,
      @Nullable Sex sex,
      @Nullable List<String> tags,
      @Nullable UUID responsible) {
    this.kind = kind == null ? Kind.CUSTOMER : kind;
    this.party = party == null ? Party.PRIVATE : party;
    this.name = Absent.text(name);
    this.phone = Absent.blank(phone);
    this.phones = present(phones);
    this.email = Absent.blank(email);
    this.webPage = Absent.blank(webPage);
    this.street = Absent.blank(street);
    this.postalCode = Absent.blank(postalCode);
    this.city = Absent.blank(city);
    this.country = country == null ? null : Absent.blank(country.toUpperCase(Locale.ROOT));
    this.birthday = birthday;
    this.profession = Absent.blank(profession);
    this.sex = sex;
    this.tags =
        present(tags).stream().map(String::strip).filter(tag -> !tag.isEmpty()).distinct().toList();
    this.responsible = responsible;
  }

  // JSON may hold nulls in lists.
  private static <T> List<T> present(@Nullable List<T> values) {
    return values == null ? List.of() : values.stream().filter(Objects::nonNull).toList();
  }

  @Override
  public Optional<BrokenRule> broken() {
    Checks checks =
        new Checks()
            .required("name", name, 200)
            .optional("phone", phone, 50)
            .optional("email", email, 254)
            .matches("email", email, EMAIL)
            .optional("web-page", webPage, 500)
            .matches("web-page", webPage, WEB_PAGE)
            .optional("street", street, 200)
            .optional("postal-code", postalCode, 20)
            .optional("city", city, 100)
            .optional("country", country, 2)
            .optional("profession", profession, 100)
            .range("birthday", birthday == null ? 2000 : birthday.getYear(), 1850, 2200)
            .that(
                phones.size() <= MOST_PHONES,
                () -> BrokenRule.limit("too-many-phones", "At most " + MOST_PHONES + " phones."))
            .that(
                tags.size() <= MOST_TAGS,
                () -> BrokenRule.limit("too-many-tags", "At most " + MOST_TAGS + " tags."));
    phones.forEach(one -> checks.required("phone", one.number(), 50));
    tags.forEach(tag -> checks.optional("tag", tag, LONGEST_TAG));
    return checks.first();
  }

  /** Keeps the name out of every log. */
  @Override
  public String toString() {
    return "Customer[" + kind + "]";
  }

  /** Whether somebody has bought already. */
  public enum Kind {
    CUSTOMER,
    PROSPECT
  }

  /** What somebody is. */
  public enum Party {
    PRIVATE,
    COMMERCIAL
  }

  /** As in a person's papers. */
  public enum Sex {
    FEMALE,
    MALE,
    DIVERSE
  }

  /**
   * A number to call.
   *
   * @param kind absent means other
   * @param number as people write it
   */
  public record Phone(PhoneKind kind, String number) {

    public Phone(@Nullable PhoneKind kind, @Nullable String number) {
      this.kind = kind == null ? PhoneKind.OTHER : kind;
      this.number = Absent.text(number).strip();
    }

    /** Keeps the number out of every log. */
    @Override
    public String toString() {
      return "Phone[" + kind + "]";
    }
  }

  /** Where a number rings. */
  public enum PhoneKind {
    MOBILE,
    HOME,
    WORK,
    FAX,
    OTHER
  }
}
