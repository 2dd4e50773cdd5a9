package dev.calbridge.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An invented business. Plain data: how the REST interface wants it said stands in {@link
 * RestForm}.
 *
 * @param alias of the tenant
 * @param resources persons and rooms
 */
public record Business(
    String alias,
    String name,
    List<Branch> branches,
    List<Resource> resources,
    List<Kind> types,
    List<Status> statuses,
    List<Customer> customers) {

  public Business {
    branches = List.copyOf(branches);
    resources = List.copyOf(resources);
    types = List.copyOf(types);
    statuses = List.copyOf(statuses);
    customers = List.copyOf(customers);
  }

  /** The zone all of its branches are in. */
  public static final String ZONE = "Europe/Berlin";

  /** A shop. */
  public record Branch(String key, String name) {}

  /**
   * Something that can be booked.
   *
   * @param user name of the user account of a person, or empty
   * @param color {@code #RRGGBB}
   */
  public record Resource(
      String key, String name, boolean person, String user, String branch, String color) {}

  /**
   * A type of appointment.
   *
   * @param minutes usual length
   * @param room whether it also needs one of the examination rooms
   */
  public record Kind(String key, String name, String color, int minutes, boolean room) {}

  /**
   * @param outside TENTATIVE, CONFIRMED, CANCELLED, or empty for none
   */
  public record Status(String key, String name, String outside) {}

  /** Whom an appointment is for. */
  public record Customer(String key, String firstName, String lastName, String phone) {

    String email() {
      return Names.ascii(firstName) + "." + Names.ascii(lastName) + "@example.org";
    }
  }

  public UUID branchId(String key) {
    return DemoItem.id(alias, "branches", key);
  }

  public UUID resourceId(String key) {
    return DemoItem.id(alias, "resources", key);
  }

  public UUID typeId(String key) {
    return DemoItem.id(alias, "appointment-types", key);
  }

  public UUID statusId(String key) {
    return DemoItem.id(alias, "appointment-statuses", key);
  }

  public UUID customerId(String key) {
    return DemoItem.id(alias, "customers", key);
  }

  /** Umlauts as they are written in addresses. */
  static final class Names {

    private static final Map<String, String> ASCII =
        Map.of("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", " ", "-");

    private Names() {}

    static String ascii(String name) {
      String plain = name.toLowerCase(Locale.ROOT);
      for (Map.Entry<String, String> letter : ASCII.entrySet()) {
        plain = plain.replace(letter.getKey(), letter.getValue());
      }
      return plain;
    }
  }
}
