package dev.regimen.processor.rule.init;

import dev.regimen.annotation.Distribution;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.Rules;

/**
 * The initialization of a weight whose field names none: Kaiming before rectifiers, LeCun before
 * what normalizes itself, Xavier otherwise.
 */
public final class AutomaticInit {
  private AutomaticInit() {}

  public static Initial initial(Fans fans) {
    Activation activation = fans.activation();
    return switch (activation.kind()) {
      case RECTIFIER, SMOOTH_RECTIFIER ->
          Variance.initial(
              Distribution.NORMAL,
              Variance.kaiming(fans.in(), Scalar.constant(activation.slope())));
      case SELF_NORMALIZING -> Variance.initial(Distribution.NORMAL, Variance.lecun(fans));
      case SATURATING, LINEAR ->
          Variance.initial(
              Distribution.UNIFORM, Variance.xavier(fans, Scalar.constant(activation.gain())));
    };
  }

  /** The choice in words, for the summary: {@code Kaiming normal, for @Relu}. */
  public static String text(LayerModel layer, Rules rules) {
    String choice =
        switch (Activation.of(layer, rules).kind()) {
          case RECTIFIER, SMOOTH_RECTIFIER -> "Kaiming normal";
          case SELF_NORMALIZING -> "LeCun normal";
          case SATURATING, LINEAR -> "Xavier uniform";
        };
    return choice + ", for " + Activation.text(layer, rules);
  }
}
