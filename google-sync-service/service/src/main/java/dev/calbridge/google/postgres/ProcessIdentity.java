package dev.calbridge.google.postgres;

import java.util.UUID;

/** Tells this process from its replicas; new at every start. */
public record ProcessIdentity(UUID id) {}
