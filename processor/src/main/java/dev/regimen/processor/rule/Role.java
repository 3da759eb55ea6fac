package dev.regimen.processor.rule;

import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * A kind of rule, to ask {@link Rules} for.
 *
 * <p>A rule found so is seen as one of any annotation, because its own is not known where all rules
 * of a role are treated alike. That is sound: {@link Rules} binds a rule to uses of its own
 * annotation only.
 *
 * @param <R> the role's interface
 */
public final class Role<R extends Rule<Annotation>> {
  public static final Role<LayerRule<Annotation>> LAYER = new Role<>(LayerRule.class);
  public static final Role<WeightRule<Annotation>> WEIGHT = new Role<>(WeightRule.class);
  public static final Role<InitRule<Annotation>> INIT = new Role<>(InitRule.class);
  public static final Role<UpdateRule<Annotation>> UPDATE = new Role<>(UpdateRule.class);
  public static final Role<ScheduleRule<Annotation>> SCHEDULE = new Role<>(ScheduleRule.class);
  public static final Role<LossRule<Annotation>> LOSS = new Role<>(LossRule.class);
  public static final Role<TargetRule<Annotation>> TARGET = new Role<>(TargetRule.class);
  public static final Role<TaskWeightRule<Annotation>> TASK_WEIGHT =
      new Role<>(TaskWeightRule.class);
  public static final Role<UnlabelledRule<Annotation>> UNLABELLED =
      new Role<>(UnlabelledRule.class);
  public static final Role<PretextRule<Annotation>> PRETEXT = new Role<>(PretextRule.class);
  public static final Role<AugmentationRule<Annotation>> AUGMENTATION =
      new Role<>(AugmentationRule.class);
  public static final Role<RunRule<Annotation>> RUN = new Role<>(RunRule.class);

  private final Class<?> type;

  private Role(Class<?> type) {
    this.type = type;
  }

  /** The rule in this role, if it has it. */
  @SuppressWarnings("unchecked") // its type arguments are not there to ask for; see above
  Optional<R> of(Rule<?> rule) {
    return type.isInstance(rule) ? Optional.of((R) rule) : Optional.empty();
  }
}
