package dev.regimen.processor.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What must hold between numbers that a run may override, whoever states them: the compiler checks
 * what the annotations say, and the blueprint carries the relation so that every run is held to it.
 *
 * @param settings the full names of what is multiplied; it must be below the limit
 * @param limit a {@code Double}, or the {@code String} name of another setting
 * @param reaches whether it may be the limit itself
 * @param because what would be wrong otherwise
 */
public record Relation(List<String> settings, Object limit, boolean reaches, String because) {
  /** One setting is below another. */
  public static Relation below(String setting, String limit, String because) {
    return new Relation(List.of(setting), limit, false, because);
  }

  /** One setting is at most another. */
  public static Relation atMost(String setting, String limit, String because) {
    return new Relation(List.of(setting), limit, true, because);
  }

  /** A product of two settings is below a number. */
  public static Relation productBelow(String one, String other, double limit, String because) {
    return new Relation(List.of(one, other), limit, false, because);
  }

  /** Every setting that it speaks of. */
  public List<String> names() {
    return limit instanceof String name
        ? Stream.concat(settings.stream(), Stream.of(name)).toList()
        : settings;
  }

  /** As the blueprint is told. */
  public Fact fact() {
    return settings.size() == 1
        ? Fact.of(reaches ? "atMost" : "below", settings.get(0), limit, because)
        : Fact.of("productBelow", settings.get(0), settings.get(1), limit, because);
  }
}
