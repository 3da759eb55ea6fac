package dev.regimen.babysit;

import dev.regimen.kernel.Reals;
import dev.regimen.train.StepProbe;
import dev.regimen.train.step.NamedTensor;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The gradients of the class as it trains, noise and statistics of the batch included, against
 * central differences of its loss: for each tensor along its own gradient, where the slope is the
 * gradient's length. Two distances eliminate the curvature (Richardson).
 */
final class GradientCheck {
  private static final int MOST_TENSORS = 24;

  /** Of the largest gradient; the differences of smaller ones drown in rounding. */
  private static final double LEAST = 1e-3;

  private static final double FLOAT_TOLERANCE = 0.05;
  private static final double DOUBLE_TOLERANCE = 1e-4;

  private final Subject subject;
  private final Findings findings;
  private final boolean doubles;

  GradientCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
    doubles = subject.blueprint.doublePrecision();
  }

  void run() {
    double worst = 0;
    String where = "";
    try (StepProbe probe = subject.probe(subject.settings, subject.few.length)) {
      double loss = probe.gradients(subject.few);
      for (Map.Entry<NamedTensor, double[]> each : gradients(probe).entrySet()) {
        double error = error(probe, loss, each.getKey(), each.getValue());
        if (error > worst) {
          worst = error;
          where = each.getKey().name();
        }
      }
    }
    double tolerance = doubles ? DOUBLE_TOLERANCE : FLOAT_TOLERANCE;
    String precision = doubles ? "double" : "float";
    findings.measured(
        "gradient check",
        worst,
        0,
        "the largest relative error, in " + precision + (where.isEmpty() ? "" : ", of " + where));
    if (!(worst <= tolerance)) {
      findings.finding(
          "GradientMismatch",
          String.format(
              Locale.ROOT,
              "the gradient of %s differs by %.2g from the differences of the loss, in %s",
              where,
              worst,
              precision),
          "what is trained is not what the loss says; rounded products and masks of weights do so"
              + " on purpose",
          "compile with -Aregimen.precision=double and look again; a technique of your own whose"
              + " gradient is stopped or cut");
    }
  }

  /** The largest gradients, each with its tensor; those that are no numbers too. */
  private Map<NamedTensor, double[]> gradients(StepProbe probe) {
    Map<NamedTensor, double[]> all = new LinkedHashMap<>();
    for (NamedTensor tensor : subject.blueprint.parameters()) {
      Reals gradient = probe.gradient(tensor);
      double[] copy = new double[(int) gradient.length()];
      for (int i = 0; i < copy.length; i++) {
        copy[i] = gradient.get(i);
      }
      all.put(tensor, copy);
    }
    double largest =
        all.values().stream()
            .mapToDouble(VectorNorm::length)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    List<NamedTensor> kept =
        all.keySet().stream()
            .filter(tensor -> !(VectorNorm.length(all.get(tensor)) <= LEAST * largest))
            .sorted(Comparator.comparing(tensor -> -VectorNorm.length(all.get(tensor))))
            .limit(MOST_TENSORS)
            .toList();
    all.keySet().retainAll(kept);
    return all;
  }

  /**
   * The smallest relative error over some distances: kinks of an activation spoil the large.
   * Infinite of a gradient, or a loss, that is no number.
   */
  private double error(StepProbe probe, double loss, NamedTensor tensor, double[] gradient) {
    if (!Double.isFinite(VectorNorm.length(gradient))) {
      return Double.POSITIVE_INFINITY;
    }
    Reals values = probe.weights().parameter(tensor);
    double[] at = new double[gradient.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = values.get(i);
    }
    double slope = VectorNorm.length(gradient);
    double size = Math.max(VectorNorm.length(at), 0.01 * Math.sqrt(at.length));
    double far = Math.min((doubles ? 1e-4 : 0.01) * Math.abs(loss) / slope, 0.05 * size);
    double best = Double.POSITIVE_INFINITY;
    for (double distance : new double[] {far, far / 3, 3 * far}) {
      double near = difference(probe, values, at, gradient, distance / 2);
      double wide = difference(probe, values, at, gradient, distance);
      double measured = (4 * near - wide) / 3;
      double error = Math.abs(measured - slope) / Math.max(Math.abs(measured), slope);
      best = error < best ? error : best;
    }
    return best;
  }

  private double difference(
      StepProbe probe, Reals values, double[] at, double[] gradient, double distance) {
    double step = distance / VectorNorm.length(gradient);
    move(values, at, gradient, step);
    double above = probe.gradients(subject.few);
    move(values, at, gradient, -step);
    double below = probe.gradients(subject.few);
    move(values, at, gradient, 0);
    return (above - below) / (2 * distance);
  }

  private static void move(Reals values, double[] at, double[] gradient, double step) {
    for (int i = 0; i < at.length; i++) {
      values.set(i, at[i] + step * gradient[i]);
    }
  }
}
