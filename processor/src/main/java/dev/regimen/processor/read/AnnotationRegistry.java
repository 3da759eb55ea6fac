package dev.regimen.processor.read;

import dev.regimen.annotation.Block;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Head;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.Use;
import dev.regimen.annotation.Without;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.ExclusiveGroup;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.PretextRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import dev.regimen.processor.rule.ScheduleRule;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.TargetRule;
import dev.regimen.processor.rule.TaskWeightRule;
import dev.regimen.processor.rule.TextInput;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UpdateRule;
import dev.regimen.processor.rule.WeightRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The annotations that have a meaning: those that rules give one, and the facts that need none. */
public final class AnnotationRegistry {
  private static final List<Class<? extends Annotation>> STRUCTURE =
      List.of(
          Network.class,
          Data.class,
          Head.class,
          LabelSensitive.class,
          Block.class,
          Use.class,
          Residual.class,
          Parallel.class);

  /** What names classes, and so cannot be read as an instance of its interface. */
  private static final Set<String> OF_REGIMES =
      Set.of(Regime.class.getCanonicalName(), Without.class.getCanonicalName());

  private static final String OURS = Network.class.getPackageName() + ".";

  private static final String PRESETS = "dev.regimen.preset.";

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
  public Optional<Class<? extends Annotation>> find(String qualifiedName) {
    return Optional.ofNullable(techniques.get(qualifiedName));
  }

  /** Whether an annotation has a meaning. */
  boolean knows(String qualifiedName) {
    return techniques.containsKey(qualifiedName) || OF_REGIMES.contains(qualifiedName);
  }

  /**
   * What the processor wants to hear of and claims: all annotations that have a meaning, and those
   * of Regimen's own packages, presets and what stands on members, which compilers would else call
   * unclaimed.
   */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(techniques.keySet());
    names.addAll(OF_REGIMES);
    names.add(OURS + "*");
    names.add(PRESETS + "*");
    return names;
  }

  /** The annotations that users may write, without the sign and the package. */
  public List<String> simpleNames() {
    return Stream.concat(
            techniques.values().stream().map(Class::getSimpleName), Stream.of("Regime", "Without"))
        .sorted()
        .toList();
  }

  /** Whether an annotation is one of the regimes that come along. */
  static boolean isPreset(String qualifiedName) {
    return qualifiedName.startsWith(PRESETS);
  }

  /** Whether an annotation is of Regimen's own package, in which everything has a meaning. */
  static boolean isOurs(String qualifiedName) {
    return qualifiedName.startsWith(OURS);
  }

  /** The annotations that hold where a regime has nothing in their groups. */
  List<Class<? extends Annotation>> standard() {
    return rules.all().stream()
        .filter(Rule::standard)
        .<Class<? extends Annotation>>map(Rule::annotation)
        .toList();
  }

  /** What a regime says of samples that are texts. */
  Optional<TextInput> texts(List<dev.regimen.processor.model.Use<?>> regime) {
    return TextInput.of(regime, rules);
  }

  /** The pretext task that a regime is of, if it is of one. */
  Optional<PretextNetwork> pretext(List<dev.regimen.processor.model.Use<?>> regime) {
    return PretextNetwork.of(regime, rules);
  }

  /** What a network predicts whose annotation states this. */
  Target target(Target stated, List<dev.regimen.processor.model.Use<?>> regime) {
    Target target = stated;
    for (Rules.Bound<RunRule<Annotation>> bound : rules.in(Role.RUN, regime)) {
      target = bound.rule().predicts(bound.annotation(), target, texts(regime));
    }
    return target;
  }

  /** Whether a network is still one without it: not a layer itself, and not what joins layers. */
  boolean removable(Class<? extends Annotation> type) {
    return type.equals(Data.class)
        || type.equals(LabelSensitive.class)
        || rules.of(type).filter(rule -> !isLayer(rule)).isPresent();
  }

  /** Whether a network trains as usual without it, and not in another way or for another task. */
  boolean missable(Class<? extends Annotation> type) {
    return rules.of(type).filter(rule -> !rule.standard() && missable(rule)).isPresent();
  }

  private static boolean missable(Rule<?> rule) {
    if (rule instanceof PretextRule<?>) {
      return false;
    }
    if (rule instanceof LayerRule<?> layer) {
      return Set.of(Slot.BRANCH, Slot.NORMALIZE, Slot.SCALE, Slot.NOISE).contains(layer.slot());
    }
    if (rule instanceof UpdateRule<?> update) {
      return !update.optimizer();
    }
    return rule instanceof ScheduleRule<?>
        || rule instanceof TargetRule<?>
        || rule instanceof TaskWeightRule<?>
        || rule instanceof UnlabelledRule<?>
        || rule instanceof AugmentationRule<?>
        || rule instanceof WeightRule<?>
        || rule instanceof RunRule<?> run && run.group().equals(RunRule.AVERAGE);
  }

  private static boolean isLayer(Rule<?> rule) {
    return rule instanceof LayerRule<?> layer && layer.slot() == Slot.TRANSFORM;
  }

  /** Whether a use is said of a task: that there is one, its loss, what is done to its targets. */
  boolean ofTasks(dev.regimen.processor.model.Use<?> use) {
    return use.annotation() instanceof Head
        || rules
            .of(use.annotation().annotationType())
            .filter(rule -> rule instanceof LossRule<?> || rule instanceof TargetRule<?>)
            .isPresent();
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
