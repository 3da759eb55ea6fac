package dev.regimen.processor.rule;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;

/** In what two passes of a network over the same samples differ. */
public final class Views {
  private Views() {}

  /** Whether each showing of a sample is augmented anew. */
  public static boolean differ(NetworkModel network, Rules rules) {
    return rules.in(Role.AUGMENTATION, network.regime()).stream()
        .anyMatch(bound -> bound.rule().slot().changesSamples());
  }

  /** Whether some augmentation changes samples strongly. */
  public static boolean strong(NetworkModel network, Rules rules) {
    return rules.in(Role.AUGMENTATION, network.regime()).stream()
        .anyMatch(bound -> bound.rule().slot().strong());
  }

  /** Whether some technique in the network draws in each pass. */
  public static boolean drawn(NetworkModel network, Rules rules) {
    Stream<LayerModel> fields =
        Stream.concat(network.layers().stream(), network.blocks().stream().map(BlockModel::self));
    return fields.flatMap(field -> field.uses().stream()).anyMatch(use -> draws(use, rules));
  }

  private static boolean draws(Use<?> use, Rules rules) {
    return rules.of(use.annotation().annotationType()).stream().anyMatch(rule -> draws(rule, use));
  }

  private static <A extends Annotation> boolean draws(Rule<A> rule, Use<?> use) {
    return rule.draws(use.as(rule.annotation()).annotation());
  }
}
