package dev.calbridge.scheduler.customer;

import dev.calbridge.scheduler.base.Absent;
import dev.calbridge.scheduler.base.BrokenRule;
import dev.calbridge.scheduler.base.Checked;
import dev.calbridge.scheduler.base.Checks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom an appointment is for.
 *
 * @param kind customer or prospect; absent means customer
 * @param name as people call them
 * @param phone or null
 * @param email or null
 * @param street street and number, or null
 * @param postalCode or null
 * @param city or null
 * @param country ISO 3166-1 alpha-2, or null
 */
public record Customer(
    Kind kind,
    String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String street,
    @Nullable String postalCode,
    @Nullable String city,
    @Nullable String country)
    implements Checked {

  public Customer(
      @Nullable Kind kind,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String street,
      @Nullable String postalCode,
      @Nullable String city,
      @Nullable String country) {
    this.kind = kind == null ? Kind.CUSTOMER : kind;
    this.name = Absent.text(name);
    this.phone = Absent.blank(phone);
    this.email = Absent.blank(email);
    this.street = Absent.blank(street);
    this.postalCode = Absent.blank(postalCode);
    this.city = Absent.blank(city);
    this.country = Absent.blank(country);
  }

  @Override
  public Optional<BrokenRule> broken() {
    return new Checks()
        .required("name", name, 200)
        .optional("phone", phone, 50)
        .optional("email", email, 254)
        .optional("street", street, 200)
        .optional("postal-code", postalCode, 20)
        .optional("city", city, 100)
        .optional("country", country, 2)
        .first();
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
}
