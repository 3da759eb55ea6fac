package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;

/** What an {@link UpdateRule} may ask and make for one parameter. */
public interface UpdateScope extends Settings {
  /** The parameter before the step. */
  Value weight();

  /** State of the optimizer for this parameter, zero before the first step. */
  Value slot(String name);

  /** What a slot becomes at the end of the step. */
  void becomes(Value slot, Value next);

  /** η at this step. */
  default Scalar learningRate() {
    return Scalar.of(Scalar.Clock.LEARNING_RATE);
  }

  /** 1 in the first step. */
  default Scalar step() {
    return Scalar.of(Scalar.Clock.STEP);
  }
}
