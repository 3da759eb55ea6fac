package dev.regimen.processor.model;

import java.util.List;

/**
 * One call on the generated blueprint.
 *
 * @param method the blueprint's method
 * @param args strings, numbers, booleans or enum constants of the annotation package
 */
public record Fact(String method, List<Object> args) {
  public static Fact of(String method, Object... args) {
    return new Fact(method, List.of(args));
  }
}
