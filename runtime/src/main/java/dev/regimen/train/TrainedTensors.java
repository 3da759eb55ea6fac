package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.NamedTensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The tensors that a run trains and the gradients of its last batch, for listeners: not all of
 * their values, but as many as tell how they are distributed. Names are those of a model file.
 */
public final class TrainedTensors {
  private final Memory memory;

  TrainedTensors(Memory memory) {
    this.memory = memory;
  }

  /**
   * Values of each parameter, as training has them: not averaged.
   *
   * @param most of each tensor, evenly spread over it; the first one is among them
   */
  public Map<String, double[]> weights(int most) {
    return sampled(most, memory.weights()::parameter);
  }

  /**
   * Gradients of each parameter in the last batch, before they were clipped or averaged; zero where
   * a parameter is not trained.
   */
  public Map<String, double[]> gradients(int most) {
    return sampled(most, memory.tables()::gradient);
  }

  private Map<String, double[]> sampled(int most, Function<NamedTensor, Reals> values) {
    Map<String, double[]> sampled = new LinkedHashMap<>();
    for (NamedTensor tensor : memory.blueprint().parameters()) {
      sampled.put(tensor.name(), spread(values.apply(tensor), most));
    }
    return sampled;
  }

  private static double[] spread(Reals vector, int most) {
    long length = vector.length();
    long step = Math.max(1, (length + most - 1) / most);
    double[] values = new double[(int) ((length + step - 1) / step)];
    for (int i = 0; i < values.length; i++) {
      values[i] = vector.get(i * step);
    }
    return values;
  }
}
