import dev.regimen.kernel.Worker;
import dev.regimen.train.Blueprint;
import dev.regimen.train.Decoder;
import dev.regimen.train.GeneratedTrainer;
import dev.regimen.train.Initialization;
import dev.regimen.train.Label;
import dev.regimen.train.Memory;
import dev.regimen.train.Step;
import javax.annotation.processing.Generated;

/** Stands in for a trainer that could not be written; see the errors. */
@Generated("dev.regimen.processor.RegimenProcessor")
public final class WineTrainer extends GeneratedTrainer<Label, WineTrainer> {
  public WineTrainer() {
    super(Blueprint.network("WineTrainer").build(), Decoder.labels());
    throw broken();
  }

  public WineTrainer beta1(double value) {
    throw broken();
  }

  public WineTrainer beta2(double value) {
    throw broken();
  }

  public WineTrainer epsilon(double value) {
    throw broken();
  }

  public WineTrainer learningRate(double value) {
    throw broken();
  }

  public WineTrainer seed(long value) {
    throw broken();
  }

  public WineTrainer splitTest(double value) {
    throw broken();
  }

  public WineTrainer splitValidation(double value) {
    throw broken();
  }

  public WineTrainer batch(long value) {
    throw broken();
  }

  public WineTrainer epochs(long value) {
    throw broken();
  }

  public WineTrainer cellNoiseDropout(double value) {
    throw broken();
  }

  public WineTrainer stageCellNoiseDropout(double value) {
    throw broken();
  }

  @Override
  protected void initialize(Initialization init) {
    throw broken();
  }

  @Override
  protected double learningRateAt(double epoch) {
    throw broken();
  }

  @Override
  protected Step trainingStep(Memory memory, Worker worker) {
    throw broken();
  }

  @Override
  protected Step inferenceStep(Memory memory, Worker worker) {
    throw broken();
  }

  private static IllegalStateException broken() {
    return new IllegalStateException("Wine has errors; it was compiled all the same");
  }
}
