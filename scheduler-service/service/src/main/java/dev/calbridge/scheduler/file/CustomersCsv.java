package dev.calbridge.scheduler.file;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.transfer.FileCustomer;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;

/**
 * Customers as comma-separated values (RFC 4180), with a header line. Columns may stand in any
 * order and be missing, but for the name.
 */
public final class CustomersCsv {

  public static final String MEDIA_TYPE = "text/csv";

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "kind",
          "party",
          "name",
          "phone",
          "phones",
          "email",
          "webPage",
          "street",
          "postalCode",
          "city",
          "country",
          "birthday",
          "profession",
          "sex",
          "tags",
          "responsible");

  /** What makes a spreadsheet take a text for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private static final CSVFormat WRITTEN =
      CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

  private CustomersCsv() {}

  public static String header() {
    return WRITTEN.format(COLUMNS.toArray()) + "\r\n";
  }

  /** One line. A text that a spreadsheet would run is written with an apostrophe before it. */
  public static String line(Stored<Customer> stored) {
    Customer value = stored.value();
    Stream<@Nullable Object> cells =
        Stream.of(
            stored.id(),
            value.kind(),
            value.party(),
            value.name(),
            value.phone(),
            value.phones().stream()
                .map(one -> one.kind() + " " + one.number())
                .collect(Collectors.joining("; ")),
            value.email(),
            value.webPage(),
            value.street(),
            value.postalCode(),
            value.city(),
            value.country(),
            value.birthday(),
            value.profession(),
            value.sex(),
            String.join("; ", value.tags()),
            value.responsible());
    return WRITTEN.format(cells.map(CustomersCsv::harmless).toArray()) + "\r\n";
  }

  private static String harmless(@Nullable Object cell) {
    String text = cell == null ? "" : cell.toString();
    return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String original(String cell) {
    boolean guarded =
        cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
    return guarded ? cell.substring(1) : cell;
  }

  /**
   * Gives the customers one after the other. The separator is what the header line uses more of:
   * comma or semicolon.
   *
   * @throws dev.calbridge.kit.problem.ProblemException if it is no such file, or too long
   */
  public static void read(Reader file, Consumer<FileCustomer> each) {
    try {
      FirstLine first = FirstLine.of(file);
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setDelimiter(first.has(';') && !first.has(',') ? ';' : ',')
              .setHeader()
              .setSkipHeaderRecord(true)
              .setIgnoreHeaderCase(true)
              .setIgnoreSurroundingSpaces(true)
              .setAllowMissingColumnNames(true)
              .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
              .setTrim(true)
              .get();
      try (CSVParser parser = CSVParser.builder().setReader(first.all()).setFormat(format).get()) {
        if (!parser.getHeaderMap().containsKey("name")) {
          throw FileLimit.unreadable("CSV with a column \"name\"");
        }
        for (CSVRecord line : parser) {
          if (line.getRecordNumber() > FileLimit.ITEMS) {
            throw FileLimit.tooManyItems();
          }
          each.accept(customer(line, (int) parser.getCurrentLineNumber()));
        }
      }
    } catch (CSVException | IllegalArgumentException unreadable) {
      throw FileLimit.unreadable("CSV");
    } catch (UncheckedIOException | IOException unreadable) {
      throw FileLimit.unreadable("CSV");
    }
  }

  private static FileCustomer customer(CSVRecord line, int number) {
    try {
      String name = Objects.requireNonNullElse(cell(line, "name"), "");
      Customer customer =
          new Customer(
              word(Customer.Kind.class, cell(line, "kind")),
              word(Customer.Party.class, cell(line, "party")),
              name,
              cell(line, "phone"),
              list(cell(line, "phones")).map(CustomersCsv::phone).toList(),
              cell(line, "email"),
              cell(line, "webPage"),
              cell(line, "street"),
              cell(line, "postalCode"),
              cell(line, "city"),
              cell(line, "country"),
              date(cell(line, "birthday")),
              cell(line, "profession"),
              word(Customer.Sex.class, cell(line, "sex")),
              list(cell(line, "tags")).toList(),
              id(cell(line, "responsible")));
      return new FileCustomer.Read(
          number, id(cell(line, "id")), String.join("\u001f", line.toList()), customer);
    } catch (DateTimeException malformed) {
      return new FileCustomer.Unreadable(
          number, "date-malformed", "Write dates as 1972-02-29 or 29.02.1972.");
    } catch (IllegalArgumentException malformed) {
      return new FileCustomer.Unreadable(
          number, "value-malformed", "An id, kind, party, sex or phone is none.");
    }
  }

  private static @Nullable String cell(CSVRecord line, String column) {
    String text = line.isSet(column) ? original(line.get(column)) : "";
    return text.isBlank() ? null : text;
  }

  private static Stream<String> list(@Nullable String cell) {
    return cell == null
        ? Stream.of()
        : Arrays.stream(cell.split(";", -1)).map(String::strip).filter(one -> !one.isEmpty());
  }

  private static Customer.Phone phone(String text) {
    int space = text.indexOf(' ');
    String first = space < 0 ? "" : text.substring(0, space).toUpperCase(Locale.ROOT);
    for (Customer.PhoneKind kind : Customer.PhoneKind.values()) {
      if (kind.name().equals(first)) {
        return new Customer.Phone(kind, text.substring(space + 1));
      }
    }
    return new Customer.Phone(null, text);
  }

  private static <E extends Enum<E>> @Nullable E word(Class<E> type, @Nullable String cell) {
    return cell == null ? null : Enum.valueOf(type, cell.toUpperCase(Locale.ROOT));
  }

  private static @Nullable UUID id(@Nullable String cell) {
    return cell == null ? null : UUID.fromString(cell);
  }

  private static @Nullable LocalDate date(@Nullable String cell) {
    if (cell == null) {
      return null;
    }
    List<String> german = Arrays.asList(cell.split("\\.", -1));
    return german.size() == 3
        ? LocalDate.of(
            Integer.parseInt(german.get(2)),
            Integer.parseInt(german.get(1)),
            Integer.parseInt(german.getFirst()))
        : LocalDate.parse(cell);
  }
}
