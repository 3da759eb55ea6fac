package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.TextStream;
import dev.regimen.train.RunResult;
import dev.regimen.train.StepBench;
import dev.regimen.train.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recurrences that go on from window to window, as far as gradients go. */
@Tag("training")
class CarriedTest {
  private static final int LENGTH = 4;
  private static final int IDS = 9;
  private static final Net CARRIED = net("Carried", LENGTH, "carried = true", "", "@Adam");
  private static final Net LONGER = net("Longer", 3 * LENGTH, "", "", "@Adam");
  private static final Net DROPPING =
      net("Dropping", LENGTH, "carried = true", ", stateDropout = 0.4", "@Adam");
  private static final Net ABOVE = net("Above", LENGTH, "carried = true", "", "@Adam @Sam(0.5)");
  private static final Net GROWING =
      Net.of(
          "Growing",
          "@Network @Text(maxLength = 4, vocabulary = 9, minCount = 1, unit ="
              + " TextUnit.CHARACTER) @NextToken(carried = true) @Sgd"
              + " @GrowingBatch(milestones = 1, factor = 0.4) @Train(epochs = 2, batch = 5)"
              + " @Split(validation = 0.2, test = 0.2) @Seed(3)",
          "@Embedding(width = 4)",
          "@Gru(4)",
          "@Dense(9)");
  private static final Compiled COMPILED =
      Compiled.of("double", List.of(CARRIED, LONGER, DROPPING, ABOVE, GROWING));

  @TempDir Path folder;

  private static Net net(
      String name, int length, String carried, String dropped, String optimizer) {
    return Net.of(
        name,
        "@Network @Text(maxLength = "
            + length
            + ", vocabulary = 9, minCount = 1, unit = TextUnit.CHARACTER) @NextToken("
            + carried
            + ") "
            + optimizer
            + " @Train(epochs = 2, batch = 5) @Split(validation = 0.2, test = 0.1)"
            + " @Checkpoint(every = 1, unit = CheckpointUnit.STEP) @Seed(3)",
        "@Embedding(width = 4)",
        "@Lstm(value = 5, layerNorm = true" + dropped + ")",
        "@Gru(value = 4" + dropped + ")",
        "@SimpleRnn(value = 3" + dropped + ")",
        "@Dense(9)");
  }

  /** Forward there is no other thing than a longer text, of which the last part may be padded. */
  @Test
  void windowsThatFollowAreOneLongText() {
    int rows = 3;
    Random random = new Random(5);
    double[] texts = random.ints(rows * 3L * LENGTH, 2, IDS).asDoubleStream().toArray();
    Arrays.fill(texts, 2 * LENGTH + 2, 3 * LENGTH, 0);
    try (StepBench bench = StepBench.of(COMPILED.trainer(CARRIED), rows, 2, 10);
        StepBench longer = StepBench.of(COMPILED.trainer(LONGER), rows, 1, 10)) {
      Twins.scatter(bench, 4);
      bench.parameters().forEach(name -> longer.set(name, bench.get(name)));
      longer.input(texts);
      double[] whole = longer.infer(rows).prediction();
      for (int window = 0; window < 3; window++) {
        double[] part = new double[rows * LENGTH];
        for (int row = 0; row < rows; row++) {
          System.arraycopy(texts, (3 * row + window) * LENGTH, part, row * LENGTH, LENGTH);
        }
        bench.input(part);
        double[] predicted = bench.train(rows, window, 0).prediction();
        for (int i = 0; i < predicted.length; i++) {
          int row = i / (LENGTH * IDS);
          int of = (3 * row + window) * LENGTH * IDS + i % (LENGTH * IDS);
          if (texts[of / IDS] > 0) {
            assertEquals(whole[of], predicted[i], 1e-12, "window " + window + ", " + i);
          }
        }
      }
    }
  }

  /** Of what a window goes on from nothing depends on the parameters: there gradients end. */
  @Test
  void gradientsAreDifferencesOfTheWindowsLoss() {
    for (Net net : List.of(CARRIED, DROPPING)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(net), 8, 2, 10)) {
        Twins.scatter(bench, 3);
        for (int window = 0; window < 3; window++) {
          Twins.feed(bench, Batch.random(COMPILED.model(net), 8, 5 + window));
          bench.train(8, window, 0);
        }
        Differences.check(bench, 8, 2, net.name(), 6);
        double gone = bench.train(8, 2, 0).loss();
        assertNotEquals(bench.train(8, 0, 0).loss(), gone, "of what was before");
      }
    }
  }

  @Test
  void stepsAreWhatTheInterpreterSays() {
    Twins.compare(COMPILED, CARRIED, 9, 2);
    Twins.compare(COMPILED, DROPPING, 9, 1);
  }

  /** The next window goes on from the weights' states, and not from those of the weights above. */
  @Test
  void statesAreThoseOfTheFirstGradients() {
    for (int workers : List.of(1, 2)) {
      try (StepBench bench = StepBench.of(COMPILED.trainer(ABOVE), 8, workers, 10);
          StepBench plain = StepBench.of(COMPILED.trainer(CARRIED), 8, 1, 10)) {
        Twins.scatter(bench, 4);
        bench.parameters().forEach(name -> plain.set(name, bench.get(name)));
        for (int window = 0; window < 3; window++) {
          Batch batch = Batch.random(COMPILED.model(CARRIED), 8, 5 + window);
          Twins.feed(bench, batch);
          Twins.feed(plain, batch);
          double expected = plain.train(8, window, 0).loss();
          String where = workers + " workers, window " + window;
          assertEquals(expected, bench.train(8, window, 0).loss(), 1e-12, where);
          Close.assertClose(plain.state("kept/states"), bench.state("kept/states"), 1e-12, where);
        }
      }
    }
  }

  private static Dataset text() {
    Random random = new Random(8);
    StringBuilder text = new StringBuilder();
    while (text.length() < 300) {
      text.append(random.nextBoolean() ? "abde" : "acdec");
    }
    return TextStream.of(text.toString());
  }

  private static Trainer<?> trainer() {
    return COMPILED.trainer(CARRIED).workers(2).set("checkpoint.every", 1_000_000_000L);
  }

  /** What a batch left is part of what is saved. */
  @Test
  void aRunThatIsResumedGoesOnWithTheSameStates() throws Exception {
    RunResult<?> whole = trainer().checkpoints(folder.resolve("whole")).fit(text());
    Path saved = folder.resolve("stopped");
    trainer().checkpoints(saved).listener(new ResumedRuns.Watch(7)).fit(text());
    RunResult<?> resumed = trainer().resume(saved).fit(text());
    assertEquals(RunText.of(whole), RunText.of(resumed));
    try (StepBench bench = StepBench.of(COMPILED.trainer(CARRIED), 2, 1, 10)) {
      assertTrue(bench.states().contains("kept/states"), bench.states().toString());
    }
  }

  /** As many as the regime says, also where batches have become larger. */
  @Test
  void aTextIsMeasuredAlongItsStretches() {
    String text = "abdeacdecabdeabdeacdec".repeat(9);
    Trainer<?> growing = COMPILED.trainer(GROWING).workers(1);
    for (Trainer<?> trainer : List.of(trainer().checkpoints(folder.resolve("run")), growing)) {
      RunResult<?> run = trainer.fit(TextStream.of(text));
      double share = trainer == growing ? 0.2 : 0.1;
      int held = (int) Math.ceil(text.length() * share);
      Dataset last = TextStream.of(text.substring(text.length() - held));
      assertEquals(run.test().loss(), run.predictor().evaluate(last).loss(), 1e-12);
    }
  }
}
