package dev.regimen.processor.rule.init;

import dev.regimen.annotation.Distribution;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.rule.Fans;

/** Initial distributions given by their variance. */
final class Variance {
  private Variance() {}

  /** Mean 0 and the given variance. */
  static Initial initial(Distribution distribution, Scalar variance) {
    Scalar deviation = variance.apply(UnaryFunction.SQRT);
    return switch (distribution) {
      case NORMAL -> new Initial(Initial.Kind.NORMAL, deviation);
      case SIGNED -> new Initial(Initial.Kind.SIGNS, deviation);
      case UNIFORM ->
          new Initial(Initial.Kind.UNIFORM, variance.times(3).apply(UnaryFunction.SQRT));
    };
  }

  /** 2/(1 + slope²)/fan (He et al. 2015). */
  static Scalar kaiming(double fan, Scalar slope) {
    return Scalar.constant(2 / fan).dividedBy(slope.times(slope).plus(1));
  }

  /** 2·gain²/(fan_in + fan_out) (Glorot and Bengio 2010). */
  static Scalar xavier(Fans fans, Scalar gain) {
    return gain.times(gain).times(2.0 / (fans.in() + fans.out()));
  }

  /** 1/fan_in (LeCun et al. 1998). */
  static Scalar lecun(Fans fans) {
    return Scalar.constant(1.0 / fans.in());
  }
}
