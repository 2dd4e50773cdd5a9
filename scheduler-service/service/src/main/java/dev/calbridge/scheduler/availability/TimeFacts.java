package dev.calbridge.scheduler.availability;

import dev.calbridge.scheduler.base.Stored;
import dev.calbridge.scheduler.resource.KnownResource;
import dev.calbridge.scheduler.tenant.Tenant;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is so when a decision about a resource's time is taken.
 *
 * @param tenant alias
 * @param settings of the tenant: its language, and which calendar shows unavailabilities
 * @param current locked, or null if there is none
 * @param lastVersion the highest version that id ever had; 0 if none
 * @param resources the resources named, by id
 * @param idTaken true if an appointment, or time of the other kind, has the id
 * @param now the time of the change
 */
public record TimeFacts(
    String tenant,
    Tenant settings,
    @Nullable Stored<ResourceTime> current,
    long lastVersion,
    Map<UUID, KnownResource> resources,
    boolean idTaken,
    Instant now) {}
