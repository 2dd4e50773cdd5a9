package dev.calbridge.local.demo;

import dev.calbridge.local.demo.Business.Branch;
import dev.calbridge.local.demo.Business.Customer;
import dev.calbridge.local.demo.Business.Kind;
import dev.calbridge.local.demo.Business.Resource;
import dev.calbridge.local.demo.Business.Status;
import java.util.List;

/** The two invented businesses. Nobody in them exists. */
public final class Businesses {

  private Businesses() {}

  /** An optician with two shops: what the demonstration is about. */
  public static Business opticians() {
    return new Business(
        "optik-himmel",
        "Optik Himmel",
        List.of(new Branch("stuttgart", "01 Stuttgart"), new Branch("esslingen", "02 Esslingen")),
        List.of(
            person("anna", "Anna Berger", "anna.berger", "stuttgart", "#1565C0"),
            person("ben", "Ben Vogt", "ben.vogt", "stuttgart", "#2E7D32"),
            person("clara", "Clara Weiß", "", "stuttgart", "#AD1457"),
            person("david", "David Krüger", "", "stuttgart", "#EF6C00"),
            person("eva", "Eva Lindner", "", "esslingen", "#6A1B9A"),
            person("felix", "Felix Haug", "", "esslingen", "#00838F"),
            person("greta", "Greta Sommer", "", "esslingen", "#4E342E"),
            place("test-1", "Sehteststation 1", "stuttgart", "#546E7A"),
            place("test-2", "Sehteststation 2", "stuttgart", "#546E7A"),
            place("lenses", "Kontaktlinsen-Anpassraum", "stuttgart", "#00695C"),
            place("workshop", "Werkstatt", "stuttgart", "#5D4037"),
            place("test-e", "Sehteststation Esslingen", "esslingen", "#546E7A"),
            place("workshop-e", "Werkstatt Esslingen", "esslingen", "#5D4037")),
        List.of(
            new Kind("sight", "Sehtest", "#1976D2", 30, true),
            new Kind("advice", "Brillenberatung", "#388E3C", 45, false),
            new Kind("pick-up", "Brillenabholung", "#7CB342", 15, false),
            new Kind("lens-fit", "Kontaktlinsen-Anpassung", "#00897B", 60, true),
            new Kind("lens-check", "Kontaktlinsen-Kontrolle", "#4DB6AC", 30, true),
            new Kind("repair", "Reparatur", "#8D6E63", 15, false),
            new Kind("home", "Hausbesuch", "#F4511E", 90, false),
            new Kind("internal", "Besprechung", "#757575", 30, false)),
        List.of(
            new Status("planned", "geplant", "TENTATIVE"),
            new Status("confirmed", "bestätigt", "CONFIRMED"),
            new Status("cancelled", "abgesagt", "CANCELLED"),
            new Status("arrived", "erschienen", "")),
        List.of(
            customer("Ilse", "Ackermann", "01"),
            customer("Jürgen", "Baumann", "02"),
            customer("Karin", "Dietz", "03"),
            customer("Lars", "Engel", "04"),
            customer("Mia", "Fuchs", "05"),
            customer("Norbert", "Graf", "06"),
            customer("Olga", "Hahn", "07"),
            customer("Paul", "Jäger", "08"),
            customer("Renate", "Kaiser", "09"),
            customer("Simon", "Lorenz", "10"),
            customer("Theresa", "Maurer", "11"),
            customer("Uwe", "Noll", "12"),
            customer("Vera", "Otto", "13"),
            customer("Walter", "Pfeiffer", "14"),
            customer("Yvonne", "Roth", "15"),
            customer("Zeki", "Sahin", "16"),
            customer("Beate", "Thiel", "17"),
            customer("Carsten", "Ulrich", "18"),
            customer("Doris", "Voss", "19"),
            customer("Emil", "Wagner", "20")));
  }

  /** A second tenant, to see that nothing of one is seen by the other. */
  public static Business hearingAids() {
    return new Business(
        "hoergut",
        "Hörgut",
        List.of(new Branch("ulm", "Ulm")),
        List.of(
            person("hanna", "Hanna Stein", "", "ulm", "#283593"),
            place("booth", "Hörkabine", "ulm", "#37474F")),
        List.of(new Kind("hearing", "Hörtest", "#3949AB", 45, false)),
        List.of(new Status("confirmed", "bestätigt", "CONFIRMED")),
        List.of(customer("Gustav", "Zimmer", "31"), customer("Helga", "Albrecht", "32")));
  }

  private static Resource person(
      String key, String name, String user, String branch, String color) {
    return new Resource(key, name, true, user, branch, color);
  }

  private static Resource place(String key, String name, String branch, String color) {
    return new Resource(key, name, false, "", branch, color);
  }

  /** The numbers are set apart for invented people (Bundesnetzagentur, Drama-Rufnummern). */
  private static Customer customer(String firstName, String lastName, String number) {
    return new Customer(lastName, firstName, lastName, "+49 30 23125 0" + number);
  }
}
