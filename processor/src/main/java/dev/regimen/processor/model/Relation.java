package dev.regimen.processor.model;

import java.util.List;

/**
 * What must hold between numbers that a run may override, whoever states them: the compiler checks
 * what the annotations say, and the blueprint carries the relation so that every run is held to it.
 *
 * @param names every setting that it speaks of, by its full name
 * @param fact as the blueprint is told
 */
public record Relation(List<String> names, Fact fact) {
  /** One setting is below another. */
  public static Relation below(String setting, String limit, String because) {
    return new Relation(List.of(setting, limit), Fact.of("below", setting, limit, because));
  }

  /** One setting is at most another. */
  public static Relation atMost(String setting, String limit, String because) {
    return new Relation(List.of(setting, limit), Fact.of("atMost", setting, limit, because));
  }

  /** A product of two settings is below a number. */
  public static Relation productBelow(String one, String other, double limit, String because) {
    return new Relation(List.of(one, other), Fact.of("productBelow", one, other, limit, because));
  }

  /** Two fractions of the same data come to less than all of it. */
  public static Relation sharesBelowOne(String one, String other, String because) {
    return new Relation(List.of(one, other), Fact.of("sharesBelowOne", one, other, because));
  }
}
