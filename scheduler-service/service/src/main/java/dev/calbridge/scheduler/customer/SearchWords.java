package dev.calbridge.scheduler.customer;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By which words a customer is found: those of the name, the address, the e-mail address and the
 * profession, and the phone numbers. Each word of a search must be the beginning of one of them.
 */
public final class SearchWords {

  private static final int LONGEST = 64;
  private static final int MOST = 64;
  private static final int MOST_TERMS = 8;

  /** Digits and what people put between them. */
  private static final Pattern PHONE = Pattern.compile("[+(]?[\\d\\s()/+.-]{3,}");

  private SearchWords() {}

  /** Lower case, without accents, at most 64 of at most 64 characters. */
  public static Set<String> of(Customer customer) {
    Set<String> words = new LinkedHashSet<>();
    Stream.of(
            customer.name(),
            customer.city(),
            customer.street(),
            customer.postalCode(),
            customer.email(),
            customer.profession())
        .filter(Objects::nonNull)
        .flatMap(text -> Folding.words(text).stream())
        .forEach(words::add);
    Stream.concat(
            Stream.ofNullable(customer.phone()),
            customer.phones().stream().map(Customer.Phone::number))
        .map(Folding::phone)
        .filter(number -> !number.isEmpty())
        .forEach(words::add);
    return words.stream()
        .limit(MOST)
        .map(SearchWords::cut)
        .collect(LinkedHashSet::new, Set::add, Set::addAll);
  }

  /** The name as lists are ordered by. */
  public static String sortName(Customer customer) {
    return String.join(" ", Folding.words(customer.name()));
  }

  /** What a search looks for; empty if it holds no letter and no digit. */
  public static List<String> terms(String search) {
    String text = search.strip();
    return PHONE.matcher(text).matches()
        ? List.of(cut(Folding.phone(text)))
        : Folding.words(text).stream().distinct().limit(MOST_TERMS).map(SearchWords::cut).toList();
  }

  private static String cut(String word) {
    return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
  }
}
