package dev.regimen.processor.emit;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names from outside that a loop's body uses, in the order of their first use. */
final class References {
  private final Set<String> arrays = new LinkedHashSet<>();
  private final Set<String> scalars = new LinkedHashSet<>();

  /** Notes an element such as {@code mean[i]}, or a plain local. */
  void note(String text) {
    int bracket = text.indexOf('[');
    if (bracket > 0) {
      arrays.add(text.substring(0, bracket));
    } else {
      scalars.add(text);
    }
  }

  void array(String name) {
    arrays.add(name);
  }

  Set<String> arrays() {
    return arrays;
  }

  Set<String> scalars() {
    return scalars;
  }
}
