package dev.calbridge.google.rest;

import static dev.calbridge.google.rest.Choices.chosen;
import static dev.calbridge.google.rest.Choices.invalid;
import static dev.calbridge.google.rest.Choices.kebab;
import static dev.calbridge.google.rest.Choices.required;

import dev.calbridge.google.link.TenantPrivacy;
import dev.calbridge.google.sync.FieldMapping;
import dev.calbridge.kit.tenancy.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The most that Google gets to see of the tenant's entries, over whichever link. */
@Path("/api/v1/google/privacy")
@RolesAllowed({Rights.ADMIN, Rights.EMPLOYEE})
@Tag(name = "Links")
@RunOnVirtualThread
public class PrivacyResource {

  private final Caller caller;
  private final TenantPrivacy privacy;

  public PrivacyResource(Caller caller, TenantPrivacy privacy) {
    this.caller = caller;
    this.privacy = privacy;
  }

  /**
   * What is shown of each field. A link's own level may show less, never more.
   *
   * @param title {@code full}, {@code initials} (of customers; the other words stay) or {@code
   *     busy} (one word for all); if not {@code full}, customers are not named elsewhere either
   * @param description whether there is one
   * @param location whether there is one
   * @param visibility {@code default} or {@code private}: kept from people the Google calendar is
   *     shared with, unless they may change it
   */
  public record PrivacyView(
      @Nullable String title,
      @Nullable Boolean description,
      @Nullable Boolean location,
      @Nullable String visibility) {

    static PrivacyView of(FieldMapping mapping) {
      return new PrivacyView(
          kebab(mapping.title()),
          mapping.description(),
          mapping.location(),
          kebab(mapping.visibility()));
    }

    FieldMapping mapping() {
      return new FieldMapping(
          chosen(
              required(title, "title"),
              FieldMapping.Title::valueOf,
              "title",
              "full, initials or busy"),
          required(description, "description"),
          required(location, "location"),
          chosen(
              required(visibility, "visibility"),
              FieldMapping.Visibility::valueOf,
              "visibility",
              "default or private"));
    }
  }

  @GET
  @Operation(summary = "What Google gets to see of each field at most")
  public PrivacyView get() {
    return PrivacyView.of(privacy.of(caller.tenant()));
  }

  /** Events that are in Google already are written again as they may be seen now. */
  @PUT
  @RolesAllowed(Rights.ADMIN)
  @Operation(summary = "Says what Google gets to see of each field at most; all fields are needed")
  public PrivacyView put(@Nullable PrivacyView wanted) {
    if (wanted == null) {
      throw invalid("Send title, description, location and visibility as JSON.");
    }
    FieldMapping mapping = wanted.mapping();
    privacy.change(caller.tenant(), mapping);
    return PrivacyView.of(mapping);
  }
}
