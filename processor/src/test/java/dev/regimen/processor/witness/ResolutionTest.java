package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.StepProbe;
import dev.regimen.train.Trainer;
import dev.regimen.train.UsedWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that sees images of two sizes is two networks with one set of weights. */
@Tag("training")
class ResolutionTest {
  private static final int SAMPLES = 20;
  private static final int CHANNELS = 2;
  private static final Net SHOWN = net("Shown", 10, "@Resolution(train = 6, test = 10)");
  private static final Net AT_TEST = net("AtTest", 10, "");
  private static final Net AT_TRAIN = net("AtTrain", 6, "");
  private static final Net ENLARGED =
      net(
          "Enlarged",
          8,
          "@Resolution(train = 6, test = 11) @TestCrop(0.8) @RandomResizedCrop @RandomErasing"
              + " @CutMix @TestTimeAugmentation(flip = true) @Swa(start = 2)");
  private static final Compiled COMPILED = Compiled.inDouble(SHOWN, AT_TEST, AT_TRAIN, ENLARGED);

  @TempDir Path folder;

  private static Net net(String name, int side, String regime) {
    String known = "@Sgd(learningRate = 0.1) @Standardize(mean = {0.4, 0.6}, std = {0.3, 0.2}) ";
    return Net.of(
        name,
        Zoo.classes("{" + side + ", " + side + ", " + CHANNELS + "}", 3, known + regime),
        "@Conv(4) @BatchNorm @Relu",
        "@Conv(5) @Relu @MaxPool",
        "@GlobalAveragePool",
        "@Dense(3)");
  }

  private static float[][] images(int side) {
    Random random = new Random(9);
    float[][] x = new float[SAMPLES][side * side * CHANNELS];
    for (float[] image : x) {
      for (int i = 0; i < image.length; i++) {
        image[i] = random.nextFloat();
      }
    }
    return x;
  }

  private static Splits data(float[][] x, int side) {
    int[] labels = IntStream.range(0, SAMPLES).map(i -> i % 3).toArray();
    return Splits.trainOnly(InMemory.classification(x, labels).withShape(side, side, CHANNELS));
  }

  private static Trainer<?> trainer(Net net) {
    return COMPILED.trainer(net).set("epochs", 3).set("batch", 7);
  }

  /** Bilinear, with the places of pixels' centres; outside the outermost ones, those. */
  private static float[] resized(float[] image, int from, int to) {
    float[] resized = new float[to * to * CHANNELS];
    for (int y = 0; y < to; y++) {
      for (int x = 0; x < to; x++) {
        double down = inside((y + 0.5) * from / to - 0.5, from);
        double right = inside((x + 0.5) * from / to - 0.5, from);
        for (int c = 0; c < CHANNELS; c++) {
          double sum = 0;
          for (int row = 0; row < from; row++) {
            for (int column = 0; column < from; column++) {
              double near =
                  Math.max(0, 1 - Math.abs(row - down)) * Math.max(0, 1 - Math.abs(column - right));
              sum += near * image[(row * from + column) * CHANNELS + c];
            }
          }
          resized[(y * to + x) * CHANNELS + c] = (float) sum;
        }
      }
    }
    return resized;
  }

  private static double inside(double place, int size) {
    return Math.min(size - 1, Math.max(0, place));
  }

  @Test
  void evaluationIsThatOfANetworkOfTheTestSizeBitForBit() throws IOException {
    Path file = folder.resolve("shown.safetensors");
    RunResult<?> run = trainer(SHOWN).fit(data(images(10), 10));
    run.save(file);
    Predictor<?> other = COMPILED.trainer(AT_TEST).load(file);
    List<?> here = run.predictor().predict(images(10));
    List<?> there = other.predict(images(10));
    for (int i = 0; i < SAMPLES; i++) {
      assertEquals(((Label) there.get(i)).probabilities(), ((Label) here.get(i)).probabilities());
    }
    assertEquals(
        other.evaluate(data(images(10), 10).train()).loss(),
        run.predictor().evaluate(data(images(10), 10).train()).loss());
  }

  @Test
  void trainingIsThatOfANetworkOfTheTrainingSizeOnResizedImages() {
    float[][] small = images(10);
    for (int i = 0; i < SAMPLES; i++) {
      small[i] = resized(small[i], 10, 6);
    }
    Map<String, double[]> here =
        UsedWeights.of(trainer(SHOWN).fit(data(images(10), 10)).predictor());
    Map<String, double[]> there = UsedWeights.of(trainer(AT_TRAIN).fit(data(small, 6)).predictor());
    assertEquals(there.keySet(), here.keySet());
    there.forEach((name, values) -> assertArrayEquals(values, here.get(name), 1e-5, name));
  }

  /** One by one steps see both sizes too. */
  @Test
  void aProbeShowsTheSizesOfItsSteps() {
    float[][] small = images(10);
    for (int i = 0; i < SAMPLES; i++) {
      small[i] = resized(small[i], 10, 6);
    }
    StepProbe shown = StepProbe.of(COMPILED.trainer(SHOWN), data(images(10), 10).train());
    StepProbe atTest = StepProbe.of(COMPILED.trainer(AT_TEST), data(images(10), 10).train());
    StepProbe atTrain = StepProbe.of(COMPILED.trainer(AT_TRAIN), data(small, 6).train());
    assertEquals(atTest.loss(0, 1, 2), shown.loss(0, 1, 2));
    assertEquals(atTrain.step(0, 1, 2), shown.step(0, 1, 2), 1e-6);
    assertEquals(atTrain.step(3, 4, 5), shown.step(3, 4, 5), 1e-6);
  }

  @Test
  void vectorsAreNoImages() {
    int[] labels = new int[SAMPLES];
    labels[0] = 1;
    Splits flat = Splits.trainOnly(InMemory.classification(images(10), labels));
    DataException refused = assertThrows(DataException.class, () -> trainer(SHOWN).fit(flat));
    assertTrue(refused.getMessage().contains("withShape(10, 10, 2)"), refused.getMessage());
  }

  /** With all that moves, mixes and averages, by two workers. */
  @Test
  void theOtherTechniquesFollowTheSizes() {
    Splits training = data(images(8), 8);
    Splits splits = new Splits(training.train(), training.train(), training.test());
    RunResult<?> run = trainer(ENLARGED).workers(2).fit(splits);
    assertEquals(3, run.history().epochs().size());
    double validated = run.validation().loss();
    assertTrue(Double.isFinite(validated));
    assertEquals(validated, run.predictor().evaluate(training.train()).loss(), 1e-9);
    String summary = COMPILED.trainer(ENLARGED).summary();
    assertTrue(summary.contains("input 8x8x2 (trained at 6x6, tested at 11x11)"), summary);
  }
}
