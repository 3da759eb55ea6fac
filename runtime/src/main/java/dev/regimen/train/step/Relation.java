package dev.regimen.train.step;

import dev.regimen.train.SettingException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold between settings of a run, whoever stated them: a product of some is below a
 * limit.
 *
 * @param factors the settings that are multiplied
 * @param limit the number, a {@code Double}, or the name of another setting
 * @param reaches whether the product may be the limit itself
 * @param because what would be wrong otherwise
 */
record Relation(List<String> factors, Object limit, boolean reaches, String because) {
  /** Every setting that it speaks of. */
  Stream<String> names() {
    return limit instanceof String name
        ? Stream.concat(factors.stream(), Stream.of(name))
        : factors.stream();
  }

  /**
   * Refuses numbers that do not go together.
   *
   * @throws SettingException with all names and values
   */
  void check(Blueprint blueprint, Settings settings) {
    double product = factors.stream().mapToDouble(settings::number).reduce(1, (a, b) -> a * b);
    double bound = limit instanceof String name ? settings.number(name) : (Double) limit;
    if (reaches ? product > bound : product >= bound) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "%s of %s must be %s %s, but %s: %s",
              String.join(" * ", factors),
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
