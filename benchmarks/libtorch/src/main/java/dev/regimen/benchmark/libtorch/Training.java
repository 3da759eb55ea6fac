package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Layout;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Training steps on a batch that is a tensor already. */
final class Training implements Peer {
  private final Workload workload;
  private final Net net;
  private final List<Optimizer> optimizers;
  private final Tensor input;
  private final Tensor target;
  private float loss;

  Training(Configuration configuration, boolean noise) {
    workload = configuration.workload();
    net = Net.of(workload, configuration.layout(), noise);
    Material material = new Material(workload);
    Tensor features = tensor(material.features());
    input = workload.images() ? images(features, configuration.layout()) : features;
    if (workload.kind() == Workload.Kind.CLASSIFY) {
      target = Tensor.create(Arrays.stream(material.labels()).asLongStream().toArray());
      optimizers = List.of(adamW(net.weights(), Workload.WEIGHT_DECAY), adamW(net.vectors(), 0));
    } else {
      target = tensor(material.targets());
      optimizers = List.of(adam(net.weights()), adam(net.vectors()));
    }
  }

  private Tensor images(Tensor features, Layout layout) {
    List<Integer> shape = workload.input();
    Tensor channelsLast =
        features.reshape(workload.batch(), shape.get(0), shape.get(1), shape.get(2));
    return Net.laidOut(channelsLast.permute(0, 3, 1, 2), layout);
  }

  static Tensor tensor(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
    }
    return Tensor.create(flat, rows.length, rows[0].length);
  }

  private static Optimizer adamW(TensorVector parameters, double decay) {
    AdamWOptions options = new AdamWOptions(Workload.LEARNING_RATE);
    options.eps().put(Workload.ADAM_EPSILON);
    options.weight_decay().put(decay);
    return new AdamW(parameters, options);
  }

  private static Optimizer adam(TensorVector parameters) {
    AdamOptions options = new AdamOptions(Workload.LEARNING_RATE);
    options.eps().put(Workload.ADAM_EPSILON);
    return new Adam(parameters, options);
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      step();
      nanos[i] = System.nanoTime() - start;
    }
  }

  @SuppressWarnings("try") // The scope works by being open.
  private void step() {
    try (PointerScope scope = new PointerScope()) {
      for (Optimizer optimizer : optimizers) {
        optimizer.zero_grad();
      }
      Tensor output = net.forward(input);
      Tensor mean =
          workload.kind() == Workload.Kind.CLASSIFY
              ? torch.cross_entropy_loss(output, target)
              : torch.mse_loss(output, target);
      mean.backward();
      for (Optimizer optimizer : optimizers) {
        optimizer.step();
      }
      loss = mean.item_float();
    }
  }

  @Override
  public double result() {
    return loss;
  }

  @Override
  public void close() {}
}
