package dev.regimen.processor.rule;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;

/** For every variant of every technique a small network that uses it, as source text. */
public final class TechniqueNetworks {
  private final List<Sample> samples = new ArrayList<>();

  /**
   * A network.
   *
   * @param name its class
   * @param technique the annotation as written
   * @param source the class, without imports
   * @param standard whether the technique is used with its defaults
   */
  public record Sample(String name, String technique, String source, boolean standard) {}

  private TechniqueNetworks() {}

  public static List<Sample> all() {
    TechniqueNetworks networks = new TechniqueNetworks();
    Rules.load().all().forEach(networks::add);
    return networks.samples;
  }

  private void add(Rule<?> rule) {
    List<? extends Annotation> variants = Written.variants(rule.annotation());
    for (int i = 0; i < variants.size(); i++) {
      String technique = Spelled.of(variants.get(i));
      String name = rule.annotation().getSimpleName() + (i == 0 ? "" : i) + "Net";
      samples.add(new Sample(name, technique, source(rule, name, technique), i == 0));
    }
  }

  private static String source(Rule<?> rule, String name, String technique) {
    if (rule instanceof LayerRule<?> layer && layer.slot() == Slot.BRANCH) {
      return residual(name, technique);
    }
    if (rule instanceof LayerRule<?> layer) {
      String dense = layer.slot() == Slot.TRANSFORM ? "" : "@Dense(8) ";
      String relu = layer.slot() == Slot.ACTIVATE ? "" : " @Relu";
      return network(name, "", "classes = 3", dense + technique + relu, "@Dense(3)");
    }
    if (rule instanceof InitRule<?>) {
      return network(name, "", "classes = 3", "@Dense(8) @Relu", "@Dense(3) " + technique);
    }
    if (rule instanceof LossRule<?> loss && loss.encoding() == LossRule.Encoding.VALUES) {
      return network(name, technique, "outputs = 3", "@Dense(8) @Relu", "@Dense(3)");
    }
    if (rule instanceof LossRule<?> loss && loss.encoding() == LossRule.Encoding.BINARY) {
      return network(name, technique, "classes = 2", "@Dense(8) @Relu", "@Dense(1)");
    }
    if (rule instanceof AugmentationRule<?>) {
      String regime = "@LabelSensitive({}) " + technique;
      return network(name, regime, "{20, 20, 3}", "classes = 7", "@Dense(8) @Relu", "@Dense(7)");
    }
    return network(name, technique, "classes = 7", "@Dense(8) @Relu", "@Dense(7)");
  }

  private static String network(
      String name, String regime, String target, String hidden, String last) {
    return network(name, regime, "6", target, hidden, last);
  }

  private static String network(
      String name, String regime, String input, String target, String hidden, String last) {
    return """
        @Network(input = %s, %s)
        %s
        class %s {
          %s Layer hidden;
          %s Layer last;
        }
        """
        .formatted(input, target, regime, name, hidden, last);
  }

  private static String residual(String name, String technique) {
    return """
        @Block @Residual %s
        class %sBlock {
          @Dense(8) @Relu Layer inner;
        }
        @Network(input = 6, classes = 3)
        class %s {
          @Dense(8) @Relu Layer first;
          %sBlock hidden;
          @Dense(3) Layer last;
        }
        """
        .formatted(technique, name, name, name);
  }
}
