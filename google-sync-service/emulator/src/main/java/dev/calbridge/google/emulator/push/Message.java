package dev.calbridge.google.emulator.push;

/**
 * One message to a channel; it has no body.
 *
 * @param state {@code sync} for the first, {@code exists} for a change
 * @param number grows within a channel, not always by one
 */
record Message(Channel channel, String state, long number) {}
