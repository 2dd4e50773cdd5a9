package dev.calbridge.credential.postgres;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Rows are the tenant's: an id alone finds nothing. */
@Embeddable
public record RowKey(String tenant, UUID id) {}
