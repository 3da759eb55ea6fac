package dev.regimen.processor.rule.init;

import dev.regimen.annotation.Distribution;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.FieldActivation;

/**
 * The initialization of a weight whose field names none: Kaiming before rectifiers, LeCun before
 * {@code @Selu}, Xavier otherwise.
 */
public final class AutomaticInit {
  private static final double SIGMOID_GAIN = 4;

  private AutomaticInit() {}

  public static Initial initial(Fans fans) {
    LayerModel layer = fans.layer();
    return switch (FieldActivation.of(layer)) {
      case RECTIFIER ->
          Variance.initial(
              Distribution.NORMAL, Variance.kaiming(fans.in(), Scalar.constant(slope(layer))));
      case SELU -> Variance.initial(Distribution.NORMAL, Variance.lecun(fans));
      case TANH, SIGMOID, NONE ->
          Variance.initial(
              Distribution.UNIFORM, Variance.xavier(fans, Scalar.constant(xavierGain(layer))));
    };
  }

  /** The choice in words, for the summary: {@code Kaiming normal, for @Relu}. */
  public static String text(LayerModel layer) {
    FieldActivation activation = FieldActivation.of(layer);
    String choice =
        switch (activation) {
          case RECTIFIER -> "Kaiming normal";
          case SELU -> "LeCun normal";
          case TANH, SIGMOID, NONE -> "Xavier uniform";
        };
    return choice + ", for " + activation.text(layer);
  }

  /** 4 before a sigmoid, whose slope at 0 is a quarter; else 1. */
  static double xavierGain(LayerModel layer) {
    return FieldActivation.of(layer) == FieldActivation.SIGMOID ? SIGMOID_GAIN : 1;
  }

  private static double slope(LayerModel layer) {
    return layer.use(LeakyRelu.class).map(use -> use.annotation().slope()).orElse(0.0);
  }
}
