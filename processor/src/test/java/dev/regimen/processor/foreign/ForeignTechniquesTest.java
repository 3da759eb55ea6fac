package dev.regimen.processor.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.Conv;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.Residual;
import dev.regimen.annotation.Softmax;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.annotation.XavierInit;
import dev.regimen.processor.check.Checks;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Curve;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.lower.DeclaredSettings;
import dev.regimen.processor.lower.NetworkLowering;
import dev.regimen.processor.lower.ScheduleLowering;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.Networks;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Written;
import dev.regimen.processor.rule.init.AutomaticInit;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Techniques that nothing in the project knows are treated as its own are. */
@Tag("pure")
class ForeignTechniquesTest {
  private static final Rules RULES = Foreign.rules();
  private static final Target CLASSES = new Target(Target.Task.CLASSES, 10);

  private static Use<?> a(Class<? extends Annotation> type, Object... members) {
    return Written.on("hidden", type, members);
  }

  private static Use<?> on(Class<? extends Annotation> type, Object... members) {
    return Written.onClass(type, members);
  }

  private static final Use<?> DENSE = a(Dense.class, "value", 8);

  private static List<Finding> findings(List<Use<?>> regime, Use<?>... hidden) {
    LayerModel last = Networks.layer("last", Written.on("last", Dense.class, "value", 10));
    return findings(Networks.of(CLASSES, regime, Networks.layer("hidden", hidden), last));
  }

  private static List<Finding> findings(NetworkModel network) {
    Report report = new Report();
    Checks.rest(network, RULES, report);
    return report.findings();
  }

  private static void layerFinds(List<Use<?>> hidden, String... ids) {
    assertEquals(List.of(ids), ids(findings(List.of(), hidden.toArray(Use<?>[]::new))));
  }

  private static void regimeFinds(List<Use<?>> regime, String... ids) {
    assertEquals(List.of(ids), ids(findings(regime, DENSE)));
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream().map(Finding::id).toList();
  }

  private static void assertAutomatic(
      Use<?> activation, Initial.Kind kind, double amount, String text) {
    LayerModel layer = Networks.layer("hidden", DENSE, activation);
    Initial initial = AutomaticInit.initial(new Fans(50, 200, Activation.of(layer, RULES)));
    assertEquals(kind, initial.kind());
    assertEquals(amount, initial.amount().evaluate(new double[0], leaf -> Double.NaN), 1e-15);
    assertEquals(text, AutomaticInit.text(layer, RULES));
  }

  @Test
  void aSaturatingActivationGetsXavierThatMakesUpForItsSlope() {
    Use<?> tanh = a(Foreign.ScaledTanh.class, "gain", 2.0);
    assertAutomatic(
        tanh, Initial.Kind.UNIFORM, Math.sqrt(6.0 / 250) / 2, "Xavier uniform, for @ScaledTanh");
    layerFinds(List.of(DENSE, a(XavierInit.class), tanh));
    layerFinds(List.of(DENSE, a(KaimingInit.class), tanh), "InitActivationMismatch");
  }

  @Test
  void aRectifierGetsKaimingForItsSlope() {
    Use<?> sharp = a(Foreign.Sharp.class);
    assertAutomatic(
        sharp, Initial.Kind.NORMAL, Math.sqrt(2 / 1.0625 / 50), "Kaiming normal, for @Sharp");
    layerFinds(List.of(DENSE, a(KaimingInit.class, "slope", 0.25), sharp));
    layerFinds(List.of(DENSE, a(KaimingInit.class), sharp), "SlopeMismatch");
    layerFinds(List.of(DENSE, a(XavierInit.class), sharp), "InitActivationMismatch");
  }

  /** A bias in front of a norm that centers is left out, and one that is asked for is told of. */
  @Test
  void aNormThatCentersCancelsBiases() {
    Use<?> norm = a(Foreign.ChannelNorm.class);
    layerFinds(List.of(DENSE, norm));
    layerFinds(List.of(a(Dense.class, "value", 8, "bias", Bias.ON), norm), "BiasBeforeBatchNorm");
  }

  @Test
  void anOptimizerHasItsBand() {
    regimeFinds(List.of(on(Foreign.SquareRoot.class)));
    regimeFinds(List.of(on(Foreign.SquareRoot.class, "eta", 0.01)));
    regimeFinds(List.of(on(Foreign.SquareRoot.class, "eta", 0.02)), "LearningRateSuspicious");
    regimeFinds(List.of(on(Foreign.SquareRoot.class, "eta", 1e-6)), "LearningRateSuspicious");
  }

