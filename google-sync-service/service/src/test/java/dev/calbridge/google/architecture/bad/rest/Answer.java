package dev.calbridge.google.architecture.bad.rest;

/** Stands for an HTTP answer. */
public final class Answer {}
