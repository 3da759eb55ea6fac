package dev.regimen.processor.rule.layer;

import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers that divide several others: into how many groups channels can be cut. */
final class Divisors {
  private Divisors() {}

  /**
   * Refuses groups that do not divide.
   *
   * @param member the annotation's, which says how many groups
   * @param counts channels, or channels and filters
   */
  static void check(Use<?> use, String member, int groups, LayerScope layer, int... counts) {
    if (Arrays.stream(counts).allMatch(count -> count % groups == 0)) {
      return;
    }
    String what =
        counts[0] + " channels" + (counts.length > 1 ? " and " + counts[1] + " filters" : "");
    throw layer
        .misfit(
            "GroupsDoNotDivide",
            use,
            groups + " groups of " + use.text() + " do not divide " + what)
        .at(member)
        .fix("groups = " + nearest(groups, counts) + ", of " + text(counts));
  }

  private static int nearest(int wanted, int... counts) {
    return common(counts)
        .boxed()
        .min((a, b) -> Integer.compare(Math.abs(a - wanted), Math.abs(b - wanted)))
        .orElse(1);
  }

  /** The common divisors, ascending. */
  static String text(int... counts) {
    return common(counts).mapToObj(String::valueOf).collect(Collectors.joining(", "));
  }

  private static IntStream common(int... counts) {
    return IntStream.rangeClosed(1, Arrays.stream(counts).min().orElse(1))
        .filter(n -> Arrays.stream(counts).allMatch(count -> count % n == 0));
  }
}
