package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.experiment.Point;
import dev.regimen.experiment.Study;
import dev.regimen.experiment.StudyResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What experiments are compiled to: the trainers of variants are those of networks and regimes that
 * are written out, and every point runs the one that it names.
 */
@Tag("training")
class ExperimentTest {
  private static final String NETWORK =
      """
      @Network(input = 4, classes = 3)
      @Train(epochs = 4, batch = 16)
      @AdamW(learningRate = 0.01) @Cosine @Warmup(epochs = 1) @WeightDecay(0.01)
      class %s {
        @Dense(%d) @Relu @Dropout(0.1) Layer hidden;
        @Use(repeat = %d) Body body;
        @Dense(3) Layer logits;
      }
      """;

  private static final String EXPERIMENTS =
      """
      @Block
      class Body {
        @Dense(8) @Relu Layer dense;
      }

      @Regime(Net.class) @Without(Dropout.class) class NoDropout {}
      @Regime(Net.class) @Without(Warmup.class) class NoWarmup {}
      @Regime(Net.class) @Without(Cosine.class) class NoCosine {}
      @Regime(Net.class) @Without(WeightDecay.class) class NoDecay {}

      @Experiment(repeats = 2) @Ablation
      class Helps {
        Net network;
      }

      @Network(input = 4, classes = 3)
      @Train(epochs = 2, batch = 16) @Adam @Ema @LabelsKept(perClass = 4)
      @UnlabelledRatio(3) @PseudoLabels @Consistency(teacher = true)
      class Taught {
        @Dense(8) @Relu Layer hidden;
        @Dense(3) Layer logits;
      }

      @Experiment @Ablation
      class Unlabelled {
        Taught network;
      }

      @Experiment(objective = Metric.VALIDATION_ACCURACY)
      class Sizes {
        Net network;

        @Sweep(parameter = "hidden.dense", choices = {4, 16}) int width;
        @Sweep(parameter = "body.use.repeat", choices = {1, 3}) int depth;
        @Sweep(low = 1e-3, high = 1e-1, scale = SweepScale.LOG, values = 3) double learningRate;
      }

      @Experiment @RandomSearch(trials = 6)
      @Compare({Net.class, NoDropout.class})
      class Drawn {
        @Sweep(low = 1e-4, high = 1, scale = SweepScale.LOG) double learningRate;
        @Sweep(low = 8, high = 32) int batch;
      }
      """;

  private static final class Once {
    static final Compilation COMPILED =
        Sources.compile(
            List.of("-Xlint:all", "-Werror"),
            Sources.of(
                "Experiments",
                String.format(NETWORK, "Net", 8, 2)
                    + String.format(NETWORK, "Big", 16, 3)
                    + EXPERIMENTS));
    static final Loaded LOADED = new Loaded(COMPILED);
  }

  /** A trainer's source without its own name and its network's. */
  private static String source(String trainer, String network) throws IOException {
    return Once.COMPILED
        .generatedSourceFile(trainer + "Trainer")
        .orElseThrow(() -> new AssertionError(Once.COMPILED.diagnostics().toString()))
        .getCharContent(false)
        .toString()
        .replaceAll("\\b" + trainer + "(Trainer)?\\b", "T$1")
        .replaceAll("\\b" + network + "\\b", "T");
  }

  @ParameterizedTest
  @CsvSource({
    "Dropout, NoDropout",
    "Warmup, NoWarmup",
    "Cosine, NoCosine",
    "WeightDecay, NoDecay",
  })
  void whatIsTakenAwayIsTheRegimeWithoutIt(String technique, String written) throws IOException {
    assertEquals(source(written, "Net"), source("Helps_Without" + technique, "Net"));
  }

  @Test
  void aStructureIsTheNetworkThatIsWrittenSo() throws IOException {
    assertEquals(source("Big", "Big"), source("Sizes_HiddenDense16BodyUseRepeat3", "Net"));
  }

  private static Study study(String name) throws ReflectiveOperationException {
    Class<?> type = Once.LOADED.loadClass(name + "Experiment");
    return ((Study) type.getDeclaredConstructor().newInstance()).quiet().unrecorded();
  }

  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(3);
    float[][] points = new float[90][4];
    int[] labels = new int[points.length];
    for (int i = 0; i < points.length; i++) {
      labels[i] = i % 3;
      for (int j = 0; j < 4; j++) {
        points[i][j] = (float) (random.nextDouble() - 0.5 + (j == labels[i] ? 1 : 0));
      }
    }
    return InMemory.classification(points, labels);
  }

  @Test
  void aGridHasEveryPointWithItsStructure() throws ReflectiveOperationException {
    Study study = study("Sizes");
    List<Point> points = study.points();
    assertEquals(12, points.size());
    assertEquals(
        Map.of("hidden.dense", 16L, "body.use.repeat", 3L, "learningRate", 0.01),
        points.get(10).parameters());
    for (Point point : points) {
      long width = point.parameters().get("hidden.dense").longValue();
      long depth = point.parameters().get("body.use.repeat").longValue();
      long body = width * 8 + 8 + (depth - 1) * (8 * 8 + 8);
      long expected = 4 * width + width + body + 8 * 3 + 3;
      assertEquals(expected, study.trainer(point).blueprint().parameterCount(), point.toString());
    }
    assertEquals(0.1, study.trainer(points.get(11)).settings().number("learningRate"));
  }

  @Test
  void anAblationComparesWithTheNetworkAsItIs() throws ReflectiveOperationException {
    StudyResult result = study("Helps").run(data());
    assertEquals(5, result.points().size());
    assertTrue(result.answer().startsWith("As it is: Net, validation loss"), result.answer());
    assertTrue(result.answer().contains("without Dropout by "), result.answer());
    assertTrue(result.answer().contains("both by Holm for 4 comparisons)"), result.answer());
  }

  /** Without an average there is no teacher; each of the others can be missed. */
  @Test
  void whatAnotherTechniqueNeedsStays() throws ReflectiveOperationException {
    StudyResult result = study("Unlabelled").run(data());
    assertEquals(
        Set.of("Taught", "without PseudoLabels", "without Consistency"),
        result.points().stream().map(each -> each.point().variant()).collect(Collectors.toSet()));
    assertTrue(result.points().stream().allMatch(each -> each.objective().count() == 1));
  }

  @Test
  void drawnPointsAreAFunctionOfTheSeedAndLieInTheirRanges() throws Exception {
    List<Point> points = study("Drawn").points();
    assertEquals(points, study("Drawn").points());
    assertEquals(6, points.size());
    for (Point point : points) {
      double rate = point.parameters().get("learningRate").doubleValue();
      assertTrue(rate >= 1e-4 && rate <= 1, point.toString());
      long batch = point.parameters().get("batch").longValue();
      assertTrue(batch >= 8 && batch <= 32, point.toString());
    }
    assertTrue(points.stream().map(Point::variant).distinct().count() == 2, points.toString());
    assertEquals(6, study("Drawn").run(data()).points().size());
  }
}
