package dev.regimen.train.step;

import dev.regimen.train.SettingException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What must hold between settings of a run, whoever stated them: what some come to together is
 * below a limit.
 *
 * @param terms the settings that come together
 * @param how they do
 * @param limit the number, a {@code Double}, or the name of another setting
 * @param reaches whether they may come to the limit itself
 * @param because what would be wrong otherwise
 */
record Relation(List<String> terms, How how, Object limit, boolean reaches, String because) {
  /** How settings come together. */
  enum How {
    /** They are multiplied; one alone is itself. */
    PRODUCT(" * "),
    /** Parts of the same data: fractions add up, and a number of samples, from 1 on, is none. */
    SHARES(" + ");

    private final String sign;

    How(String sign) {
      this.sign = sign;
    }

    double of(DoubleStream values) {
      return this == PRODUCT
          ? values.reduce(1, (a, b) -> a * b)
          : values.filter(value -> value < 1).sum();
    }
  }

  /** Every setting that it speaks of. */
  Stream<String> names() {
    return limit instanceof String name
        ? Stream.concat(terms.stream(), Stream.of(name))
        : terms.stream();
  }

  /**
   * Refuses numbers that do not go together.
   *
   * @throws SettingException with all names and values
   */
  void check(Blueprint blueprint, Settings settings) {
    double together = how.of(terms.stream().mapToDouble(settings::number));
    double bound = limit instanceof String name ? settings.number(name) : (Double) limit;
    if (reaches ? together > bound : together >= bound) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s of %s must be %s %s, but %s: %s",
              String.join(how.sign, terms),
              blueprint.network(),
              reaches ? "at most" : "below",
              limit instanceof String name ? name : Settings.text(bound),
              names()
                  .map(name -> name + " = " + Settings.text(settings.exact(name)))
                  .collect(Collectors.joining(" and ")),
              because));
    }
  }
}
