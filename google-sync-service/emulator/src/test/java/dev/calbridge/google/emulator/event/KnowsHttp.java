package dev.calbridge.google.emulator.event;

import dev.calbridge.google.emulator.http.Response;

/** Breaks the architecture on purpose. */
public record KnowsHttp(Response response) {}
