package dev.regimen.text;

import java.util.Collection;
import java.util.Comparator;

/** Finds the name that was probably meant. */
public final class Spelling {
  private Spelling() {}

  /**
   * {@code "; did you mean 'x'?"} when a known name is within a third of the length by insertions,
   * deletions and substitutions (Levenshtein 1966), else the list of names.
   */
  public static String hint(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(closest -> distance(name, closest) <= Math.max(1, closest.length() / 3))
        .map(closest -> "; did you mean '" + closest + "'?")
        .orElse("; it has " + String.join(", ", known));
  }

  public static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
