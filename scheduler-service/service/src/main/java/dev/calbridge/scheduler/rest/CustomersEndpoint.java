package dev.calbridge.scheduler.rest;

import static dev.calbridge.scheduler.rest.Roles.EMPLOYEE;
import static dev.calbridge.scheduler.rest.Roles.FRONT_DESK;
import static dev.calbridge.scheduler.rest.Roles.TENANT_ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import dev.calbridge.kit.problem.ProblemException;
import dev.calbridge.kit.tenancy.Caller;
import dev.calbridge.scheduler.base.MasterData;
import dev.calbridge.scheduler.base.Page;
import dev.calbridge.scheduler.customer.Customer;
import dev.calbridge.scheduler.customer.CustomerSearch;
import dev.calbridge.scheduler.customer.Customers;
import dev.calbridge.scheduler.customer.SearchWords;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/customers}. */
@Path("/api/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({TENANT_ADMIN, FRONT_DESK, EMPLOYEE})
@Tag(name = "Customers")
public class CustomersEndpoint {

  private static final String PATH = "customers";

  private static final int LONGEST_SEARCH = 200;

  private final Caller caller;
  private final MasterDesk desk;
  private final MasterData<Customer> data;
  private final Customers customers;

  CustomersEndpoint(
      Caller caller, MasterDesk desk, MasterData<Customer> data, Customers customers) {
    this.caller = caller;
    this.desk = desk;
    this.data = data;
    this.customers = customers;
  }

  @GET
  @Operation(
      summary = "Customers by name",
      description =
          "Each word of q must begin a word of the name, the address, the e-mail address or the"
              + " profession, or a phone number; case, accents and ways to write an umlaut do not"
              + " matter.")
  public Uni<Page<MasterView<Customer>>> list(
      @QueryParam("q") @Nullable String search,
      @QueryParam("kind") Customer.@Nullable Kind kind,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("responsible") @Nullable UUID responsible,
      @QueryParam("after") @Nullable String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    int most = Answers.limit(limit);
    CustomerSearch wanted =
        new CustomerSearch(
            terms(search), kind, tag, responsible, CustomerCursor.parse(after), most + 1);
    return customers
        .find(caller.tenant(), wanted)
        .map(
            found -> {
              var items = found.stream().limit(most).toList();
              String next = found.size() > most ? CustomerCursor.behind(items.getLast()) : null;
              return new Page<>(items, next).map(MasterView::of);
            });
  }

  private static List<String> terms(@Nullable String search) {
    if (search == null || search.isBlank()) {
      return List.of();
    }
    List<String> terms = search.length() > LONGEST_SEARCH ? List.of() : SearchWords.terms(search);
    if (terms.isEmpty()) {
      throw new ProblemException(
          400, "search-malformed", "Search for up to " + LONGEST_SEARCH + " letters or digits.");
    }
    return terms;
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One customer; its entity tag is its version")
  public Uni<RestResponse<MasterView<Customer>>> one(@RestPath UUID id) {
    return desk.one(data, "customer", id);
  }

  @POST
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "A new customer under an id of its own")
  public Uni<RestResponse<MasterView<Customer>>> create(
      @HeaderParam(NewIds.HEADER) @Nullable String key, @Nullable Customer value) {
    return desk.create(data, PATH, key, value);
  }

  @PUT
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "Creates or replaces; If-Match and If-None-Match: * are honoured")
  public Uni<RestResponse<MasterView<Customer>>> put(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
      @Nullable Customer value) {
    return desk.put(data, PATH, id, ifMatch, ifNoneMatch, value);
  }

  @PATCH
  @Path("{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "Changes the fields it names (RFC 7396); If-Match is honoured")
  public Uni<RestResponse<MasterView<Customer>>> patch(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable JsonNode patch) {
    return desk.patch(data, Customer.class, PATH, "customer", id, ifMatch, patch);
  }

  @DELETE
  @Path("{id}")
  @RolesAllowed({TENANT_ADMIN, FRONT_DESK})
  @Operation(summary = "Deletes what nothing refers to any more; If-Match is honoured")
  public Uni<RestResponse<Void>> delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return desk.delete(data, id, ifMatch);
  }
}
