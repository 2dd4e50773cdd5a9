package dev.calbridge.scheduler.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.calbridge.scheduler.base.Stored;
import java.util.UUID;

/**
 * Master data as REST shows it: what was written, with its id and version.
 *
 * @param version also the entity tag
 */
public record MasterView<T>(UUID id, long version, @JsonUnwrapped T value) {

  static <T> MasterView<T> of(Stored<T> stored) {
    return new MasterView<>(stored.id(), stored.version(), stored.value());
  }
}
