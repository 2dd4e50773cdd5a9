package dev.calbridge.platform.testkit;

/** One kind of platform, found by {@link java.util.ServiceLoader}. */
public interface PlatformProvider {

  /** The value of the system property {@code calbridge.platform} that selects this kind. */
  String name();

  /** Attaches to a running platform of this kind, or starts one. */
  Platform platform();
}
