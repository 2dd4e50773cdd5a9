package dev.calbridge.platform.testkit;

/** The programs that can be the platform; all of them speak through {@link PlatformFile}. */
public enum PlatformKind {
  /** The real parts from Maven artifacts; needs no container engine. */
  EMBEDDED("deploy/platform/server", "dev.calbridge.platform.PlatformServer"),

  /** The production images; needs a container engine. */
  CONTAINERS("deploy/platform/containers", "dev.calbridge.platform.containers.ContainerServer");

  private final String module;
  private final String mainClass;

  PlatformKind(String module, String mainClass) {
    this.module = module;
    this.mainClass = mainClass;
  }

  /** The folder of its Maven module, from the repository's root. */
  public String module() {
    return module;
  }

  String mainClass() {
    return mainClass;
  }

  /**
   * The kind of a name: {@code embedded} or {@code containers}.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static PlatformKind named(String name) {
    for (PlatformKind kind : values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("calbridge.platform is embedded or containers, not " + name);
  }
}
