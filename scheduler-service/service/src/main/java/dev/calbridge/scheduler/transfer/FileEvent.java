package dev.calbridge.scheduler.transfer;

import dev.calbridge.scheduler.contract.EntryContent;

/** One item of a calendar file: an event with all its overrides. */
public sealed interface FileEvent {

  /** Where it begins in the file, from 1. */
  int line();

  /** It can be read. */
  record Read(int line, String uid, EntryContent content) implements FileEvent {}

  /** It cannot, or is no event. */
  record Unreadable(int line, String code, String detail) implements FileEvent {}
}
