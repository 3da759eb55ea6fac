package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Weights;
import java.util.Map;
import java.util.TreeMap;

/** What a predictor predicts with, which users see of parameters only. */
public final class UsedWeights {
  private UsedWeights() {}

  /** Parameters and running statistics, in the order of files. */
  public static Map<String, double[]> of(Predictor<?> predictor) {
    Map<String, double[]> values = new TreeMap<>();
    Blueprint blueprint = predictor.blueprint();
    Weights weights = predictor.members().get(0);
    blueprint
        .parameters()
        .forEach(
            tensor ->
                values.put(tensor.name(), copy(tensor.inFileOrder(weights.parameter(tensor)))));
    blueprint.running().forEach(tensor -> values.put(tensor.name(), copy(weights.running(tensor))));
    return values;
  }

  private static double[] copy(Reals values) {
    double[] copy = new double[(int) values.length()];
    java.util.Arrays.setAll(copy, values::get);
    return copy;
  }
}