  @Test
  void penaltiesAndSchedulesAskTheOptimizer() {
    Use<?> optimizer = on(Foreign.SquareRoot.class, "eta", 0.01);
    regimeFinds(List.of(optimizer, on(L2.class)), "CoupledDecay");
    regimeFinds(List.of(optimizer, on(WeightDecay.class, "value", 0.1)));
    regimeFinds(List.of(optimizer, on(WeightDecay.class, "value", 100.0)), "DecayFlipsSign");
    regimeFinds(List.of(optimizer, on(Cosine.class, "minimum", 0.01)), "ScheduleNeverEnds");
    regimeFinds(List.of(optimizer, on(Cosine.class, "minimum", 0.001)));
  }

  @Test
  void schedulesBeginAtTheOptimizersRate() {
    NetworkModel network = Networks.of(CLASSES, List.of(on(Foreign.SquareRoot.class)));
    Curve curve = ScheduleLowering.curve(network, RULES, new DeclaredSettings());
    assertEquals(new Scalar.Setting("squareRoot.eta", 0.001), curve.rest());
  }

  @Test
  void aPenaltyIsOneAmongTheOthers() {
    Use<?> shrink = on(Foreign.Shrink.class);
    regimeFinds(List.of(on(Adam.class), shrink), "DecayOnVectors");
    regimeFinds(List.of(shrink, on(L2.class)), "DecayOnVectors", "DecayTwice");
    regimeFinds(List.of(shrink, on(L2.class, "value", 0.0)), "DecayOnVectors");
    regimeFinds(
        List.of(on(Adam.class), on(Foreign.Shrink.class, "lambda", 0.2)),
        "DecayUnusual",
        "DecayOnVectors");
  }

  @Test
  void aLossOfLogitsWantsNone() {
    Use<?> dense = Written.on("last", Dense.class, "value", 10);
    LayerModel last = Networks.layer("last", dense, Written.on("last", Softmax.class));
    List<Finding> found = findings(Networks.of(CLASSES, List.of(on(Foreign.Focal.class)), last));
    assertEquals(List.of("SoftmaxTwice"), ids(found));
    assertTrue(found.get(0).problem().contains("@Focal"), found.get(0).problem());
  }

  @Test
  void shortcutsAreNormalizedAsTheirBranches() {
    assertEquals("@Conv @ChannelNorm", shortcut(8, Foreign.ChannelNorm.class));
    assertEquals("@Conv @BatchNorm", shortcut(8, BatchNorm.class));
    assertEquals("@Conv @GroupNorm", shortcut(8, GroupNorm.class, "groups", 4));
    assertEquals("@Conv", shortcut(8, LayerNorm.class));
  }

  /** A norm inside the branch may have groups that the wider output cannot have. */
  @Test
  void aShortcutIsNotNormalizedWhereItCannotBe() {
    assertEquals("@Conv", shortcut(6, GroupNorm.class, "groups", 3));
  }

  /** The annotations of the projection of a block whose first convolution has a norm. */
  private static String shortcut(int filters, Class<? extends Annotation> norm, Object... members) {
    LayerModel inner =
        new LayerModel(
            "block.inner",
            List.of(
                Written.on("block.inner", Conv.class, "value", filters),
                Written.on("block.inner", norm, members)),
            new Written.NamedSite("inner"));
    LayerModel outer =
        new LayerModel(
            "block.outer",
            List.of(Written.on("block.outer", Conv.class, "value", 8)),
            new Written.NamedSite("outer"));
    LayerModel self =
        new LayerModel(
            "block", List.of(Written.on("block", Residual.class)), new Written.NamedSite("Block"));
    BlockModel block =
        new BlockModel(
            "block",
            Written.on("block", dev.regimen.annotation.Use.class, "width", 8),
            self,
            List.of(inner, outer),
            Optional.empty(),
            new Written.NamedSite("block"));
    NetworkModel network =
        new NetworkModel(
            "",
            "Net",
            "NetTrainer",
            Shape.of(8, 8, 3),
            CLASSES,
            List.of(block),
            List.of(),
            new Written.NamedSite("Net"));
    BlockModel sized = NetworkLowering.sized(network, RULES).blocks().get(0);
    return sized.shortcut().orElseThrow().uses().stream()
        .map(Use::text)
        .reduce((first, second) -> first + " " + second)
        .orElseThrow();
  }
}
