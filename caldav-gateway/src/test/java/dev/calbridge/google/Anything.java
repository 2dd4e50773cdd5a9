package dev.calbridge.google;

/** Stands for another service's code, which nobody may use. */
public final class Anything {}
