package dev.regimen.processor.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The known name that a user probably meant: the nearest by edit distance (Levenshtein 1966), and
 * only where it is near.
 */
public final class Suggestion {
  /** Letters that two names must begin with alike to be taken for the same. */
  private static final int ENOUGH = 4;

  private static final Pattern DIMENSIONS = Pattern.compile("[1-3][dD]$");

  private Suggestion() {}

  /**
   * The name without its dimensions, {@code Conv} for {@code Conv2D}, if it is known, as other
   * libraries tell layers apart by them; else the nearest of the known names, if at most a third of
   * the longer one's letters (and at least one) must change; the earlier in alphabetical order
   * where two are equally near. Case counts for nothing.
   */
  public static Optional<String> near(String name, Collection<String> known) {
    String plain = DIMENSIONS.matcher(name).replaceFirst("");
    Optional<String> same =
        plain.equals(name)
            ? Optional.empty()
            : known.stream().filter(plain::equalsIgnoreCase).findFirst();
    return same.isPresent() ? same : nearest(name, known);
  }

  private static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(
            candidate ->
                distance(name, candidate)
                    <= Math.max(1, Math.max(name.length(), candidate.length()) / 3))
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * The nearest as by {@link #near}, or else the shortest that goes on where this one ends or that
   * this one begins with: {@code Dropout} for {@code Drop}, {@code MaxPool} for {@code
   * MaxPooling2D}.
   */
  public static Optional<String> meant(String name, Collection<String> known) {
    String written = name.toLowerCase(java.util.Locale.ROOT);
    return near(name, known)
        .or(
            () ->
                known.stream()
                    .filter(each -> beginAlike(written, each.toLowerCase(java.util.Locale.ROOT)))
                    .min(
                        Comparator.comparingInt(String::length)
                            .thenComparing(Comparator.naturalOrder())));
  }

  private static boolean beginAlike(String name, String other) {
    return Math.min(name.length(), other.length()) >= ENOUGH
        && (name.startsWith(other) || other.startsWith(name));
  }

  /** Letters to insert, delete or replace; upper and lower case are the same letter. */
  static int distance(String from, String to) {
    String a = from.toLowerCase(java.util.Locale.ROOT);
    String b = to.toLowerCase(java.util.Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
