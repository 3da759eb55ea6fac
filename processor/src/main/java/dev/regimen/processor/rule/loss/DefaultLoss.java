package dev.regimen.processor.rule.loss;

import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.CrossEntropy;
import dev.regimen.annotation.MeanSquared;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;

/**
 * The loss of a regime that names none: mean squared for numbers, binary cross-entropy for two
 * classes and one unit, else cross-entropy.
 */
public final class DefaultLoss {
  private DefaultLoss() {}

  /** The loss's annotation, by what is predicted and the units of the last layer. */
  public static Class<? extends Annotation> type(Target target, int units) {
    if (target.task() == Target.Task.OUTPUTS) {
      return MeanSquared.class;
    }
    return target.count() == 2 && units == 1 ? BinaryCrossEntropy.class : CrossEntropy.class;
  }

  /** The loss, as if its annotation stood at the site given. */
  public static Rules.Bound<LossRule<?>> of(Rules rules, Target target, int units, Site site) {
    Class<? extends Annotation> type = type(target, units);
    LossRule<?> rule =
        rules
            .of(type)
            .map(found -> (LossRule<?>) found)
            .orElseThrow(() -> new IllegalStateException("no rule for " + type.getName()));
    return new Rules.Bound<>(rule, new Use<>(written(type), "", site));
  }

  /** The annotation as written without members, of which these have none. */
  private static Annotation written(Class<? extends Annotation> type) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) ->
                switch (method.getName()) {
                  case "annotationType" -> type;
                  case "equals" -> type.isInstance(args[0]);
                  case "hashCode" -> 0;
                  case "toString" -> "@" + type.getSimpleName() + "()";
                  default -> method.getDefaultValue();
                });
    return type.cast(proxy);
  }
}
