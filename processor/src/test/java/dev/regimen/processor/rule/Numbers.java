package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Bindings;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a test program is evaluated on: tensors by leaf, clocks by name, draws by hash. */
final class Numbers implements Bindings {
  final Map<Leaf, Tensor> tensors = new HashMap<>();
  final Map<Scalar.Clock, Double> clocks = new HashMap<>();
  private final int rows;
  private final long seed;

  Numbers(int rows, long seed) {
    this.rows = rows;
    this.seed = seed;
    clocks.put(Scalar.Clock.ROWS, (double) rows);
    clocks.put(Scalar.Clock.STEP, 1.0);
  }

  /** Fills a leaf with normal numbers around a center, always the same for the same name. */
  Tensor normal(Value leaf, double center, double deviation) {
    Leaf op = (Leaf) leaf.op();
    Tensor tensor = Tensor.zeros(leaf.shape(), rows);
    java.util.Random random = new java.util.Random(seed + op.name().hashCode());
    Arrays.setAll(tensor.data(), i -> center + deviation * random.nextGaussian());
    tensors.put(op, tensor);
    return tensor;
  }

  /** Fills a leaf with whole numbers from 0, below a limit. */
  void whole(Value leaf, int limit) {
    double[] data = tensor((Leaf) leaf.op()).data();
    java.util.Random random = new java.util.Random(seed);
    Arrays.setAll(data, i -> random.nextInt(limit));
  }

  Numbers set(Value leaf, double... data) {
    Tensor tensor = Tensor.zeros(leaf.shape(), rows);
    System.arraycopy(data, 0, tensor.data(), 0, data.length);
    tensors.put((Leaf) leaf.op(), tensor);
    return this;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public Tensor tensor(Leaf leaf) {
    return tensors.computeIfAbsent(leaf, missing -> Tensor.zeros(missing.shape(), rows));
  }

  @Override
  public double leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      return setting.value();
    }
    Scalar.Clock clock = ((Scalar.Ambient) scalar).clock();
    Double value = clocks.get(clock);
    if (value == null) {
      throw new IllegalStateException("the test sets no " + clock);
    }
    return value;
  }

  @Override
  public void draw(Draw draw, double probability, double[] into) {
    long step = Math.round(clocks.get(Scalar.Clock.STEP)) - 1;
    java.util.Random random = new java.util.Random(seed * 31 + draw.stream() + 7919 * step);
    Arrays.setAll(
        into,
        i ->
            switch (draw.kind()) {
              case UNIFORM -> random.nextDouble();
              case NORMAL -> random.nextGaussian();
              case BERNOULLI -> random.nextDouble() < probability ? 1 : 0;
            });
  }
}
