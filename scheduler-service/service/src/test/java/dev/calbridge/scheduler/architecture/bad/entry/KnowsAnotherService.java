package dev.calbridge.scheduler.architecture.bad.entry;

import dev.calbridge.credential.Vault;

/** Breaks a rule on purpose. */
public record KnowsAnotherService(Vault vault) {}
