package dev.calbridge.google.sync;

/**
 * The state both sides were last known to be in together. Two contents, because Google may write
 * down what it was given in other words: that is no edit.
 *
 * @param ours what the house said then
 * @param theirs what Google said then
 */
public record Agreement(EventContent ours, EventContent theirs) {}
