package dev.regimen.processor.ir;

/**
 * Numbers less their mean and divided by their deviation, as a layer norm has them.
 *
 * @param deviation √(σ² + ε), σ² without Bessel's correction
 */
record Standardized(double[] values, double deviation) {
  static Standardized of(double[] numbers) {
    double mean = 0;
    for (double number : numbers) {
      mean += number / numbers.length;
    }
    double variance = 0;
    for (double number : numbers) {
      variance += (number - mean) * (number - mean) / numbers.length;
    }
    double deviation = Math.sqrt(variance + Recurrence.EPSILON);
    double[] values = new double[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (numbers[i] - mean) / deviation;
    }
    return new Standardized(values, deviation);
  }

  /** The gradient at the numbers, of that at the values. */
  double[] backward(double[] gradient) {
    double mean = 0;
    double along = 0;
    for (int i = 0; i < gradient.length; i++) {
      mean += gradient[i] / gradient.length;
      along += gradient[i] * values[i] / gradient.length;
    }
    double[] back = new double[gradient.length];
    for (int i = 0; i < back.length; i++) {
      back[i] = (gradient[i] - mean - along * values[i]) / deviation;
    }
    return back;
  }
}
