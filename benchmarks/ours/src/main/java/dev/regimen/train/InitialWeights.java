package dev.regimen.train;

import dev.regimen.benchmark.Convolution;
import dev.regimen.benchmark.Layers;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Workload;
import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Weights;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts the material's weights in the places that the blueprint names; images have channels last.
 */
final class InitialWeights implements Layers {
  private final Material material;
  private final Blueprint blueprint;
  private final Weights into;

  /** Of the images that the next layer gets as rows; one place if it does not. */
  private int places = 1;

  private int channels = 1;

  private InitialWeights(Material material, Blueprint blueprint, Weights into) {
    this.material = material;
    this.blueprint = blueprint;
    this.into = into;
  }

  static void write(Material material, Workload workload, Blueprint blueprint, Weights into) {
    workload.network().describe(new InitialWeights(material, blueprint, into));
  }

  @Override
  public void dense(String name, int inputs, int outputs, boolean bias) {
    float[] weight = material.weight(name, inputs, outputs);
    parameter(name + ".weight", Layout.CHANNELS_LAST.order(weight, channels, places));
    places = 1;
    if (bias) {
      parameter(name + ".bias", material.bias(name, outputs));
    }
  }

  @Override
  public void convolution(Convolution convolution) {
    String name = convolution.name();
    float[] weight = material.weight(name, convolution.window(), convolution.outputs());
    parameter(
        name + ".weight",
        Layout.CHANNELS_LAST.order(weight, convolution.inputs(), convolution.places()));
  }

  @Override
  public void flatten(int size, int channels) {
    this.channels = channels;
    this.places = size * size;
  }

  @Override
  public void norm(String name, int channels) {
    parameter(name + "_norm.weight", material.gamma(name, channels));
    parameter(name + "_norm.bias", material.beta(name, channels));
    running(name + "_norm.running_mean", material.runningMean(name, channels));
    running(name + "_norm.running_var", material.runningVariance(name, channels));
  }

  @Override
  public void embedding(String name, int vocabulary, int width) {
    NamedTensor table = find(blueprint.parameters(), name + ".weight", vocabulary * width);
    Reals rows = into.parameter(table);
    AtomicLong at = new AtomicLong();
    material.table(name, vocabulary, width, row -> rows.write(at.getAndAdd(width), row, 0, width));
  }

  @Override
  public void positions(String name, int length, int width) {
    parameter(name + "_positions.weight", material.table(name, length, width));
  }

  @Override
  public void layerNorm(String name, int width) {
    parameter(name + "_norm.weight", material.gamma(name, width));
    parameter(name + "_norm.bias", material.beta(name, width));
  }

  @Override
  public void attention(String name, int width, int heads) {
    dense(name + "_query", width, width, true);
    dense(name + "_key", width, width, false);
    dense(name + "_value", width, width, true);
    dense(name + "_output", width, width, true);
  }

  @Override
  public void lstm(String name, int inputs, int units) {
    recurrent(name + ".weight_ih_l0", inputs, 4 * units);
    recurrent(name + ".weight_hh_l0", units, 4 * units);
    parameter(name + ".bias_ih_l0", material.bias(name + ".bias_ih_l0", 4 * units));
    parameter(name + ".bias_hh_l0", material.bias(name + ".bias_hh_l0", 4 * units));
  }

  private void recurrent(String name, int inputs, int outputs) {
    parameter(name, material.weight(name, inputs, outputs));
  }

  private void parameter(String name, float[] values) {
    write(into.parameter(find(blueprint.parameters(), name, values.length)), values);
  }

  private void running(String name, float[] values) {
    write(into.running(find(blueprint.running(), name, values.length)), values);
  }

  private static NamedTensor find(List<NamedTensor> tensors, String name, int length) {
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
