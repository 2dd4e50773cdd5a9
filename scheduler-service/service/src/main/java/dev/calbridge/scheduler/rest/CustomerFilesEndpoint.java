package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.CustomerSearch;
import dev.calbridge.scheduler.customer.Customers;
import dev.calbridge.scheduler.customer.SearchWords;
import dev.calbridge.scheduler.file.CustomersCsv;
import dev.calbridge.scheduler.file.CustomersVcard;
import dev.calbridge.scheduler.transfer.FileCustomer;
import dev.calbridge.scheduler.transfer.ImportCustomers;
import dev.calbridge.scheduler.transfer.ImportReport;
import dev.calbridge.scheduler.transfer.ImportReport.Fate;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/customers/export} and {@code /import}: customers as files. */
@Path("/api/v1/customers")
@RolesAllowed({TENANT_ADMIN, FRONT_DESK})
@Tag(name = "Customers")
public class CustomerFilesEndpoint {

  private static final int PAGE = 500;

  private final Caller caller;
  private final Customers customers;
  private final ImportCustomers imports;
  private final FileRequests files;

  CustomerFilesEndpoint(
      Caller caller, Customers customers, ImportCustomers imports, FileRequests files) {
    this.caller = caller;
    this.customers = customers;
    this.imports = imports;
    this.files = files;
  }

  @GET
  @Path("export")
  @Produces(CustomersCsv.MEDIA_TYPE)
  @RolesAllowed(TENANT_ADMIN)
  @Operation(summary = "All customers by name, as CSV or vCards, whichever Accept asks for")
  public Multi<String> csv() {
    return file(CustomersCsv.header(), CustomersCsv::line, "text/csv; charset=utf-8", "csv");
  }

  @GET
  @Path("export")
  @Produces(CustomersVcard.MEDIA_TYPE)
  @RolesAllowed(TENANT_ADMIN)
  @Operation(hidden = true)
  public Multi<String> vcards() {
    return file("", CustomersVcard::card, "text/vcard; charset=utf-8", "vcf");
  }

  private Multi<String> file(
      String header, Function<Stored<Customer>, String> line, String type, String extension) {
    Multi<String> pages =
        pages(caller.tenant()).map(page -> page.stream().map(line).collect(Collectors.joining()));
    return RestMulti.fromMultiData(
            Multi.createBy().concatenating().streams(Multi.createFrom().item(header), pages))
        .header("Content-Type", type)
        .header("Content-Disposition", "attachment; filename=\"customers." + extension + "\"")
        .build();
  }

  /** Page after page, each asked for when the one before has been sent. */
  private Multi<List<Stored<Customer>>> pages(String tenant) {
    AtomicReference<CustomerSearch.@Nullable After> after = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                customers
                    .find(
                        tenant, new CustomerSearch(List.of(), null, null, null, after.get(), PAGE))
                    .invoke(
                        page -> {
                          if (!page.isEmpty()) {
                            Stored<Customer> last = page.getLast();
                            after.set(
                                new CustomerSearch.After(
                                    SearchWords.sortName(last.value()), last.id()));
                          }
                        }))
        .whilst(page -> page.size() == PAGE);
  }

  @POST
  @Path("import")
  @Blocking
  @Consumes(CustomersCsv.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Takes customers from a CSV or vCard file and reports on each",
      description =
          "UTF-8. CSV: a header line names the columns as the export does; only name must be"
              + " there. The same file again changes nothing. With dryRun=true nothing is written.")
  public ImportReport takeCsv(
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @Nullable InputStream file) {
    return take(dryRun, file, CustomersCsv::read);
  }

  @POST
  @Path("import")
  @Blocking
  @Consumes(CustomersVcard.MEDIA_TYPE)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public ImportReport takeVcards(
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @Nullable InputStream file) {
    return take(dryRun, file, CustomersVcard::read);
  }

  private ImportReport take(
      boolean dryRun, @Nullable InputStream file, FileRequests.Read<FileCustomer> read) {
    String tenant = caller.tenant();
    return files.take(file, dryRun, read, group -> take(tenant, group, dryRun));
  }

  /** One after the other: two lines may mean the same customer. */
  private Uni<List<Fate>> take(String tenant, List<FileCustomer> group, boolean dryRun) {
    return Multi.createFrom()
        .iterable(group)
        .onItem()
        .transformToUni(item -> imports.take(tenant, item, dryRun))
        .concatenate()
        .collect()
        .asList();
  }
}
