package dev.regimen.examples.findings;

import dev.regimen.data.Dataset;
import dev.regimen.data.Splits;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a network learns of samples without labels, for the few that have one: the whole network
 * trained further, and the last layer alone. Runs of one seed differ in what the network begins
 * with alone.
 */
abstract class PretextFinding extends SeededFinding {
  /**
   * What one way of beginning came to, a number for each seed.
   *
   * @param tuned of the whole network
   * @param probed of the last layer alone
   */
  record Outcome(double[] tuned, double[] probed) {
    double mean() {
      return PretextFinding.mean(tuned);
    }
  }

  /** Lets trainers begin with what a task has taught. */
  static void begin(Trainer<?> task, long seed, Dataset data, Trainer<?>... followers) {
    try {
      Path file = Files.createTempFile("taught", ".safetensors");
      try {
        task.set("seed", seed).fit(Splits.trainOnly(data)).save(file);
        for (Trainer<?> follower : followers) {
          follower.from(file);
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the numbers are, above the lines of {@link #show}. */
  static void head(PrintWriter out, String measured) {
    out.printf("%-18s fine-tuned   gain   better   linear probe   fine-tuned, each%n", measured);
  }

  /**
   * Prints a line and draws it.
   *
   * @param sign 1 where more is better, −1 for errors
   */
  final void show(PrintWriter out, String words, Outcome own, Outcome scratch, int sign) {
    int better = 0;
    StringBuilder each = new StringBuilder();
    for (int i = 0; i < own.tuned.length; i++) {
      better += sign * own.tuned[i] > sign * scratch.tuned[i] ? 1 : 0;
      each.append(String.format(Locale.ROOT, " %.2f", own.tuned[i]));
    }
    plot().line(words, Arrays.stream(own.tuned).boxed().toList());
    out.printf(
        "%-18s %10.2f %+6.2f   %d of %d %14.2f  %s%n",
        words,
        own.mean(),
        sign > 0 ? own.mean() - scratch.mean() : scratch.mean() - own.mean(),
        better,
        own.tuned.length,
        mean(own.probed),
        each);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
