package dev.regimen.processor.lower;

import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.LabelSensitive;
import dev.regimen.processor.model.Construction;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.AugmentationRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lists the techniques on images for the blueprint, in the order of their slots. */
final class AugmentationLowering {
  private final DeclaredSettings settings;

  AugmentationLowering(DeclaredSettings settings) {
    this.settings = settings;
  }

  /**
   * One fact a technique, and which of them make mirror images where labels were not thought of.
   */
  List<Fact> facts(NetworkModel model, Rules rules) {
    List<Rules.Bound<AugmentationRule<Annotation>>> bounds =
        new ArrayList<>(rules.in(Role.AUGMENTATION, model.regime()));
    bounds.sort(Comparator.comparing(bound -> bound.rule().slot()));
    boolean stated = model.use(LabelSensitive.class).isPresent();
    List<Fact> facts = new ArrayList<>();
    for (Rules.Bound<AugmentationRule<Annotation>> bound : bounds) {
      facts.add(Fact.of("augment", construction(bound, model, rules)));
      if (!stated && flips(bound)) {
        facts.add(Fact.of("flips", bound.use().text()));
      }
    }
    return facts;
  }

  private Construction construction(
      Rules.Bound<AugmentationRule<Annotation>> bound, NetworkModel model, Rules rules) {
    List<Object> args = new ArrayList<>();
    bound.rule().arguments().forEach(member -> args.add(argument(bound.use(), member)));
    args.addAll(bound.rule().sizes(model, rules));
    return new Construction(bound.rule().operation(model, rules), args);
  }

  private Object argument(Use<?> use, String member) {
    try {
      Method method = use.annotation().annotationType().getMethod(member);
      return DeclaredSettings.isSetting(method)
          ? settings.declared(use, member)
          : method.invoke(use.annotation());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(use.text() + " has no member " + member, e);
    }
  }

  private static boolean flips(Rules.Bound<AugmentationRule<Annotation>> bound) {
    return bound.rule().changes(bound.annotation()).contains(ImageChange.FLIP);
  }
}
