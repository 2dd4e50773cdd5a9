package dev.calbridge.scheduler.file;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.Customer.PhoneKind;
import dev.calbridge.scheduler.transfer.FileCustomer;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.text.VCardReader;
import ezvcard.io.text.VCardWriter;
import ezvcard.parameter.TelephoneType;
import ezvcard.property.Address;
import ezvcard.property.Birthday;
import ezvcard.property.Categories;
import ezvcard.property.Gender;
import ezvcard.property.Kind;
import ezvcard.property.RawProperty;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.TextProperty;
import ezvcard.property.Uid;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Customers as vCards: written as version 4.0 (RFC 6350), read from 2.1, 3.0 and 4.0. */
public final class CustomersVcard {

  public static final String MEDIA_TYPE = "text/vcard";

  private static final String KIND = "X-CALBRIDGE-KIND";
  private static final String RESPONSIBLE = "X-CALBRIDGE-RESPONSIBLE";
  private static final String URN = "urn:uuid:";

  private CustomersVcard() {}

  /** One card. */
  public static String card(Stored<Customer> stored) {
    StringWriter text = new StringWriter();
    try (VCardWriter writer = new VCardWriter(text, VCardVersion.V4_0)) {
      writer.setAddProdId(false);
      writer.write(written(stored));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static VCard written(Stored<Customer> stored) {
    Customer value = stored.value();
    VCard card = new VCard(VCardVersion.V4_0);
    card.setUid(new Uid(URN + stored.id()));
    card.setFormattedName(value.name());
    card.setKind(value.party() == Customer.Party.COMMERCIAL ? Kind.org() : Kind.individual());
    card.addExtendedProperty(KIND, value.kind().name());
    if (value.phone() != null) {
      Telephone first = new Telephone(value.phone());
      first.setPref(1);
      card.addTelephoneNumber(first);
    }
    value.phones().forEach(one -> card.addTelephoneNumber(telephone(one)));
    if (value.email() != null) {
      card.addEmail(value.email());
    }
    if (value.webPage() != null) {
      card.addUrl(value.webPage());
    }
    Address address = new Address();
    address.setStreetAddress(value.street());
    address.setPostalCode(value.postalCode());
    address.setLocality(value.city());
    address.setCountry(value.country());
    if (Stream.of(value.street(), value.postalCode(), value.city(), value.country())
        .anyMatch(Objects::nonNull)) {
      card.addAddress(address);
    }
    if (value.birthday() != null) {
      card.setBirthday(new Birthday(value.birthday()));
    }
    if (value.profession() != null) {
      card.addTitle(value.profession());
    }
    Customer.Sex sex = value.sex();
    if (sex != null) {
      card.setGender(
          switch (sex) {
            case FEMALE -> Gender.female();
            case MALE -> Gender.male();
            case DIVERSE -> Gender.other();
          });
    }
    if (!value.tags().isEmpty()) {
      card.setCategories(value.tags().toArray(String[]::new));
    }
    if (value.responsible() != null) {
      card.addExtendedProperty(RESPONSIBLE, value.responsible().toString());
    }
    return card;
  }

  private static Telephone telephone(Customer.Phone phone) {
    Telephone telephone = new Telephone(phone.number());
    switch (phone.kind()) {
      case MOBILE -> telephone.getTypes().add(TelephoneType.CELL);
      case HOME -> telephone.getTypes().add(TelephoneType.HOME);
      case WORK -> telephone.getTypes().add(TelephoneType.WORK);
      case FAX -> telephone.getTypes().add(TelephoneType.FAX);
      case OTHER -> {}
    }
    return telephone;
  }

  /**
   * Gives the customers one after the other; {@code line} is the number of the card.
   *
   * @throws dev.calbridge.kit.problem.ProblemException if it is no such file, or too long
   */
  public static void read(Reader file, Consumer<FileCustomer> each) {
    int number = 0;
    try (VCardReader reader = new VCardReader(file)) {
      for (VCard card = reader.readNext(); card != null; card = reader.readNext()) {
        number++;
        if (number > FileLimit.ITEMS) {
          throw FileLimit.tooManyItems();
        }
        each.accept(customer(card, number));
      }
    } catch (IOException unreadable) {
      throw FileLimit.unreadable("vCard");
    }
    if (number == 0) {
      throw FileLimit.unreadable("vCard");
    }
  }

  private static FileCustomer customer(VCard card, int number) {
    List<Telephone> telephones = card.getTelephoneNumbers();
    Telephone first =
        telephones.stream().filter(one -> one.getPref() != null).findFirst().orElse(null);
    Telephone main = first == null && !telephones.isEmpty() ? telephones.getFirst() : first;
    Address address =
        card.getAddresses().isEmpty() ? new Address() : card.getAddresses().getFirst();
    Categories categories = card.getCategories();
    try {
      Customer customer =
          new Customer(
              prospect(card) ? Customer.Kind.PROSPECT : Customer.Kind.CUSTOMER,
              commercial(card) ? Customer.Party.COMMERCIAL : Customer.Party.PRIVATE,
              name(card),
              main == null ? null : number(main),
              telephones.stream()
                  .filter(one -> !one.equals(main))
                  .map(one -> new Customer.Phone(kind(one), number(one)))
                  .toList(),
              firstText(card.getEmails()),
              firstText(card.getUrls()),
              address.getStreetAddress(),
              address.getPostalCode(),
              address.getLocality(),
              country(address.getCountry()),
              birthday(card.getBirthday()),
              firstText(card.getTitles()),
              sex(card.getGender()),
              categories == null ? List.of() : categories.getValues(),
              responsible(card));
      return new FileCustomer.Read(number, id(card), identity(card, customer), customer);
    } catch (IllegalArgumentException malformed) {
      return new FileCustomer.Unreadable(number, "value-malformed", "A value is malformed.");
    }
  }

  private static String name(VCard card) {
    TextProperty formatted = card.getFormattedName();
    if (formatted != null && formatted.getValue() != null && !formatted.getValue().isBlank()) {
      return formatted.getValue();
    }
    StructuredName parts = card.getStructuredName();
    if (parts != null) {
      return Stream.of(parts.getGiven(), parts.getFamily())
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" "))
          .strip();
    }
    return card.getOrganization() == null
        ? ""
        : String.join(" ", card.getOrganization().getValues());
  }

