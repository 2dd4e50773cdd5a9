package dev.calbridge.scheduler.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Key of everything that belongs to a tenant. */
@Embeddable
public record TenantKey(@Column(name = "tenant") String tenant, @Column(name = "id") UUID id) {}
