package dev.calbridge.credential.contract;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /api/v1/service-credentials/{id}}, for administrators: all that may be changed, what
 * is left out is taken away.
 *
 * @param branch main branch
 * @param validFrom first day, or null
 * @param validUntil last day, included, or null
 * @param timeZone IANA name of the zone these days are in; needed as soon as one is given
 * @param label what the owner calls it, or null
 * @param confirmed whether it may be used
 */
public record ChangeServiceCredential(
    UUID branch,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable String timeZone,
    @Nullable String label,
    Boolean confirmed) {}
