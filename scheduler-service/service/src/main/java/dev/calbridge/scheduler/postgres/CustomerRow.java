package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.customer.Customer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A customer as a row. */
@Entity
@Table(name = "customer")
public class CustomerRow extends MasterRow<Customer> {

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  Customer.Kind kind;

  @Column(name = "name")
  String name;

  @Column(name = "phone")
  @Nullable String phone;

  @Column(name = "email")
  @Nullable String email;

  @Column(name = "street")
  @Nullable String street;

  @Column(name = "postal_code")
  @Nullable String postalCode;

  @Column(name = "city")
  @Nullable String city;

  @Column(name = "country")
  @Nullable String country;

  @Override
  Customer value() {
    return new Customer(kind, name, phone, email, street, postalCode, city, country);
  }

  @Override
  void set(Customer value) {
    kind = value.kind();
    name = value.name();
    phone = value.phone();
    email = value.email();
    street = value.street();
    postalCode = value.postalCode();
    city = value.city();
    country = value.country();
  }
}
