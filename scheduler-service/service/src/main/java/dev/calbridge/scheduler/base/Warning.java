package dev.calbridge.scheduler.base;

import java.util.List;

/**
 * What somebody may want to know about a change that was made all the same.
 *
 * @param code stable, kebab-case
 * @param detail in plain words; never holds a customer's name
 * @param collisions what it collides with; the first few
 */
public record Warning(String code, String detail, List<Collision> collisions) {

  public Warning {
    collisions = List.copyOf(collisions);
  }
}
