package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.KnownLabels;
import dev.regimen.experiment.Study;
import dev.regimen.experiment.StudyResult;
import dev.regimen.report.RunFolder;
import dev.regimen.train.Estimate;
import dev.regimen.train.Evaluation;
import dev.regimen.train.HeadStarts;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Predictions;
import dev.regimen.train.Predictor;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Networks whose fields declare tasks: from their classes to typed predictions and files. */
@Tag("training")
class HeadNetworkTest {
  private static final int SAMPLES = 120;
  private static ClassLoader classes;

  @TempDir Path folder;

  @BeforeAll
  static void compile() {
    classes = new CompiledClasses(HeadNetworks.compilation());
  }

  private static Trainer<?> trainer(String network) {
    try {
      Class<?> type = classes.loadClass(network + "Trainer");
      return ((Trainer<?>) type.getDeclaredConstructor().newInstance()).quiet().workers(1);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static float[][] features() {
    Random random = new Random(5);
    float[][] features = new float[SAMPLES][4];
    for (float[] row : features) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return features;
  }

  /** Which of the first three numbers is the largest. */
  private static int kind(float[] row) {
    return row[0] > row[1] ? (row[0] > row[2] ? 0 : 2) : (row[1] > row[2] ? 1 : 2);
  }

  private static Dataset kinds() {
    float[][] features = features();
    int[] kinds = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      kinds[i] = kind(features[i]);
    }
    return InMemory.classification(features, kinds);
  }

  /** Sums and differences, in tens; every third sample lacks them. */
  private static Dataset pairs() {
    float[][] features = features();
    float[][] sizes = new float[SAMPLES][];
    for (int i = 0; i < SAMPLES; i++) {
      float[] row = features[i];
      sizes[i] =
          i % 3 == 0
              ? new float[] {Float.NaN, Float.NaN}
              : new float[] {100 + 10 * (row[0] + row[1]), 10 * (row[2] - row[3])};
    }
    return kinds().withTask("size", sizes);
  }

  @Test
  void itsStepsNeedNoData() {
    assertEquals(2, HeadStarts.take(trainer("Kinds"), 2));
    assertEquals(2, HeadStarts.take(trainer("Pair"), 2));
    assertEquals(2, HeadStarts.take(trainer("Weighed"), 2));
    assertEquals(2, HeadStarts.take(trainer("Believer"), 2));
  }

  /** Samples lack the label that the data was made with, and that of no other task. */
  @Test
  void theFirstTaskIsLearnedFromSamplesWithoutItsLabel() {
    boolean[][] signs = new boolean[SAMPLES][2]; // sets may be empty, and are then no gap
    for (int i = 0; i < SAMPLES; i += 2) {
      signs[i][i % 4 / 2] = true;
    }
    Dataset sets = InMemory.labelSets(features(), signs, List.of("left", "right"));
    Dataset known = pairs().withTask("signs", sets);
    RunResult<?> run = trainer("Believer").fit(KnownLabels.kept(known, 8, 1));
    assertTrue(run.history().epochs().get(0).told().containsKey("pseudoLabels.passed"));
    assertEquals(6, run.validation().task("kind").size(), "a quarter of the 24 labels");
    assertEquals(6, run.validation().task("signs").size(), "all that validate");
    Dataset named = known.withTask("kind", new int[SAMPLES], known.classes());
    String words =
        assertThrows(DataException.class, () -> trainer("Believer").fit(named)).getMessage();
    assertTrue(words.contains("its first task, kind, were added by withTask"), words);
  }

  @Test
  void oneHeadTrainsToTheBitsOfNone() {
    sameBits(trainer("Kinds").fit(kinds()), trainer("OneHead").fit(kinds()));
  }

  private static void sameBits(RunResult<?> expected, RunResult<?> found) {
    Map<String, INDArray> parameters = found.parameters();
    assertEquals(expected.parameters().keySet(), parameters.keySet());
    expected
        .parameters()
        .forEach((name, values) -> assertArrayEquals(bits(values), bits(parameters.get(name))));
  }

  private static float[] bits(INDArray values) {
    return values.ravel().toFloatVector();
  }

  @Test
  void bothTasksAreLearnedAndToldApart() {
    RunResult<?> run = trainer("Pair").set("epochs", 60).fit(pairs());
    Evaluation kind = run.validation().task("kind");
    Evaluation size = run.validation().task("size");
    assertTrue(kind.accuracy() > 0.85, kind.toString());
    // Sums of two standard normals, in tens, have the deviation 14.
    assertTrue(size.rmse() < 7, size.toString());
    assertTrue(size.size() < kind.size(), "samples without a size do not count");
    assertEquals(
        kind.loss() + 0.5 * size.loss(), run.validation().loss(), 1e-9, "the stated weights");
  }

  @Test
  void predictionsAreTypedAndOutliveAFile() throws IOException {
    RunResult<?> run = trainer("Pair").fit(pairs());
    Predictor<?> predictor = run.predictor();
    float[][] some = {{1, 0, 0, 2}, {0, 3, 0, 1}, {0.5f, 0, 1, 0}};
    Path file = folder.resolve("pair.safetensors");
    run.save(file);
    Predictor<?> loaded = trainer("Pair").load(file);
    assertEquals(predictor.predict(some), loaded.predict(some));
    Predictions one = (Predictions) predictor.predict(some).get(0);
    Label kind = one.label("kind");
    Estimate size = one.estimate("size");
    assertEquals(kind, one.task("kind"));
    assertEquals(List.of("0", "1", "2"), predictor.classes("kind"));
    assertEquals(2, size.values().size());
    assertTrue(Math.abs(size.values().get(0) - 100) < 60, "in the unit of the targets: " + size);
    IllegalArgumentException unknown =
        assertThrows(IllegalArgumentException.class, () -> one.task("age"));
    assertEquals("there is no task age among [kind, size]", unknown.getMessage());
    IllegalArgumentException other =
        assertThrows(IllegalArgumentException.class, () -> one.label("size"));
    assertEquals("the task size predicts Estimate, not Label", other.getMessage());
  }

  @Test
  void usersReadThemByName() throws ReflectiveOperationException {
    Class<?> network = classes.loadClass("Pair");
    Class<?> trainer = classes.loadClass("PairTrainer");
    var read = network.getDeclaredMethod("read", trainer, Dataset.class);
    read.setAccessible(true);
    Object text = read.invoke(null, trainer("Pair").set("epochs", 1), pairs());
    assertTrue(text.toString().endsWith(" 2"), text.toString());
  }

  @Test
  void whatIsMissingIsNamedBeforeTheFirstStep() {
    BiFunction<String, Dataset, String> refusal =
        (network, data) ->
            assertThrows(DataException.class, () -> trainer(network).fit(data)).getMessage();
    String without = refusal.apply("Pair", kinds());
    assertTrue(without.contains("there are no targets for the task size of Pair"), without);
    String classes =
        refusal.apply("Pair", kinds().withTask("size", new int[SAMPLES], List.of("a")));
    assertTrue(classes.contains("samples carry classes, but the task size of Pair"), classes);
    String numbers = refusal.apply("Pair", kinds().withTask("size", new float[SAMPLES][3]));
    assertTrue(numbers.contains("samples have 3 target values, but the task size"), numbers);
    int[] gaps = new int[SAMPLES];
    gaps[7] = Dataset.MISSING;
    Dataset partial = pairs().withTask("kind", gaps, List.of("a", "b", "c"));
    String lacking = refusal.apply("Pair", partial);
    assertTrue(lacking.contains("the task kind of Pair"), lacking);
    assertTrue(lacking.contains("partial = true"), lacking);
  }

  /** The better a task is learned, the more it counts; what is watched is a task's own metric. */
  @Test
  void uncertaintyIsLearnedAndAnotherTaskIsWatched() {
    RunResult<?> run = trainer("Weighed").set("epochs", 12).fit(pairs());
    float kind = run.parameters().get("kind.logVariance").getFloat(0);
    float size = run.parameters().get("size.logVariance").getFloat(0);
    assertTrue(kind != 0 && size != 0, kind + " " + size);
    double[] watched = run.history().values("size", Metric.VALIDATION_RMSE);
    int best = 0;
    for (int epoch = 1; epoch < watched.length; epoch++) {
      best = watched[epoch] < watched[best] ? epoch : best;
    }
    assertEquals(best + 1, run.bestEpoch());
    Evaluation all = run.validation();
    assertEquals(all.task("kind").loss() + all.task("size").loss(), all.loss(), 1e-9);
  }

  /** What the first losses were is kept beside the numbers that depend on them. */
  @Test
  void balancedTasksGoOnToTheSameBits() {
    RunResult<?> whole = trainer("Balanced").fit(pairs());
    Path saved = folder.resolve("saved");
    trainer("Balanced").checkpoints(saved).listener(stopAt(8)).fit(pairs());
    RunResult<?> rest = trainer("Balanced").resume(saved).fit(pairs());
    sameBits(whole, rest);
    float kind = whole.parameters().get("kind.balance").getFloat(0);
    float size = whole.parameters().get("size.balance").getFloat(0);
    assertEquals(2, kind + size, 1e-5);
    assertTrue(Math.abs(kind - size) > 1e-3, kind + " " + size);
  }

  private static Listener stopAt(int step) {
    return new Listener() {
      @Override
      public void onStepEnd(Run run) {
        if (run.step() == step) {
          run.requestStop();
        }
      }
    };
  }

  @Test
  void anExperimentAsksWhatTheOtherTaskDoesForOne() throws ReflectiveOperationException {
    Class<?> type = classes.loadClass("TransferExperiment");
    StudyResult result =
        ((Study) type.getDeclaredConstructor().newInstance()).runs(folder).quiet().run(pairs());
    assertTrue(
        result.answer().startsWith("As it is: Weighed, validation kind accuracy "),
        result.answer());
    assertTrue(result.answer().contains(" kind alone by "), result.answer());
    List<String> names =
        result.points().stream().map(each -> each.point().variant()).sorted().toList();
    assertEquals(List.of("Weighed", "kind alone"), names);
  }

  @Test
  void aStoppedRunGoesOnToTheSameBitsAndIsRecorded() throws IOException {
    Path runs = folder.resolve("runs");
    RunResult<?> whole = trainer("Weighed").listener(RunFolder.in(runs)).fit(pairs());
    Path saved = folder.resolve("saved");
    trainer("Weighed").checkpoints(saved).listener(stopAt(8)).fit(pairs());
    RunResult<?> rest = trainer("Weighed").resume(saved).fit(pairs());
    sameBits(whole, rest);
    assertEquals(whole.validation().toString(), rest.validation().toString());
    for (String task : List.of("kind", "size")) {
      assertArrayEquals(
          whole.history().values(task, Metric.VALIDATION_LOSS),
          rest.history().values(task, Metric.VALIDATION_LOSS),
          task);
    }
    String history = Files.readString(runs.resolve("Weighed-1").resolve("history.jsonl"));
    assertTrue(history.contains("validation/size/rmse"), history);
    assertTrue(history.contains("validation/kind/accuracy"), history);
    String page = Files.readString(runs.resolve("Weighed-1").resolve("report.html"));
    assertTrue(page.contains("<h3>size</h3>") && page.contains("<h3>kind</h3>"), "both tasks");
  }
}
