package dev.regimen.processor.rule;

import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Optional;

/** Whether a network's products take numbers in bf16. */
public final class RoundedProducts {
  private RoundedProducts() {}

  /** What asks for it, if something does. */
  public static Optional<Use<Annotation>> use(NetworkModel network, Rules rules) {
    return rules.in(Role.RUN, network.regime()).stream()
        .filter(bound -> bound.rule().roundsProducts(bound.annotation()))
        .map(Rules.Bound::use)
        .findFirst();
  }

  /** Whether the processor is to multiply bf16 numbers; else floats that are rounded to such. */
  public static boolean byProcessor(NetworkModel network, Rules rules) {
    return rules.in(Role.RUN, network.regime()).stream()
        .anyMatch(bound -> bound.rule().multipliesBf16(bound.annotation()));
  }
}
