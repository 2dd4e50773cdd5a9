package dev.calbridge.scheduler.appointment;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/** How the appointments of all tenants were before. */
public interface AppointmentHistory {

  /** The versions that are still kept, the newest first; also of one that is deleted. */
  Uni<List<EarlierVersion>> of(String tenant, UUID appointment);
}
