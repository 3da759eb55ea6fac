package dev.regimen.train;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Reals;
import java.util.List;

/** Puts the material's weights in the places that the blueprint names. */
final class InitialWeights {
  private final Blueprint blueprint;
  private final Weights into;

  private InitialWeights(Blueprint blueprint, Weights into) {
    this.blueprint = blueprint;
    this.into = into;
  }

  static void write(Material material, Workload workload, Blueprint blueprint, Weights into) {
    InitialWeights weights = new InitialWeights(blueprint, into);
    for (int layer = 0; layer < workload.layers(); layer++) {
      weights.write(material, workload, layer);
    }
  }

  private void write(Material material, Workload workload, int layer) {
    String name = workload.layer(layer);
    parameter(name + ".weight", material.weight(layer));
    if (workload.norm(layer)) {
      parameter(name + "_norm.weight", material.gamma(layer));
      parameter(name + "_norm.bias", material.beta(layer));
      running(name + "_norm.running_mean", material.runningMean(layer));
      running(name + "_norm.running_var", material.runningVariance(layer));
    } else {
      parameter(name + ".bias", material.bias(layer));
    }
  }

  private void parameter(String name, float[] values) {
    write(into.parameter(find(blueprint.parameters(), name, values.length)), values);
  }

  private void running(String name, float[] values) {
    write(into.running(find(blueprint.running(), name, values.length)), values);
  }

  private static Blueprint.Tensor find(List<Blueprint.Tensor> tensors, String name, int length) {
    return tensors.stream()
        .filter(tensor -> tensor.name().equals(name) && tensor.length() == length)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no %s of %d elements among %s".formatted(name, length, tensors)));
  }

  private static void write(Reals into, float[] values) {
    into.write(0, values, 0, values.length);
  }
}
