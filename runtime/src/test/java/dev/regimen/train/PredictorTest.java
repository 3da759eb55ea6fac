package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.data.Csv;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Missing;
import dev.regimen.data.TrainTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class PredictorTest {
  private static final int SAMPLES = 150;
  private static Predictor<Label> predictor;
  private static float[][] samples;

  @BeforeAll
  static void train() {
    Dataset data = TrainerTest.clouds(SAMPLES);
    predictor = HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 5).fit(data).predictor();
    samples = new float[SAMPLES][4];
    for (int i = 0; i < SAMPLES; i++) {
      data.features(i, samples[i], 0);
    }
  }

  @Test
  void probabilitiesAreOfOneDistribution() {
    for (float[] sample : samples) {
      Label label = predictor.predict(sample);
      assertEquals(1, label.probabilities().stream().mapToDouble(p -> p).sum(), 1e-5);
      assertEquals(label.probability(), label.probabilities().get(label.index()));
      assertTrue(label.probabilities().stream().allMatch(p -> p <= label.probability()));
      assertEquals(Integer.toString(label.index()), label.name());
    }
  }

  @Test
  void aBatchSaysWhatSinglesSay() {
    List<Label> together = predictor.predict(samples);
    assertEquals(SAMPLES, together.size());
    for (int i = 0; i < SAMPLES; i++) {
      Label alone = predictor.predict(samples[i]);
      assertEquals(alone.index(), together.get(i).index());
      assertEquals(alone.probability(), together.get(i).probability(), 1e-5);
    }
    assertTrue(predictor.predict(new float[0][]).isEmpty());
  }

  @Test
  void theMostProbableComeFirst() {
    List<Label> top = predictor.topK(3, samples[0]);
    assertEquals(predictor.predict(samples[0]), top.get(0));
    assertTrue(top.get(0).probability() >= top.get(1).probability());
    assertTrue(top.get(1).probability() >= top.get(2).probability());
    assertEquals(2, predictor.topK(2, samples[0]).size());
    assertThrows(IllegalArgumentException.class, () -> predictor.topK(4, samples[0]));
    assertThrows(IllegalArgumentException.class, () -> predictor.topK(0, samples[0]));
  }

  /** Large predictions are shared by all processors, several at a time or not, with equal bits. */
  @Test
  void largePredictionsGetTheBitsOfSmallOnes() throws Exception {
    Predictor<Label> wide =
        HandTrainer.classifier(4, 4096, 3)
            .quiet()
            .set("epochs", 1)
            .fit(TrainerTest.clouds(60))
            .predictor();
    float[][] many = new float[2000][];
    Arrays.setAll(many, i -> samples[i % SAMPLES]);
    String property = "regimen.workers";
    System.setProperty(property, "1");
    List<Label> alone = wide.predict(many);
    System.setProperty(property, "3");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<Label>>> calls = new ArrayList<>();
      for (int call = 0; call < 12; call++) {
        calls.add(threads.submit(() -> wide.predict(many)));
      }
      for (Future<List<Label>> call : calls) {
        assertEquals(alone, call.get());
      }
    } finally {
      System.clearProperty(property);
      threads.shutdownNow();
    }
  }

  @Test
  void evaluationAgreesWithTheRuns() {
    TrainTest data = new TrainTest(TrainerTest.clouds(200), TrainerTest.clouds(90));
    RunResult<Label> result = HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 2).fit(data);
    Evaluation again = result.predictor().evaluate(data.test());
    assertEquals(result.test().size(), again.size());
    assertEquals(result.test().accuracy(), again.accuracy());
    assertEquals(result.test().loss(), again.loss(), 1e-6);
    Dataset renamed = data.test().withClasses(List.of("a", "b", "c"));
    DataException e = assertThrows(DataException.class, () -> result.predictor().evaluate(renamed));
    assertTrue(e.getMessage().endsWith("the classes [a, b, c] are not [0, 1, 2]"), e.getMessage());
  }

  @Test
  void wrongSamplesAreNamed() {
    IllegalArgumentException count =
        assertThrows(
            IllegalArgumentException.class,
            () -> predictor.predict(new float[][] {samples[0], {1, 2, 3}}));
    assertEquals("sample 1 has 3 features, but Hand expects 4", count.getMessage());
    IllegalArgumentException nan =
        assertThrows(IllegalArgumentException.class, () -> predictor.predict(1, 2, Float.NaN, 4));
    assertEquals("feature 2 of sample 0 is NaN", nan.getMessage());
    IllegalArgumentException infinite =
        assertThrows(
            IllegalArgumentException.class,
            () -> predictor.predict(Float.NEGATIVE_INFINITY, 2, 3, 4));
    assertEquals("feature 0 of sample 0 is -Infinity", infinite.getMessage());
  }

  /** The same bits, without an object: the least of some rounds, as in steps' tests. */
  @Test
  void anAnswerIntoAnArrayAllocatesNothing() {
    float[] probabilities = new float[3];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < 1000; i++) {
        predictor.predictInto(samples[i % SAMPLES], probabilities);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
    }
    assertEquals(0, least);
    for (float[] sample : samples) {
      predictor.predictInto(sample, probabilities);
      List<Double> all = predictor.predict(sample).probabilities();
      for (int c = 0; c < probabilities.length; c++) {
        assertEquals(all.get(c), probabilities[c]);
      }
    }
    IllegalArgumentException room =
        assertThrows(
            IllegalArgumentException.class, () -> predictor.predictInto(samples[0], new float[2]));
    assertEquals("Hand yields 3 numbers, but there is room for 2", room.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> predictor.predictInto(new float[] {1, 2}, probabilities));
  }

  /** Whoever looks at a sample, the first that is wrong is named. */
  @Test
  void ofManySamplesThatWorkersShareTheFirstWrongOneIsNamed() {
    Predictor<Label> large =
        HandTrainer.classifier(4, 4096, 3)
            .quiet()
            .set("epochs", 1)
            .fit(TrainerTest.clouds(30))
            .predictor();
    float[][] many = new float[1500][];
    Arrays.setAll(many, i -> samples[i % SAMPLES]);
    many[1400] = new float[] {1, 2, 3};
    many[1401] = null;
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> large.predict(many));
    assertEquals("sample 1400 has 3 features, but Hand expects 4", wrong.getMessage());
  }

  /** Also where workers share them: what is missing is filled, what is infinite is refused. */
  @Test
  void ofManySamplesWhatIsMissingIsFilled(@TempDir Path folder) throws IOException {
    StringBuilder table = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 40; i++) {
      table.append(i % 7).append(',').append(i == 3 ? "" : i % 5).append(',').append(i % 2);
      table.append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    Dataset data = Csv.read(file).label("y").missing(Missing.MEAN).load();
    Predictor<Label> large =
        HandTrainer.classifier(2, 4096, 2).quiet().set("epochs", 1).fit(data).predictor();
    float[][] many = new float[1500][];
    Arrays.setAll(many, i -> new float[] {i % 7, i % 300 == 8 ? Float.NaN : i % 5});
    List<Label> together = large.predict(many);
    for (int i = 0; i < many.length; i += 4) {
      assertEquals(large.predict(many[i]).probability(), together.get(i).probability(), 1e-5);
    }
    many[1208][0] = Float.POSITIVE_INFINITY;
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> large.predict(many));
    assertEquals("feature 0 of sample 1208 is Infinity", wrong.getMessage());
  }

  @Test
  void laterRunsOfTheTrainerDoNotChangeIt() {
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 1);
    Predictor<Label> first = trainer.fit(TrainerTest.clouds(60)).predictor();
    Label before = first.predict(samples[0]);
    trainer.set("seed", 7).set("epochs", 3).fit(TrainerTest.clouds(60));
    assertEquals(before, first.predict(samples[0]));
  }

  @Test
  void numbersHaveNoTopK() {
    Predictor<Estimate> numbers =
        HandTrainer.regressor(2, 4, 1)
            .quiet()
            .set("epochs", 1)
            .fit(TrainerTest.plane(40))
            .predictor();
    assertEquals(1, numbers.predict(0.5f, 0.5f).values().size());
    assertThrows(IllegalStateException.class, () -> numbers.topK(1, 0.5f, 0.5f));
  }
}
