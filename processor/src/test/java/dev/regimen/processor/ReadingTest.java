package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.ConstantRate;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Exponential;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("javac")
class ReadingTest {
  private static NetworkModel one(String body) {
    return Sources.models(Sources.of("Source", body)).get(0);
  }

  private static <A extends Annotation> A use(NetworkModel network, Class<A> type) {
    return network.use(type).orElseThrow().annotation();
  }

  private static Set<String> regime(NetworkModel network) {
    return network.regime().stream()
        .map(use -> use.annotation().annotationType().getSimpleName())
        .collect(Collectors.toSet());
  }

  @Test
  void readsLayersInTheOrderOfTheFields() {
    NetworkModel network =
        one(
            """
            @Network(input = {28, 28, 1}, classes = 10)
            class Net {
              @Dense(5) @Relu @Dropout(0.2) Layer zeta;
              int units;
              @Dense(4) Layer alpha;
              @Dense(value = 10, in = 4) Layer middle;
            }
            """);
    assertEquals(
        List.of("zeta", "alpha", "middle"),
        network.layers().stream().map(LayerModel::name).toList());
    LayerModel zeta = network.layers().get(0);
    assertEquals(0.2, zeta.use(Dropout.class).orElseThrow().annotation().value());
    assertEquals("zeta", zeta.use(Dropout.class).orElseThrow().layer());
    assertEquals(4, network.layers().get(2).use(Dense.class).orElseThrow().annotation().in());
    assertEquals(Shape.of(28, 28, 1), network.input());
    assertEquals(new Target(Target.Task.CLASSES, 10), network.target());
    assertEquals("Net", network.network());
    assertEquals("NetTrainer", network.trainer());
    assertEquals("", network.packageName());
  }

  @Test
  void annotationsAreWhatTheSourceSays() {
    NetworkModel network =
        one(
            """
            @Network(input = 4, outputs = 2)
            @MultiStep(milestones = {3, 7})
            @EarlyStopping(monitor = Metric.VALIDATION_RMSE)
            class Net { @Dense(2) Layer y; }
            """);
    MultiStep steps = use(network, MultiStep.class);
    assertEquals(List.of(3, 7), java.util.Arrays.stream(steps.milestones()).boxed().toList());
    assertEquals(0.1, steps.factor());
    assertEquals(MultiStep.class, steps.annotationType());
    assertEquals(Metric.VALIDATION_RMSE, use(network, EarlyStopping.class).monitor());
    assertEquals(steps, use(network, MultiStep.class));
    steps.milestones()[0] = 99;
    assertEquals(3, steps.milestones()[0]);
    assertEquals("@MultiStep(factor = 0.1, milestones = [3, 7])", steps.toString());
  }

  @Test
  void annotationsHashAsTheLanguageSpecifies() {
    NetworkModel network = one("@Network(input = 4, classes = 2) class Net { @Dense(2) Layer y; }");
    Train train = use(network, Train.class);
    assertEquals(10, train.epochs());
    int epochs = 127 * "epochs".hashCode() ^ 10;
    int batch = 127 * "batch".hashCode() ^ 32;
    assertEquals(epochs + batch, train.hashCode());
  }

  @Test
  void aSilentRegimeHasDefaults() {
    NetworkModel network = one("@Network(input = 4, classes = 2) class Net { @Dense(2) Layer y; }");
    assertEquals(
        Set.of("Network", "Train", "Adam", "ConstantRate", "Seed", "Split"), regime(network));
    assertEquals(10, use(network, Train.class).epochs());
    assertEquals(1e-3, use(network, Adam.class).learningRate());
  }

