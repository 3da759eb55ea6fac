package dev.regimen.train;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Workload;
import dev.regimen.data.Preprocessing;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Weights;
import java.util.List;
import java.util.stream.IntStream;

/** Predictions through the public {@link Predictor}, one call for the whole batch. */
public final class TimedPredictions implements Peer {
  private final Predictor<Label> predictor;
  private final float[][] samples;
  private List<Label> last = List.of();

  /** A predictor with the material's weights, which may use so many threads. */
  public TimedPredictions(Trainer<Label> trainer, Workload workload, int threads) {
    System.setProperty("regimen.workers", Integer.toString(threads));
    Blueprint blueprint = trainer.blueprint();
    Material material = new Material(workload);
    Weights weights = Weights.zero(blueprint);
    InitialWeights.write(material, workload, blueprint, weights);
    List<String> classes =
        IntStream.range(0, workload.outputs()).mapToObj(Integer::toString).toList();
    predictor =
        new Predictor<>(
            trainer, trainer.settings(), List.of(weights), Preprocessing.none(), List.of(classes));
    samples = material.features();
  }

  @Override
  public void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      last = predictor.predict(samples);
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public double result() {
    return last.get(0).probabilities().get(0);
  }

  @Override
  public void close() {}
}
