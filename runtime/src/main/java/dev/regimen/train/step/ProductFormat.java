package dev.regimen.train.step;

import dev.regimen.kernel.ProcessorFlags;
import dev.regimen.train.SettingException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Holds a regime to the number formats that products can be computed in. */
final class ProductFormat {
  private static final String BF16 = "avx512_bf16";

  private ProductFormat() {}

  /**
   * Refuses what would have to be computed in another way than the regime says.
   *
   * @throws SettingException if it asks for products of bf16 numbers by the processor
   */
  static void check(Blueprint blueprint) {
    if (blueprint.bf16ByProcessor()) {
      throw new SettingException(refusal(blueprint.network(), ProcessorFlags.all()));
    }
  }

  static String refusal(String network, Optional<Set<String>> flags) {
    return String.format(
        Locale.ROOT,
        "@MixedPrecision of %s asks for products of bf16 numbers by the processor, which this"
            + " version does not compute (%s): @MixedPrecision(emulate = true) rounds to bf16 and"
            + " multiplies in float",
        network,
        flags
            .map(all -> all.contains(BF16) ? "it has " + BF16 : "and it has no " + BF16)
            .orElse("whether it has " + BF16 + " is unknown"));
  }
}
