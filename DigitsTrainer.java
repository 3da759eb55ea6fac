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
public final class DigitsTrainer extends GeneratedTrainer<Label, DigitsTrainer> {
  public DigitsTrainer() {
    super(Blueprint.network("DigitsTrainer").build(), Decoder.labels());
    throw broken();
  }

  public DigitsTrainer beta1(double value) {
    throw broken();
  }

  public DigitsTrainer beta2(double value) {
    throw broken();
  }

  public DigitsTrainer epsilon(double value) {
    throw broken();
  }

  public DigitsTrainer learningRate(double value) {
    throw broken();
  }

  public DigitsTrainer seed(long value) {
    throw broken();
  }

  public DigitsTrainer splitTest(double value) {
    throw broken();
  }

  public DigitsTrainer splitValidation(double value) {
    throw broken();
  }

  public DigitsTrainer batch(long value) {
    throw broken();
  }

  public DigitsTrainer epochs(long value) {
    throw broken();
  }

  public DigitsTrainer secondInstanceNormEpsilon(double value) {
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
    return new IllegalStateException("Digits has errors; it was compiled all the same");
  }
}
