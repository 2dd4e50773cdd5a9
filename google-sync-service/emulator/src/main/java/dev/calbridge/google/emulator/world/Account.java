package dev.calbridge.google.emulator.world;

/**
 * A Google account.
 *
 * @param sub the id that never changes, 21 digits
 * @param email also the id of the account's primary calendar
 * @param name shown to people
 */
public record Account(String sub, String email, String name) {}
