package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Splits;
import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Worker;
import dev.regimen.train.file.SafetensorsWriter;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Initialization;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

/** A network that was compiled in double: memory, training, files. */
@Tag("training")
class DoublePrecisionTest {
  @TempDir Path folder;

  /** y = w x + b by gradient descent on mean squares, one worker. */
  private static final class Line extends Trainer<Estimate> {
    Line() {
      super(
          Blueprint.network("Line")
              .input(2)
              .outputs(1)
              .doublePrecision()
              .parameter("line.weight", 0, 1, 2)
              .parameter("line.bias", 2, 1)
              .slot("sgd.velocity", 0, 3)
              .activations(1)
              .setting("epochs", 300, "[1, inf)")
              .setting("batch", 50, "[1, inf)")
              .standardize(true, true)
              .build(),
          Decoder.estimates());
    }

    @Override
    protected void initialize(Initialization init) {
      init.uniform(0, 2, 0.5);
    }

    @Override
    protected double learningRateAt(double epoch) {
      return 0.1;
    }

    @Override
    protected Step trainingStep(Memory memory, Worker worker) {
      return new Regression(memory, worker);
    }

    @Override
    protected Step inferenceStep(Memory memory, Worker worker) {
      return new Regression(memory, worker);
    }
  }

  private static final class Regression extends Step {
    private final Doubles input;
    private final Doubles target;
    private final Doubles weights;
    private final Doubles prediction;
    private final double[] gradient = new double[3];

    Regression(Memory memory, Worker worker) {
      super(memory, worker);
      this.input = memory.doubleInput();
      this.target = memory.doubleTarget();
      this.weights = memory.doubleParameters();
      this.prediction = memory.doubleActivation(0, 1);
    }

    @Override
    public void gradients() {
      forward();
    }

    @Override
    public void update() {
      for (int i = 0; i < 3; i++) {
        weights.set(i, weights.get(i) - learningRate * gradient[i]);
      }
    }

    @Override
    public void forward() {
      double loss = 0;
      Arrays.fill(gradient, 0);
      for (int row = 0; row < rows; row++) {
        double x0 = input.get(2L * row);
        double x1 = input.get(2L * row + 1);
        double y = weights.get(0) * x0 + weights.get(1) * x1 + weights.get(2);
        prediction.set(row, y);
        double error = targets() ? y - target.get(row) : 0;
        loss += error * error / rows;
        gradient[0] += 2 * error * x0 / rows;
        gradient[1] += 2 * error * x1 / rows;
        gradient[2] += 2 * error / rows;
      }
      observe(prediction, 1);
      loss(loss);
    }
  }

  private static RunResult<Estimate> trained() {
    return new Line().quiet().workers(1).fit(Splits.trainOnly(TrainerTest.plane(200)));
  }

  @Test
  void trainsToDoublePrecision() {
    RunResult<Estimate> result = trained();
    double[] losses = result.history().values(Metric.TRAIN_LOSS);
    // Features are floats, so what remains is their rounding, far below a float's own.
    assertEquals(0, losses[losses.length - 1], 1e-12);
    assertEquals(DataType.DOUBLE, result.parameters().get("line.weight").dataType());
    assertEquals(1050, result.predictor().predict(0.5f, 0.5f).value(), 1e-3);
  }

  @Test
  void filesHoldDoublesAndFloatsAreReadToo() throws IOException {
    Path file = folder.resolve("line.safetensors");
    RunResult<Estimate> result = trained();
    result.save(file);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertEquals(2, text.split("\"F64\"", -1).length - 1);
    assertEquals(result.predictor().predict(0.3f, 0.1f), new Line().load(file).predict(0.3f, 0.1f));
    Path floats = folder.resolve("floats.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter(Map.of());
    Doubles values = Doubles.allocate(3);
    values.fill(0.5);
    writer.add("line.weight", List.of(1, 2), values.slice(0, 2), false);
    writer.add("line.bias", List.of(1), values.slice(2, 1), false);
    writer.write(floats);
    assertEquals(0.5 * 3 + 0.5 * 4 + 0.5, new Line().load(floats).predict(3, 4).value());
  }

  @Test
  void memoryGivesItsOwnPrecisionOnly() {
    Line line = new Line();
    Memory memory = Memory.training(line.blueprint(), line.settings(), 4, 2);
    assertEquals(4, memory.doubleActivation(0, 1).length());
    assertEquals(2, memory.slot("sgd.velocity", 0).doubles(2).length);
    assertEquals(3, memory.doubleGradients().length());
    assertEquals(0, memory.doubleRunning().length());
    assertThrows(ClassCastException.class, memory::parameters);
    assertEquals(2, memory.sharedDoubles("sum", 5).length);
    assertEquals(memory.sharedDoubles("sum", 5), memory.sharedDoubles("sum", 5));
    assertThrows(IndexOutOfBoundsException.class, () -> memory.doubleActivation(1, 1));
  }
}
