package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Evaluation;
import dev.regimen.train.LabelMetrics;
import dev.regimen.train.LabelSet;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.autodiff.loss.LossReduce;
import org.nd4j.autodiff.samediff.SDVariable;

/** Networks of labels: the loss beside SameDiff's, and a run from sets to a file and back. */
@Tag("training")
class MultiLabelTest {
  private static final int ROWS = 7;
  private static final List<String> NAMES = List.of("left", "top", "both");

  private static final String HEADER =
      Zoo.QUIET
          + "@Network(input = 2, labels = 3) @Train(batch = 32, epochs = 60) @Seed(7)"
          + " @Adam(learningRate = 0.02) @EarlyStopping(monitor = Metric.VALIDATION_MAP, patience ="
          + " 50) @Threshold(0.4)";
  private static final Net NET = Net.of("Corners", HEADER, "@Dense(8) @Tanh", "@Dense(3)");
  private static final Compiled COMPILED = Compiled.inDouble(NET);

  @TempDir Path folder;

  @Test
  void lossAndGradientsAreSameDiffs() {
    SameDiffTwin.compare(
        COMPILED,
        NET,
        ROWS,
        twin -> {
          SDVariable hidden = twin.sd().math().tanh(dense(twin, "a", twin.input(2)));
          twin.sd()
              .loss()
              .sigmoidCrossEntropy(
                  "loss",
                  twin.target(),
                  dense(twin, "b", hidden),
                  null,
                  LossReduce.MEAN_BY_NONZERO_WEIGHT_COUNT,
                  0);
          twin.assertAgree();
        });
  }

  private static SDVariable dense(SameDiffTwin twin, String field, SDVariable x) {
    SDVariable weight = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".weight");
    SDVariable bias = SameDiffTwin.variable(twin.sd(), twin.bench(), field + ".bias");
    return x.mmul(twin.sd().transpose(weight)).add(bias);
  }

  private static List<String> set(float[] point) {
    List<String> set = new ArrayList<>();
    if (point[0] < 0) {
      set.add("left");
    }
    if (point[1] > 0) {
      set.add("top");
    }
    if (set.size() == 2) {
      set.add("both");
    }
    return set;
  }

  private static float[][] points(int count, long seed) {
    Random random = new Random(seed);
    float[][] points = new float[count][2];
    for (float[] point : points) {
      point[0] = (float) random.nextGaussian();
      point[1] = (float) random.nextGaussian();
    }
    return points;
  }

  private static Dataset data(float[][] points) {
    List<List<String>> sets = new ArrayList<>();
    for (float[] point : points) {
      sets.add(set(point));
    }
    return InMemory.labelSets(points, sets, NAMES);
  }

  private static Splits splits() {
    return new Splits(data(points(256, 1)), data(points(64, 2)), data(points(64, 3)));
  }

  @SuppressWarnings("unchecked") // the network has labels
  private static Trainer<LabelSet> trainer() {
    return ((Trainer<LabelSet>) COMPILED.trainer(NET)).quiet();
  }

  @Test
  void aRunLearnsSetsAndAFileKeepsThem() throws IOException {
    RunResult<LabelSet> run = trainer().workers(3).fit(splits());
    LabelMetrics test = run.test().labels();
    assertTrue(test.microF1() > 0.9 && test.meanAveragePrecision() > 0.95, test::toString);
    Path file = folder.resolve("corners.safetensors");
    run.save(file);
    Predictor<LabelSet> loaded = trainer().load(file);
    assertEquals(NAMES, loaded.classes());
    Evaluation again = loaded.evaluate(splits().test());
    assertEquals(test.meanAveragePrecision(), again.labels().meanAveragePrecision(), 1e-9);
    assertAgreesWithPredictions(loaded, again.labels());
  }

  /** The sets that are predicted are what the metrics count, at the regime's threshold. */
  private static void assertAgreesWithPredictions(
      Predictor<LabelSet> predictor, LabelMetrics measured) {
    float[][] points = points(64, 3);
    List<LabelSet> predicted = predictor.predict(points);
    long exact = 0;
    long hits = 0;
    long all = 0;
    for (int n = 0; n < points.length; n++) {
      LabelSet labels = predicted.get(n);
      List<String> above =
          IntStream.range(0, 3)
              .filter(label -> labels.probabilities().get(label) > 0.4)
              .mapToObj(NAMES::get)
              .toList();
      assertEquals(above, labels.names());
      List<String> had = set(points[n]);
      exact += List.copyOf(had).equals(above) ? 1 : 0;
      hits += above.stream().filter(had::contains).count();
      all += above.size() + had.size();
    }
    assertEquals(exact / 64.0, measured.exactMatch(), 1e-12);
    assertEquals(2.0 * hits / all, measured.microF1(), 1e-12);
  }

  @Test
  void theSameBitsAgain() {
    double[] first = trainer().workers(2).fit(splits()).history().values(Metric.VALIDATION_MAP);
    assertArrayEquals(
        first, trainer().workers(2).fit(splits()).history().values(Metric.VALIDATION_MAP), 0);
  }

  @Test
  void dataOfAnotherKindOrWithOtherLabelsIsRefused() {
    Dataset classes = InMemory.classification(points(8, 1), new int[] {0, 1, 2, 0, 1, 2, 0, 1});
    refuses("samples carry one class each, but Corners predicts sets of labels", classes);
    List<List<String>> sets = List.of(List.of("a"), List.of("b"));
    refuses(
        "there are 2 labels [a, b], but Corners declares 3",
        InMemory.labelSets(points(2, 1), sets));
  }

  private static void refuses(String expected, Dataset data) {
    String said =
        assertThrows(DataException.class, () -> trainer().fit(Splits.trainOnly(data))).getMessage();
    assertTrue(said.contains(expected), said);
  }
}
