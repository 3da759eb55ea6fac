package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.text.Spelling;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a run begins with, by the names of a model file: drawn, and replaced where it is given. */
final class GivenWeights {
  private final Blueprint blueprint;
  private final Map<String, INDArray> given = new LinkedHashMap<>();

  GivenWeights(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /**
   * Replaces what is drawn for these tensors; keeps copies.
   *
   * @throws IllegalArgumentException for an unknown name, another shape, a value that is not finite
   *     or a negative variance
   */
  void give(Map<String, INDArray> values) {
    Weights room = Weights.zero(blueprint);
    Map<String, INDArray> copies = new LinkedHashMap<>();
    values.forEach(
        (name, array) -> {
          write(room, name, array);
          copies.put(name, array.dup());
        });
    given.putAll(copies);
  }

  /** Puts what was given over what was drawn. */
  void apply(Weights weights) {
    given.forEach((name, array) -> write(weights, name, array));
  }

  private void write(Weights weights, String name, INDArray array) {
    NamedTensor tensor = tensor(name);
    INDArray into = view(weights, tensor);
    if (!Arrays.equals(into.shape(), array.shape())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s of %s has the shape %s, but %s was given",
              name,
              blueprint.network(),
              Arrays.toString(into.shape()),
              Arrays.toString(array.shape())));
    }
    into.assign(array);
    Soundness.check(weights, blueprint, tensor, problem -> new IllegalArgumentException(problem));
  }

  private NamedTensor tensor(String name) {
    return tensors()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT,
                        "%s has no weights '%s'%s",
                        blueprint.network(),
                        Printable.of(name),
                        Spelling.hint(name, tensors().map(NamedTensor::name).toList()))));
  }

  private Stream<NamedTensor> tensors() {
    return Stream.concat(blueprint.parameters().stream(), blueprint.running().stream());
  }

  private INDArray view(Weights weights, NamedTensor tensor) {
    return blueprint.running().contains(tensor)
        ? tensor.view(weights.running(tensor))
        : tensor.view(weights.parameter(tensor));
  }

  /** All of them, as arrays that share the weights' memory. */
  Map<String, INDArray> views(Weights weights) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    tensors().forEach(tensor -> views.put(tensor.name(), view(weights, tensor)));
    return views;
  }
}
