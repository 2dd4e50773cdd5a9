package dev.calbridge.scheduler.base;

/**
 * Who wants to change a book.
 *
 * @param user subject of the account (OIDC {@code sub})
 * @param everything true if the person may write in every resource's book, false if only in the own
 */
public record Writer(String user, boolean everything) {}
