package dev.regimen.train.step;

import dev.regimen.kernel.window.Bf16Support;
import dev.regimen.train.SettingException;
import java.util.Locale;

/** Holds a regime to the number formats that this machine computes products in. */
final class ProductFormat {
  private ProductFormat() {}

  /**
   * Refuses what would have to be computed in another way than the regime says.
   *
   * @throws SettingException if it asks for products of bf16 numbers, and there are none
   */
  static void check(Blueprint blueprint) {
    if (blueprint.bf16ByProcessor()) {
      Bf16Support.missing()
          .ifPresent(
              missing -> {
                throw new SettingException(refusal(blueprint.network(), missing));
              });
    }
  }

  static String refusal(String network, String missing) {
    return String.format(
        Locale.ROOT,
        "@MixedPrecision of %s asks for products of bf16 numbers by the processor, which this"
            + " machine does not compute (%s): @MixedPrecision(emulate = true) rounds to bf16 and"
            + " multiplies in float",
        network,
        missing);
  }
}
