package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.CutMix;
import dev.regimen.annotation.HorizontalFlip;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Lamb;
import dev.regimen.annotation.Mixup;
import dev.regimen.annotation.RandAugment;
import dev.regimen.annotation.RandomResizedCrop;
import dev.regimen.annotation.RepeatedAugmentation;
import dev.regimen.annotation.Resolution;
import dev.regimen.annotation.StochasticDepth;
import dev.regimen.annotation.TestCrop;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.model.NetworkModel;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets are annotations like the user's own, and what they say fits the network they are for. */
@Tag("javac")
class PresetsTest {
  private static final Path VISION =
      Path.of("..", "examples", "src", "main", "java", "dev", "regimen", "examples", "vision");

  private static final String CELL =
      "@Block @Residual class Cell { @Conv(Block.WIDTH) @BatchNorm @Relu Layer conv; }\n";
  private static final Pattern KEEP = Pattern.compile("= \\(float\\) \\((.*tochasticDepth.*)\\);");
  private static final String FIELDS =
      """
       {
        @Conv(8) @BatchNorm @Relu Layer stem;
        @Use(width = 8, repeat = 2) Cell cells;
        @GlobalAveragePool Layer pool;
        @Dense(10) Layer logits;
      }
      """;

  private static JavaFileObject source(String cell, String regime) {
    String network = "@Network(input = {16, 16, 3}, classes = 10)\n" + regime + "\nclass Net";
    return Sources.of("Source", "import dev.regimen.preset.*;\n" + cell + network + FIELDS);
  }

  private static JavaFileObject source(String regime) {
    return source(CELL, regime);
  }

