package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Training steps on a batch that is a tensor already. */
final class Training implements Peer {
  private final Workload workload;
  private final Stepping stepping;
  private final Tensor input;
  private final Tensor target;
  private float loss;

  Training(Configuration configuration, boolean noise) {
    workload = configuration.workload();
    stepping = new Stepping(workload, Net.of(workload, configuration.layout(), noise));
    Material material = new Material(workload);
    input = input(configuration, material.features());
    if (workload.classes()) {
      target = classes(material.labels());
    } else {
      target = tensor(material.targets());
    }
  }

  /** Rows as they are, or as images in the memory format of the layout. */
  static Tensor input(Configuration configuration, float[][] features) {
    return input(configuration, tensor(features));
  }

  static Tensor input(Configuration configuration, Tensor rows) {
    Workload workload = configuration.workload();
    if (workload.ids()) {
      return rows.to(torch.ScalarType.Long);
    }
    if (!workload.images()) {
      return rows;
    }
    List<Integer> shape = workload.input();
    Tensor channelsLast = rows.reshape(rows.size(0), shape.get(0), shape.get(1), shape.get(2));
    return Net.laidOut(channelsLast.permute(0, 3, 1, 2), configuration.layout());
  }

  static Tensor tensor(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(rows[row], 0, flat, row * rows[0].length, rows[0].length);
    }
    return Tensor.create(flat, rows.length, rows[0].length);
  }

  static Tensor classes(int[] labels) {
    return Tensor.create(Arrays.stream(labels).asLongStream().toArray());
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      loss = stepping.step(input, target);
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public double result() {
    return loss;
  }

  @Override
  public void close() {}
}
