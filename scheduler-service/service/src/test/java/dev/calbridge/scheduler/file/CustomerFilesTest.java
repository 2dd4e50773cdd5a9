package dev.calbridge.scheduler.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.transfer.FileCustomer;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFilesTest {

  private static final Customer FULL =
      new Customer(
          Customer.Kind.PROSPECT,
          Customer.Party.COMMERCIAL,
          "Hörwelt \"Süd\", GmbH; & Co. 👂",
          "+49 711 1",
          List.of(
              new Customer.Phone(Customer.PhoneKind.MOBILE, "0170 1"),
              new Customer.Phone(Customer.PhoneKind.OTHER, "0711 99")),
          "info@hoerwelt.example",
          "https://hoerwelt.example/",
          "Königstraße 1",
          "01067",
          "Dresden",
          "DE",
          LocalDate.of(1972, 2, 29),
          "Akustik",
          Customer.Sex.DIVERSE,
          List.of("VIP", "Stammkunde"),
          UUID.randomUUID());

  @Test
  void csvComesBackAsItWas() {
    Stored<Customer> stored = stored(FULL);
    FileCustomer.Read read = one(csv(CustomersCsv.header() + CustomersCsv.line(stored)));
    assertThat(read.id()).isEqualTo(stored.id());
    assertThat(read.customer()).isEqualTo(FULL);
  }

  @Test
  void vcardsComeBackAsTheyWere() {
    Stored<Customer> stored = stored(FULL);
    FileCustomer.Read read = one(vcards(CustomersVcard.card(stored)));
    assertThat(read.id()).isEqualTo(stored.id());
    assertThat(read.customer()).isEqualTo(FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49", "-1", "@x", "\tx"})
  void aSpreadsheetRunsNothing(String name) {
    String line = CustomersCsv.line(stored(named(name)));
    assertThat(line).contains(",'" + name).doesNotContain("," + name);
    assertThat(one(csv(CustomersCsv.header() + line)).customer().name().strip())
        .isEqualTo(name.strip());
  }

  @Test
  void whatSpreadsheetsWriteIsRead() {
    List<FileCustomer> items =
        csv(
            "\uFEFFName;Birthday;Phones;unknown\r\n"
                + "\"Müller; Anna\";29.02.1972;mobile 0170 1;x\r\n"
                + "Kurz\r\n");
    FileCustomer.Read first = (FileCustomer.Read) items.getFirst();
    assertThat(first.customer().name()).isEqualTo("Müller; Anna");
    assertThat(first.customer().birthday()).isEqualTo(LocalDate.of(1972, 2, 29));
    assertThat(first.customer().phones())
        .containsExactly(new Customer.Phone(Customer.PhoneKind.MOBILE, "0170 1"));
    assertThat(((FileCustomer.Read) items.getLast()).customer().name()).isEqualTo("Kurz");
  }

  @Test
  void aBrokenLineDoesNotSpoilTheOthers() {
    List<FileCustomer> items =
        csv("name,birthday,sex\r\nA,30.02.1972,\r\nB,1972-02-29,?\r\nC,,FEMALE\r\n");
    assertThat(items.subList(0, 2))
        .extracting(item -> ((FileCustomer.Unreadable) item).code())
        .containsExactly("date-malformed", "value-malformed");
    assertThat(items.get(2)).isInstanceOf(FileCustomer.Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "street,city\r\nx,y\r\n", "name,name\r\n", "name\r\n\"open"})
  void whatIsNoCsvIsRefusedAltogether(String text) {
    assertThatThrownBy(() -> csv(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void anOldCardOfAPhoneIsRead() {
    FileCustomer.Read read =
        one(
            vcards(
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8:Müller;Anna;;;\r\n"
                    + "TEL;CELL:0170 1\r\nTEL;FAX:0711 9\r\nEND:VCARD\r\n"));
    assertThat(read.customer().name()).isEqualTo("Anna Müller");
    assertThat(read.customer().phone()).isEqualTo("0170 1");
    assertThat(read.customer().phones())
        .containsExactly(new Customer.Phone(Customer.PhoneKind.FAX, "0711 9"));
  }

  @Test
  void whatIsNoCardIsRefusedAltogether() {
    assertThatThrownBy(() -> vcards("hello")).isInstanceOf(ProblemException.class);
  }

  private static List<FileCustomer> csv(String text) {
    List<FileCustomer> items = new ArrayList<>();
    CustomersCsv.read(new StringReader(text), items::add);
    return items;
  }

  private static List<FileCustomer> vcards(String text) {
    List<FileCustomer> items = new ArrayList<>();
    CustomersVcard.read(new StringReader(text), items::add);
    return items;
  }

  private static FileCustomer.Read one(List<FileCustomer> items) {
    assertThat(items).singleElement().isInstanceOf(FileCustomer.Read.class);
    return (FileCustomer.Read) items.getFirst();
  }

  private static Stored<Customer> stored(Customer customer) {
    return new Stored<>(UUID.randomUUID(), 1, customer, Instant.EPOCH, Instant.EPOCH);
  }

  private static Customer named(String name) {
    return new Customer(
        null, null, name, null, null, null, null, null, null, null, null, null, null, null, null,
        null);
  }
}
