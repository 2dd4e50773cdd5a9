package dev.calbridge.credential.credential;

import java.util.Set;

/** Which versions the caller is ready to change. */
public sealed interface Expected {

  /** Whatever it is by now. */
  record Any() implements Expected {}

  /** One of those the caller has seen. */
  record OneOf(Set<Long> versions) implements Expected {
    public OneOf {
      versions = Set.copyOf(versions);
    }
  }

  default boolean accepts(long version) {
    return switch (this) {
      case Any() -> true;
      case OneOf(Set<Long> versions) -> versions.contains(version);
    };
  }
}
