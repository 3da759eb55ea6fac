package dev.regimen.train;

import dev.regimen.train.step.Blueprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What generated trainers extend: a {@link Trainer} whose fluent methods keep the generated type,
 * so that {@code new XTrainer().quiet().epochs(3)} is one expression.
 *
 * @param <P> what the network predicts: {@link Label}, {@link LabelSet} or {@link Estimate}
 * @param <T> the generated trainer itself
 */
public abstract class GeneratedTrainer<P, T extends GeneratedTrainer<P, T>> extends Trainer<P> {
  /** Called by generated code. */
  protected GeneratedTrainer(Blueprint blueprint, Decoder<P> decoder) {
    super(blueprint, decoder);
    HeadStart.begin(this);
  }

  @SuppressWarnings("unchecked") // generated code names itself
  private T self() {
    return (T) this;
  }

  @Override
  public T set(String name, double value) {
    super.set(name, value);
    return self();
  }

  @Override
  public T set(String name, long value) {
    super.set(name, value);
    return self();
  }

  @Override
  public T listener(Listener listener) {
    super.listener(listener);
    return self();
  }

  @Override
  public T quiet() {
    super.quiet();
    return self();
  }

  @Override
  public T workers(int count) {
    super.workers(count);
    return self();
  }

  @Override
  public T from(Path file, String... except) throws IOException {
    super.from(file, except);
    return self();
  }

  @Override
  public T checkpoints(Path toFolder) {
    super.checkpoints(toFolder);
    return self();
  }

  @Override
  public T resume(Path fromFolder, String... allow) {
    super.resume(fromFolder, allow);
    return self();
  }

  @Override
  public T vectors(String layer, Path file) {
    super.vectors(layer, file);
    return self();
  }

  @Override
  public T initialWeights(Map<String, INDArray> values) {
    super.initialWeights(values);
    return self();
  }
}