  private static boolean commercial(VCard card) {
    if (card.getKind() != null) {
      return card.getKind().isOrg();
    }
    return card.getOrganization() != null
        && card.getOrganization().getValues().stream().anyMatch(name(card)::equals);
  }

  private static boolean prospect(VCard card) {
    RawProperty kind = card.getExtendedProperty(KIND);
    return kind != null && Customer.Kind.PROSPECT.name().equals(kind.getValue());
  }

  private static @Nullable UUID responsible(VCard card) {
    RawProperty responsible = card.getExtendedProperty(RESPONSIBLE);
    return responsible == null ? null : UUID.fromString(responsible.getValue());
  }

  private static String number(Telephone telephone) {
    return telephone.getText() != null
        ? telephone.getText()
        : telephone.getUri() == null ? "" : telephone.getUri().getNumber();
  }

  private static PhoneKind kind(Telephone telephone) {
    List<TelephoneType> types = telephone.getTypes();
    return types.contains(TelephoneType.FAX)
        ? PhoneKind.FAX
        : types.contains(TelephoneType.CELL)
            ? PhoneKind.MOBILE
            : types.contains(TelephoneType.WORK)
                ? PhoneKind.WORK
                : types.contains(TelephoneType.HOME) ? PhoneKind.HOME : PhoneKind.OTHER;
  }

  private static @Nullable String firstText(List<? extends TextProperty> values) {
    return values.isEmpty() ? null : values.getFirst().getValue();
  }

  /** Cards name countries as they like; only what is a code already is kept. */
  private static @Nullable String country(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    return text.length() == 2 ? text : text.equalsIgnoreCase("Deutschland") ? "DE" : null;
  }

  private static @Nullable LocalDate birthday(@Nullable Birthday birthday) {
    Temporal date = birthday == null ? null : birthday.getDate();
    return date != null && date.isSupported(ChronoField.EPOCH_DAY) ? LocalDate.from(date) : null;
  }

  private static Customer.@Nullable Sex sex(@Nullable Gender gender) {
    if (gender == null) {
      return null;
    }
    return gender.isFemale()
        ? Customer.Sex.FEMALE
        : gender.isMale() ? Customer.Sex.MALE : gender.isOther() ? Customer.Sex.DIVERSE : null;
  }

  private static @Nullable UUID id(VCard card) {
    String uid = card.getUid() == null ? null : card.getUid().getValue();
    if (uid == null || !uid.startsWith(URN)) {
      return null;
    }
    try {
      return UUID.fromString(uid.substring(URN.length()));
    } catch (IllegalArgumentException other) {
      return null;
    }
  }

  private static String identity(VCard card, Customer customer) {
    return card.getUid() != null && card.getUid().getValue() != null
        ? "uid " + card.getUid().getValue()
        : String.join(
            "\u001f",
            customer.name(),
            String.valueOf(customer.phone()),
            String.valueOf(customer.email()),
            String.valueOf(customer.birthday()));
  }
}
