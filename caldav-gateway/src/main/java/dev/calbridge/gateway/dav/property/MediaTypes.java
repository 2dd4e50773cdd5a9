package dev.calbridge.gateway.dav.property;

/** Media types as they are written. */
public final class MediaTypes {

  public static final String EVENT = "text/calendar; charset=utf-8; component=VEVENT";

  private MediaTypes() {}
}
