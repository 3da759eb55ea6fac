package dev.regimen.train.step;

import dev.regimen.kernel.TensorSums;
import dev.regimen.kernel.TiledVector;
import dev.regimen.kernel.Worker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the workers of a run exchange on the heap, by name: whoever asks first makes it, and every
 * worker that asks for the same gets the same. Safe for all of them at once.
 */
final class Exchange {
  private final int workers;
  private final Map<String, Object> shared = new ConcurrentHashMap<>();

  Exchange(int workers) {
    this.workers = workers;
  }

  /** One row a worker. */
  float[][] floats(String name, int width) {
    return (float[][])
        shared.computeIfAbsent("float " + width + " " + name, key -> new float[workers][width]);
  }

  /** {@link #floats(String, int)} in double. */
  double[][] doubles(String name, int width) {
    return (double[][])
        shared.computeIfAbsent("double " + width + " " + name, key -> new double[workers][width]);
  }

  /** What one phase of an update leaves to a later one, for a range of the parameters. */
  TiledVector carried(String name, long from, long length) {
    return (TiledVector)
        shared.computeIfAbsent(
            "carried " + name + " " + from, key -> new TiledVector(length, null));
  }

  /** Sums of what ends at the places given, which all workers contribute to. */
  TensorSums sums(Worker worker, String name, long[] ends) {
    return new TensorSums(worker, doubles("sums " + name, ends.length), ends);
  }
}
