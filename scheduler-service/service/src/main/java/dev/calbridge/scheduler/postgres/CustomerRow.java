package dev.calbridge.scheduler.postgres;

import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.SearchWords;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer as a row. */
@Entity
@Table(name = "customer")
public class CustomerRow extends MasterRow<Customer> {

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  Customer.Kind kind;

  @Column(name = "party")
  @Enumerated(EnumType.STRING)
  Customer.Party party;

  @Column(name = "name")
  String name;

  @Column(name = "phone")
  @Nullable String phone;

  /** Each as {@code KIND:number}. */
  @Column(name = "phones")
  String[] phones;

  @Column(name = "email")
  @Nullable String email;

  @Column(name = "web_page")
  @Nullable String webPage;

  @Column(name = "street")
  @Nullable String street;

  @Column(name = "postal_code")
  @Nullable String postalCode;

  @Column(name = "city")
  @Nullable String city;

  @Column(name = "country")
  @Nullable String country;

  @Column(name = "birthday")
  @Nullable LocalDate birthday;

  @Column(name = "profession")
  @Nullable String profession;

  @Column(name = "sex")
  @Enumerated(EnumType.STRING)
  Customer.@Nullable Sex sex;

  @Column(name = "tags")
  String[] tags;

  @Column(name = "responsible")
  @Nullable UUID responsible;

  @Column(name = "sort_name")
  String sortName;

  @Override
  Customer value() {
    return new Customer(
        kind,
        party,
        name,
        phone,
        Arrays.stream(phones).map(CustomerRow::phone).toList(),
        email,
        webPage,
        street,
        postalCode,
        city,
        country,
        birthday,
        profession,
        sex,
        List.of(tags),
        responsible);
  }

  @Override
  void set(Customer value) {
    kind = value.kind();
    party = value.party();
    name = value.name();
    phone = value.phone();
    phones =
        value.phones().stream()
            .map(one -> one.kind().name() + ":" + one.number())
            .toArray(String[]::new);
    email = value.email();
    webPage = value.webPage();
    street = value.street();
    postalCode = value.postalCode();
    city = value.city();
    country = value.country();
    birthday = value.birthday();
    profession = value.profession();
    sex = value.sex();
    tags = value.tags().toArray(String[]::new);
    responsible = value.responsible();
    sortName = SearchWords.sortName(value);
  }

  private static Customer.Phone phone(String stored) {
    int colon = stored.indexOf(':');
    return new Customer.Phone(
        Customer.PhoneKind.valueOf(stored.substring(0, colon)), stored.substring(colon + 1));
  }
}
