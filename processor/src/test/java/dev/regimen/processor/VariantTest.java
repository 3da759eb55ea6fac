package dev.regimen.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.processor.lower.VariantSummary;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Regimes and classes that are rid of techniques. */
@Tag("javac")
class VariantTest {
  private static final String NET =
      """
      @Dropout(0.3) @Relu @interface Dropped {}
      @Network(input = {8, 8, 1}, classes = 10)
      @AdamW(learningRate = 0.002) @Cosine @Warmup(epochs = 1) @WeightDecay(0.01)
      @Train(epochs = 20)
      class Net {
        @Flatten Layer flat;
        @Dense(32) @Dropped Layer hidden;
        @Dropout(0.5) Layer drop;
        @Dense(10) Layer logits;
      }
      """;

  private static NetworkModel model(String trainer, String source) {
    return Sources.models(Sources.of("Source", source)).stream()
        .filter(model -> model.trainer().equals(trainer))
        .findFirst()
        .orElseThrow();
  }

  private static String names(List<dev.regimen.processor.model.Use<?>> uses) {
    return uses.stream().map(use -> use.text()).sorted().collect(Collectors.joining(" "));
  }

  @Test
  void aRegimeIsRidOfATechniqueOfItsNetworkAndTheRestStays() {
    NetworkModel model =
        model("PlainTrainer", NET + "@Regime(Net.class) @Without(Warmup.class) class Plain {}");
    assertEquals("@AdamW @Cosine @Network @Seed @Split @Train @WeightDecay", names(model.regime()));
    assertEquals(List.of("without Warmup(epochs = 1.0)"), VariantSummary.of(model));
  }

  @Test
  void whatIsTakenAwayHasItsDefault() {
    NetworkModel model =
        model(
            "PlainTrainer",
            NET + "@Regime(Net.class) @Without({AdamW.class, Cosine.class}) class Plain {}");
    assertEquals(
        "@Adam @ConstantRate @Network @Seed @Split @Train @Warmup @WeightDecay",
        names(model.regime()));
  }

  @Test
  void aTechniqueGoesFromAllFieldsAndAnEmptyFieldGoesWithIt() {
    NetworkModel model =
        model("PlainTrainer", NET + "@Regime(Net.class) @Without(Dropout.class) class Plain {}");
    assertEquals(
        List.of("flat @Flatten", "hidden @Dense @Relu", "logits @Dense"),
        model.layers().stream().map(VariantTest::text).toList());
    assertEquals(
        List.of("without Dropout(0.3) of Dropped: hidden", "without Dropout: drop"),
        VariantSummary.of(model));
  }

  /** Numbers have one unit; a pretext task of classes has none, and nothing to be asked of. */
  @Test
  void whatIsSaidOfNumbersIsNotSaidOfAPretextTask() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Source",
                """
                @Network(input = {8, 8, 1}, outputs = 2)
                @Standardize(targets = true) @Huber @Metrics(Metric.VALIDATION_R2) @SampleWeights
                class Angles {
                  @Flatten Layer flat;
                  @Dense(8) @Relu Layer hidden;
                  @Dense(2) Layer angles;
                }
                @Regime(Angles.class) @RotationPrediction class TurnedAngles {}
                @Regime(Angles.class) @Denoising @InputNoise(0.3) class NoisyAngles {}
                """));
    assertThat(compilation).succeededWithoutWarnings();
  }

  private static String text(LayerModel layer) {
    return layer.name() + " " + names(layer.uses());
  }

  @Test
  void aTechniqueGoesFromBlocksOnceForAllRepetitions() {
    NetworkModel model =
        model(
            "PlainTrainer",
            """
            @Block @Residual @StochasticDepth(0.2)
            class Cell { @Dense(8) @Tanh @Dropout(0.1) Layer inner; }
            @Network(input = 8, outputs = 8)
            class Net { @Use(repeat = 2) Cell cells; @Dense(8) Layer y; }
            @Regime(Net.class) @Without({StochasticDepth.class, Dropout.class}) class Plain {}
            """);
    assertEquals(
        List.of(
            "cells.0.inner @Dense @Tanh",
            "cells.0 @Residual",
            "cells.1.inner @Dense @Tanh",
            "cells.1 @Residual",
            "y @Dense"),
        model.layers().stream().map(VariantTest::text).toList());
    assertEquals(
        List.of("without Dropout(0.1): cells.inner", "without StochasticDepth(0.2): cells"),
        VariantSummary.of(model).stream().sorted().toList());
  }

  @Test
  void presetsLoseAPartOnTheClassInAnotherPresetAndAsAWhole() {
    String presets =
        """
        @Mixup(alpha = 0.4) @RandomErasing @AdamW @interface Wild {}
        @Wild @Without(RandomErasing.class) @HorizontalFlip @interface Tame {}
        """;
    String fields = "{ @Flatten Layer flat; @Dense(10) Layer y; }";
    String network = presets + "@Network(input = {8, 8, 1}, classes = 10) ";
    NetworkModel part =
        model("NetTrainer", network + "@Wild @Without(Mixup.class) class Net" + fields);
    assertTrue(names(part.regime()).contains("@RandomErasing"));
    assertEquals(List.of("without Mixup(alpha = 0.4) of Wild"), VariantSummary.of(part));
    NetworkModel nested = model("NetTrainer", network + "@Tame class Net" + fields);
    assertEquals(
        "@AdamW @ConstantRate @HorizontalFlip @Mixup @Network @Seed @Split @Train",
        names(nested.regime()));
    NetworkModel whole =
        model(
            "PlainTrainer",
            network
                + "@Tame class Net"
                + fields
                + "@Regime(Net.class) @Without(Tame.class) class Plain {}");
    assertEquals("@Adam @ConstantRate @Network @Seed @Split @Train", names(whole.regime()));
  }

  @Test
  void theSummaryTellsWhatReplacedWhat() {
    NetworkModel model =
        model(
            "PlainTrainer",
            NET
                + "@Regime(Net.class) @Sgd(learningRate = 0.1) @MultiStep(milestones = 5) class Plain {}");
    assertEquals(
        List.of("Sgd for AdamW(learningRate = 0.002)", "MultiStep for Cosine"),
        VariantSummary.of(model));
    Compilation compilation =
        Sources.compile(
            Sources.of("Source", NET + "@Regime(Net.class) @Without(Warmup.class) class Plain {}"));
    assertThat(compilation)
        .generatedSourceFile("PlainTrainer")
        .contentsAsUtf8String()
        .contains("without Warmup(epochs = 1.0)");
  }

  @Test
  void aMessageOffersTheNearestName() {
    Compilation compilation =
        Sources.process(
            Sources.of("Source", NET + "@Regime(Net.class) @Without(Cutout.class) class Plain {}"),
            Sources.of(
                "Other", "@Regime(Net.class) @Without(SpatialDropout.class) class Other {}"));
    String text = compilation.errors().toString();
    assertTrue(text.contains("Net has no @Cutout"), text);
    assertTrue(
        text.contains("@AdamW, @Cosine, @Dropout, @Dropped, @Flatten, @Relu, @Train, @Warmup"),
        text);
  }
}
