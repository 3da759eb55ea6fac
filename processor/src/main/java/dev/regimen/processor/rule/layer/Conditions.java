package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;
import java.util.List;
import java.util.function.Predicate;

/** The condition that a norm asks the network for; a misfit where there is none of its kind. */
final class Conditions {
  private Conditions() {}

  /** The number of a class. */
  static ConditionInput classes(Use<?> use, LayerScope layer) {
    return of(use, layer, "@ClassCondition(10)", each -> each.classes() > 0);
  }

  /** A vector. */
  static Value vector(Use<?> use, LayerScope layer) {
    Predicate<ConditionInput> fits =
        each -> each.classes() == 0 && each.value().shape().rank() == 2;
    return of(use, layer, "@Condition(64)", fits).value();
  }

  /** Maps, brought to the height and width of others. */
  static Value maps(Use<?> use, Value x, LayerScope layer) {
    Shape to = x.shape();
    String example = "@Condition({" + to.dim(1) + ", " + to.dim(2) + ", 4})";
    Value maps = of(use, layer, example, each -> fits(each.value().shape(), to)).value();
    int height = maps.shape().dim(1);
    if (height == to.dim(1)) {
      return maps;
    }
    if (height < to.dim(1)) {
      return maps.graph().add(new Upsample(to.dim(1) / height), List.of(maps)).named("layout");
    }
    int factor = height / to.dim(1);
    Window squares = new Window(factor, factor, factor, factor, 1, 1, 0, 0, 0, 0);
    return maps.graph().add(new Pool(Pool.Kind.MEAN, squares), List.of(maps)).named("layout");
  }

  /** Whether one of the two is the other enlarged by a whole number. */
  private static boolean fits(Shape maps, Shape to) {
    return maps.rank() == 4 && (isMultiple(maps, to) || isMultiple(to, maps));
  }

  private static boolean isMultiple(Shape large, Shape small) {
    int factor = large.dim(1) / small.dim(1);
    return factor > 0
        && large.dim(1) == factor * small.dim(1)
        && large.dim(2) == factor * small.dim(2);
  }

  private static ConditionInput of(
      Use<?> use, LayerScope layer, String example, Predicate<ConditionInput> fits) {
    return layer.condition().filter(fits).orElseThrow(() -> missing(use, layer, example));
  }

  private static Misfit missing(Use<?> use, LayerScope layer, String example) {
    String found =
        layer
            .condition()
            .map(each -> "whose condition is " + each.text())
            .orElse("which has no condition");
    return layer
        .misfit(
            "ConditionMissing",
            use,
            use.text() + " needs a condition such as " + example + " of the network, " + found)
        .fix(example + " on the class");
  }
}