  @Test
  void anAnnotationOfTheUsersOwnStandsForItsTechniques() {
    NetworkModel network =
        one(
            """
            @AdamW(learningRate = 2e-3) @Cosine @WeightDecay(5e-4) @interface Baseline {}
            @Dense(7) @Relu @Dropout(0.3) @interface Hidden {}
            @Network(input = 4, classes = 2) @Baseline
            class Net {
              @Hidden Layer a;
              @Hidden @Dense(9) @Tanh Layer b;
              @Dense(2) Layer y;
            }
            """);
    assertEquals(
        Set.of("Network", "Train", "AdamW", "Cosine", "WeightDecay", "Seed", "Split"),
        regime(network));
    assertEquals(2e-3, use(network, AdamW.class).learningRate());
    LayerModel b = network.layers().get(1);
    assertEquals(9, b.use(Dense.class).orElseThrow().annotation().value());
    assertTrue(b.has(dev.regimen.annotation.Tanh.class));
    assertTrue(!b.has(dev.regimen.annotation.Relu.class));
    assertEquals(0.3, b.use(Dropout.class).orElseThrow().annotation().value());
    assertEquals("Net.b (by @Hidden)", b.use(Dropout.class).orElseThrow().site().owner());
  }

  @Test
  void ownAnnotationsNestAndMayNameEachOther() {
    NetworkModel network =
        one(
            """
            @Outer @Sgd(learningRate = 0.1) @WeightDecay(1e-3) @interface Inner {}
            @Inner @AdamW @Deprecated @interface Outer {}
            @Network(input = 4, classes = 2) @Outer @WeightDecay(1e-5)
            class Net { @Dense(2) Layer y; }
            """);
    assertEquals(
        Set.of("Network", "Train", "AdamW", "ConstantRate", "WeightDecay", "Seed", "Split"),
        regime(network));
    assertEquals(1e-5, use(network, WeightDecay.class).value());
  }

  @Test
  void aRegimeRestatesRoleByRole() {
    List<NetworkModel> models =
        Sources.models(
            Sources.of(
                "Source",
                """
                @Network(input = 4, classes = 2)
                @Sgd @Cosine @Warmup(epochs = 2) @L1(1e-5) @L2(1e-5) @CrossEntropy
                @Train(epochs = 20)
                class Net { @Dense(2) Layer y; }
                @Regime(Net.class) @Sgd(learningRate = 0.1) @Exponential(factor = 0.9) @L2(1e-3)
                class Long {}
                """));
    NetworkModel regime = models.get(0);
    assertEquals("LongTrainer", regime.trainer());
    assertEquals("Net", regime.network());
    assertEquals(
        Set.of(
            "Network",
            "Sgd",
            "Exponential",
            "Warmup",
            "L1",
            "L2",
            "CrossEntropy",
            "Train",
            "Seed",
            "Split"),
        regime(regime));
    assertEquals(1e-3, use(regime, L2.class).value());
    assertEquals(20, use(regime, Train.class).epochs());
    assertEquals(0.1, use(regime, Sgd.class).learningRate());
    assertEquals(0.9, use(regime, Exponential.class).factor());
    assertEquals("NetTrainer", models.get(1).trainer());
    assertTrue(models.get(1).use(Cosine.class).isPresent());
    assertTrue(models.get(1).use(ConstantRate.class).isEmpty());
  }

  @Test
  void trainersOfNestedClassesAreNamedAfterBoth() {
    List<NetworkModel> models =
        Sources.models(
            JavaFileObjects.forSourceString(
                "a.Outer",
                """
                package a;
                import dev.regimen.annotation.*;
                class Outer {
                  @Network(input = 4, classes = 2) static class Net { @Dense(2) Layer y; }
                }
                """),
            JavaFileObjects.forSourceString(
                "a.b.Far",
                """
                package a.b;
                import dev.regimen.annotation.*;
                @Network(input = 3, outputs = 1) class Far { @Dense(1) Layer y; }
                """));
    assertEquals("a", models.get(0).packageName());
    assertEquals("Outer.Net", models.get(0).network());
    assertEquals("Outer_NetTrainer", models.get(0).trainer());
    assertEquals("a.b", models.get(1).packageName());
  }
}
