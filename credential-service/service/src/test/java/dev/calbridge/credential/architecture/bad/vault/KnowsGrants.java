package dev.calbridge.credential.architecture.bad.vault;

import dev.calbridge.credential.grant.GrantState;

/** A vault that asks what it keeps. */
public record KnowsGrants(GrantState state) {}
