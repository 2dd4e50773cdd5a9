package dev.calbridge.credential;

/** Stands for another service's code, which is never on our class path. */
public final class Vault {}