  private static String said(JavaFileObject... sources) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic<?> each : Sources.process(sources).diagnostics()) {
      text.append(Sources.text(each)).append('\n');
    }
    return text.toString();
  }

  private static String trainer(String name, JavaFileObject... sources) throws IOException {
    Compilation compilation = Sources.process(sources);
    assertEquals(List.of(), compilation.diagnostics());
    JavaFileObject trainer = compilation.generatedSourceFile(name).orElseThrow();
    return trainer.getCharContent(true).toString();
  }

  /** The network of the examples, with samples of the sides that the preset tests it at. */
  @ParameterizedTest
  @CsvSource({
    "ResNetRegime, 224",
    "PyTorchRegime, 224",
    "FixResRegime, 224",
    "DeiTRegime, 224",
    "FamsRegime, 224",
    "RsbA1, 224",
    "RsbA2, 224",
    "RsbA3, 224",
    "StartingNumbers, 224"
  })
  void aPresetFitsResNet50WithoutAFinding(String preset, int side) throws IOException {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String type : List.of("Bottleneck", "ResNet50")) {
      String text =
          Files.readString(VISION.resolve(type + ".java"))
              .replace("@ImageNetRegime", "@dev.regimen.preset." + preset)
              .replace("{224, 224, 3}", "{" + side + ", " + side + ", 3}");
      sources.add(JavaFileObjects.forSourceString("dev.regimen.examples.vision." + type, text));
    }
    JavaFileObject[] all = sources.toArray(new JavaFileObject[0]);
    String trainer = trainer("dev.regimen.examples.vision.ResNet50Trainer", all);
    assertTrue(trainer.contains("blueprint.input(" + side + ", " + side + ", 3)"), trainer);
  }

  @Test
  void partsAreReadAsIfTheyStoodOnTheClassAndThoseWrittenThereReplaceThem() {
    NetworkModel model =
        Sources.models(source("@RsbA2 @Lamb(learningRate = 1e-3) @Without(CutMix.class)")).get(0);
    assertEquals(300, model.use(Train.class).orElseThrow().annotation().epochs());
    assertEquals(1e-3, model.use(Lamb.class).orElseThrow().annotation().learningRate());
    assertTrue(model.use(CutMix.class).isEmpty());
    assertEquals("Net (by @RsbA2)", model.use(Train.class).orElseThrow().site().owner());
    assertEquals("@RsbA2", model.use(Train.class).orElseThrow().site().broughtBy());
  }

  /** The rows of the paper's table 2 for its own three procedures, 0 where it has a cross. */
  @ParameterizedTest
  @CsvSource({
    "RsbA1, 600, 5e-3, 0.01, 0.1, 0.05, 3, 7, 0.2, 1, 224",
    "RsbA2, 300, 5e-3, 0.02, 0.0, 0.05, 3, 7, 0.1, 0.2, 224",
    "RsbA3, 100, 8e-3, 0.02, 0.0, 0.00, 1, 6, 0.1, 0.2, 160"
  })
  void aPresetHasEveryRowOfItsTable(
      String preset,
      int epochs,
      double rate,
      double decay,
      double smoothing,
      double depth,
      int times,
      double level,
      double mixup,
      double threshold,
      int side) {
    NetworkModel model = Sources.models(source("@" + preset)).get(0);
    assertEquals(side, number(model, Resolution.class, Resolution::train, 224));
    assertEquals(224, number(model, Resolution.class, Resolution::test, 224));
    Train train = part(model, Train.class);
    assertEquals(List.of(epochs, 2048), List.of(train.epochs(), train.batch()));
    assertEquals(rate, part(model, Lamb.class).learningRate());
    assertEquals(5, part(model, Warmup.class).epochs());
    assertEquals(0, part(model, Cosine.class).minimum());
    assertEquals(decay, part(model, WeightDecay.class).value());
    assertEquals(smoothing, number(model, LabelSmoothing.class, LabelSmoothing::value, 0));
    assertEquals(depth, number(model, StochasticDepth.class, StochasticDepth::value, 0));
    assertEquals(times, number(model, RepeatedAugmentation.class, RepeatedAugmentation::value, 1));
    RandAugment policy = part(model, RandAugment.class);
    assertEquals(List.of(level, 10.0, 0.5), List.of(policy.level(), policy.of(), policy.std()));
    assertEquals(mixup, part(model, Mixup.class).alpha());
    assertEquals(1, part(model, CutMix.class).alpha());
    assertEquals(0.95, part(model, TestCrop.class).value());
    assertEquals(threshold, part(model, BinaryCrossEntropy.class).threshold());
    assertTrue(model.use(HorizontalFlip.class).isPresent());
    assertTrue(model.use(RandomResizedCrop.class).isPresent());
  }

  private static <A extends Annotation> A part(NetworkModel model, Class<A> type) {
    return model.use(type).orElseThrow().annotation();
  }

  private static <A extends Annotation> double number(
      NetworkModel model, Class<A> type, ToDoubleFunction<A> member, double absent) {
    return model.use(type).map(use -> member.applyAsDouble(use.annotation())).orElse(absent);
  }

  @Test
  void aPartIsSetAtRunTimeByTheNameThatItHasWithoutThePreset() throws IOException {
    String trainer = trainer("NetTrainer", source("@RsbA2"));
    assertTrue(trainer.contains("NetTrainer learningRate(double"), trainer);
    assertTrue(trainer.contains("NetTrainer mixupAlpha(double"), trainer);
    assertTrue(trainer.contains("NetTrainer stochasticDepth(double"), trainer);
  }

  @Test
  void aFindingAboutAPartStandsAtThePresetAndNamesIt() {
    Compilation compilation =
        Sources.process(
            Sources.of(
                "Source",
                """
                @dev.regimen.preset.RsbA1
                @Network(input = {16, 16, 3}, classes = 10)
                class Flat { @Flatten Layer flat; @Dense(10) Layer logits; }
                """));
    Diagnostic<?> error = compilation.errors().get(0);
    assertEquals(2, error.getLineNumber());
    String text = Sources.text(error);
    assertTrue(text.contains("Skip] Flat (by @RsbA1): @StochasticDepth on a network"), text);
    assertTrue(text.contains("fix:  @Without(StochasticDepth.class)"), text);
  }

  @Test
  void anAdaptiveRateIsScaledByTheRootOfTheBatchAndAPlainOneWithTheBatch() {
    String adaptive = said(source("@RsbA2 @Train(epochs = 300, batch = 128)"));
    assertTrue(adaptive.contains("of @RsbA2 is for updates of 2048 samples, and these are of 128"));
    assertTrue(adaptive.contains("0.005 * sqrt(128/2048) = 0.00125"), adaptive);
    assertTrue(adaptive.contains("fix:  @Lamb(learningRate = 0.00125)"), adaptive);
    assertTrue(adaptive.contains("fix:  or @Accumulate(16)"), adaptive);
    String plain = said(source("@FixResRegime @Train(epochs = 120, batch = 128)"));
    assertTrue(plain.contains("0.2 * 128/512 = 0.05"), plain);
    assertTrue(plain.contains("fix:  @Sgd(learningRate = 0.05, momentum = 0.9)"), plain);
  }

  @Test
  void theSameSamplesAnUpdateOrARateOfOnesOwnIsNoFinding() {
    for (String regime :
        List.of(
            "@RsbA2 @Train(epochs = 300, batch = 128) @Accumulate(16)",
            "@RsbA2 @Train(epochs = 100, batch = 2048)",
            "@RsbA2 @Train(epochs = 300, batch = 128) @Lamb(learningRate = 1e-3)")) {
      String said = said(source(regime));
      assertTrue(!said.contains("PresetBatch"), said);
    }
  }

  /** On the class and on every block is the same program, but for the name of the number. */
  @Test
  void stochasticDepthOnANetworkIsOnEveryResidualBlock() throws IOException {
    String dropped = CELL.replace("@Residual", "@Residual @StochasticDepth(0.2)");
    List<String> each = keeps(trainer("NetTrainer", source(dropped, "")));
    List<String> wide = keeps(trainer("NetTrainer", source("@StochasticDepth(0.2)")));
    assertTrue(each.contains("1.0 - this.cellsStochasticDepth * 0.5"), each.toString());
    assertEquals(each.toString().replace("cellsStochastic", "stochastic"), wide.toString());
  }

  /** What is computed from the fraction dropped, in the order of the code. */
  private static List<String> keeps(String trainer) {
    return KEEP.matcher(trainer).results().map(found -> found.group(1)).toList();
  }

  @Test
  void aBlocksOwnStochasticDepthIsKept() {
    String own = CELL.replace("@Residual", "@Residual @StochasticDepth(0.1)");
    NetworkModel model = Sources.models(source(own, "@StochasticDepth(0.5)")).get(0);
    List<Double> rates =
        model.blocks().stream()
            .flatMap(block -> block.self().uses().stream())
            .filter(use -> use.annotation() instanceof StochasticDepth)
            .map(use -> use.as(StochasticDepth.class).annotation().value())
            .toList();
    assertEquals(List.of(0.1, 0.1), rates);
  }

  /** What ships has no right that an annotation in somebody's package has not. */
  @Test
  void anybodyCanWriteAPreset() {
    JavaFileObject preset =
        JavaFileObjects.forSourceString(
            "org.example.Quick",
            """
            package org.example;
            import dev.regimen.annotation.*;
            import dev.regimen.preset.RsbA3;
            @RsbA3 @Without(CutMix.class) @Train(epochs = 30, batch = 512)
            @Lamb(learningRate = 4e-3)
            public @interface Quick {}
            """);
    JavaFileObject network = source("@org.example.Quick @Train(epochs = 30, batch = 256)");
    String text = said(preset, network);
    assertTrue(
        text.contains("of @Quick is for updates of 512 samples, and these are of 256"), text);
    assertTrue(text.contains("fix:  @Lamb(learningRate = 0.00283)"), text);
    assertTrue(Sources.models(preset, network).get(0).use(CutMix.class).isEmpty());
  }
}
