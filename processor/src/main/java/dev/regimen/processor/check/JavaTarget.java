package dev.regimen.processor.check;

import dev.regimen.annotation.Head;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TargetRule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an annotation may stand. */
enum JavaTarget {
  FIELD("a field", "a field of type Layer"),
  USE("a field", "a field whose type is a @Block class"),
  BLOCK("a block", "a @Block class"),
  REGIME("a class", "the network or a regime"),
  HEAD("a head", "a field of the network with @Head");

  /** As findings call it, here and where it should be. */
  final String here;

  final String there;

  JavaTarget(String here, String there) {
    this.here = here;
    this.there = there;
  }

  /** The places where an annotation has a meaning. */
  static Set<JavaTarget> of(Class<? extends Annotation> type, Rules rules) {
    if (type == dev.regimen.annotation.Use.class) {
      return EnumSet.of(USE);
    }
    if (type == Head.class) {
      return EnumSet.of(HEAD);
    }
    if (type == Residual.class || type == Parallel.class) {
      return EnumSet.of(BLOCK);
    }
    return rules.of(type).map(JavaTarget::of).orElse(EnumSet.of(REGIME));
  }

  private static Set<JavaTarget> of(Rule<?> rule) {
    if (rule instanceof LayerRule<?> layer) {
      return switch (layer.slot()) {
        case BRANCH -> EnumSet.of(BLOCK, REGIME);
        case TRANSFORM -> EnumSet.of(FIELD);
        case NORMALIZE, ACTIVATE, SCALE, POOL, NOISE, SHOW -> EnumSet.of(FIELD, BLOCK);
      };
    }
    if (rule instanceof InitRule<?> || rule instanceof WeightRule<?>) {
      return EnumSet.of(FIELD);
    }
    if (rule instanceof LossRule<?> || rule instanceof TargetRule<?>) {
      return EnumSet.of(REGIME, HEAD);
    }
    boolean ofLayers = rule instanceof UpdateRule<?> && standsOnFields(rule.annotation());
    return ofLayers ? EnumSet.of(FIELD, BLOCK, REGIME) : EnumSet.of(REGIME);
  }

  /** The annotation says itself whether it may stand on a layer. */
  private static boolean standsOnFields(Class<? extends Annotation> type) {
    Target target = type.getAnnotation(Target.class);
    return target == null || Set.of(target.value()).contains(ElementType.FIELD);
  }

  static String text(Set<JavaTarget> places) {
    return places.stream().map(place -> place.there).collect(Collectors.joining(", or on "));
  }
}
