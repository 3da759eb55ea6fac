package dev.regimen.processor.read;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.Without;
import dev.regimen.processor.rule.ExclusiveGroup;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The annotations that have a meaning: those that rules give one, and the facts that need none. */
public final class AnnotationRegistry {
  private static final List<Class<? extends Annotation>> STRUCTURE =
      List.of(
          Network.class,
          Data.class,
          LabelSensitive.class,
          Block.class,
          Use.class,
          Residual.class,
          Parallel.class);

  /** What names classes, and so cannot be read as an instance of its interface. */
  private static final Set<String> OF_REGIMES =
      Set.of(Regime.class.getCanonicalName(), Without.class.getCanonicalName());

  private final Rules rules;
  private final Map<String, Class<? extends Annotation>> techniques = new TreeMap<>();

  public AnnotationRegistry(Rules rules) {
    this.rules = rules;
    for (Class<? extends Annotation> type : STRUCTURE) {
      techniques.put(type.getCanonicalName(), type);
    }
    for (Rule<?> rule : rules.all()) {
      techniques.put(rule.annotation().getCanonicalName(), rule.annotation());
    }
  }

  /** The annotation's interface, for those that can be read as one. */
  Optional<Class<? extends Annotation>> find(String qualifiedName) {
    return Optional.ofNullable(techniques.get(qualifiedName));
  }

  /** Whether an annotation has a meaning. */
  boolean knows(String qualifiedName) {
    return techniques.containsKey(qualifiedName) || OF_REGIMES.contains(qualifiedName);
  }

  /** The qualified names of all annotations that the processor wants to hear of. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(techniques.keySet());
    names.addAll(OF_REGIMES);
    return names;
  }

  /** The annotations that hold where a regime has nothing in their groups. */
  List<Class<? extends Annotation>> standard() {
    return rules.all().stream()
        .filter(Rule::standard)
        .<Class<? extends Annotation>>map(Rule::annotation)
        .toList();
  }

  /** Whether a network is still one without it: not a layer itself, and not what joins layers. */
  boolean removable(Class<? extends Annotation> type) {
    return type.equals(Data.class)
        || type.equals(LabelSensitive.class)
        || rules.of(type).filter(rule -> !isLayer(rule)).isPresent();
  }

  private static boolean isLayer(Rule<?> rule) {
    return rule instanceof LayerRule<?> layer && layer.slot() == Slot.TRANSFORM;
  }

  /** Whether a technique is of residual branches. */
  boolean ofBranches(dev.regimen.processor.model.Use<?> use) {
    return rules
        .of(use.annotation().annotationType())
        .filter(rule -> rule instanceof LayerRule<?> layer && layer.slot() == Slot.BRANCH)
        .isPresent();
  }

  /** The word for what a use is alone in. */
  String group(dev.regimen.processor.model.Use<?> use) {
    Class<? extends Annotation> type = use.annotation().annotationType();
    return rules
        .of(type)
        .map(rule -> ExclusiveGroup.of(rule).word())
        .orElseGet(() -> "@" + type.getSimpleName());
  }
}
