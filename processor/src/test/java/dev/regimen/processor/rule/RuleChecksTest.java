package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.ConstantInit;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.annotation.Softmax;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.StepDecay;
import dev.regimen.annotation.Tanh;
import dev.regimen.annotation.TopK;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.annotation.WeightNorm;
import dev.regimen.annotation.WeightStandardization;
import dev.regimen.annotation.XavierInit;
import dev.regimen.annotation.ZeroInit;
import dev.regimen.processor.check.Checks;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules find in networks: each finding beside a network that lies just outside it. */
@Tag("pure")
class RuleChecksTest {
  private static final Target CLASSES = new Target(Target.Task.CLASSES, 10);
  private static final Target OUTPUTS = new Target(Target.Task.OUTPUTS, 2);

  private final List<Use<?>> regime = new ArrayList<>();
  private final List<LayerModel> layers = new ArrayList<>();
  private Target target = CLASSES;

  private RuleChecksTest regime(Class<? extends Annotation> type, Object... members) {
    regime.add(Written.onClass(type, members));
    return this;
  }

  private RuleChecksTest layer(String name, Use<?>... uses) {
    layers.add(Networks.layer(name, uses));
    return this;
  }

  private static Use<?> a(Class<? extends Annotation> type, Object... members) {
    return Written.on("hidden", type, members);
  }

  private static Use<?> b(Class<? extends Annotation> type, Object... members) {
    return Written.on("last", type, members);
  }

  /** One hidden layer with the uses given, then ten logits. */
  private RuleChecksTest hidden(Use<?>... uses) {
    return layer("hidden", uses).layer("last", b(Dense.class, "value", 10));
  }

  private List<Finding> findings() {
    NetworkModel network = Networks.of(target, regime, layers.toArray(LayerModel[]::new));
    Report report = new Report();
    Checks.rest(network, Rules.load(), report);
    return report.findings();
  }

  private void finds(String... expected) {
    List<Finding> findings = findings();
    List<String> ids = findings.stream().map(Finding::id).toList();
    assertEquals(List.of(expected), ids, () -> text(findings));
    for (Finding finding : findings) {
      assertTrue(finding.problem().chars().allMatch(c -> c < 128), finding.problem());
      assertFalse(finding.fixes().isEmpty(), finding.id() + " offers no fix");
    }
  }

  private static String text(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.site().owner() + ": " + finding.problem())
        .collect(Collectors.joining("; "));
  }

  private static RuleChecksTest net() {
    return new RuleChecksTest();
  }

  private static final Object[] DENSE_8 = {"value", 8};

  /** The class that the README begins with is clean. */
  @Test
  void theFlagshipIsClean() {
    net()
        .regime(Train.class, "epochs", 20, "batch", 128)
        .regime(AdamW.class)
        .regime(Cosine.class)
        .regime(Warmup.class, "epochs", 2.0)
        .regime(WeightDecay.class)
        .regime(LabelSmoothing.class)
        .regime(EarlyStopping.class, "patience", 5)
        .regime(Data.class, "train", 55_000)
        .layer(
            "hidden1",
            on("hidden1", Dense.class, "value", 512),
            on("hidden1", KaimingInit.class),
            on("hidden1", BatchNorm.class),
            on("hidden1", Relu.class),
            on("hidden1", Dropout.class))
        .layer(
            "hidden",
            a(Dense.class, "value", 256),
            a(KaimingInit.class),
            a(BatchNorm.class),
            a(Relu.class),
            a(Dropout.class))
        .layer("last", b(Dense.class, "value", 10), b(XavierInit.class))
        .finds();
  }

  private static Use<?> on(String layer, Class<? extends Annotation> type, Object... members) {
    return Written.on(layer, type, members);
  }

  @Test
  void dropout() {
    net().hidden(a(Dropout.class, "value", 0.5)).finds();
    net().hidden(a(Dropout.class, "value", 0.6)).finds("DropoutHigh");
    net().layer("last", b(Dense.class, "value", 10), b(Dropout.class)).finds("DropoutOnLogits");
    net()
        .layer("hidden", a(Dense.class, DENSE_8), a(Dropout.class))
        .layer("last", b(BatchNorm.class))
        .finds("DropoutBeforeBatchNorm");
    net()
        .layer("hidden", a(Dense.class, DENSE_8), a(Dropout.class))
        .layer("last", b(Dense.class, "value", 10), b(BatchNorm.class))
        .finds();
  }

  @Test
  void biases() {
    net()
        .hidden(a(Dense.class, "value", 8, "bias", Bias.ON), a(BatchNorm.class))
        .finds("BiasBeforeBatchNorm");
    net().hidden(a(Dense.class, "value", 8, "bias", Bias.ON), a(LayerNorm.class)).finds();
    net()
        .layer("hidden", a(Dense.class, DENSE_8))
        .layer("last", b(BatchNorm.class))
        .finds("BiasBeforeBatchNorm");
    net()
        .layer("hidden", a(Dense.class, DENSE_8), a(Relu.class))
        .layer("last", b(BatchNorm.class))
        .finds();
  }

  @Test
  void batchNorm() {
    Use<?>[] normed = {a(Dense.class, DENSE_8), a(BatchNorm.class)};
    net().hidden(a(BatchNorm.class, "keep", 0.5)).finds();
    net().hidden(a(BatchNorm.class, "keep", 0.1)).finds("RunningAverageInverted");
    net().regime(Train.class, "batch", 1).hidden(normed).finds("BatchNormWithOne");
    net().regime(Train.class, "batch", 15).hidden(normed).finds("BatchNormSmallBatch");
    net().regime(Train.class, "batch", 16).hidden(normed).finds();
    net().regime(Data.class, "train", 321).hidden(normed).finds("LastBatchOfOne");
    net().regime(Data.class, "train", 322).hidden(normed).finds();
    net().regime(Data.class, "train", 128).hidden(normed).finds("RunningUnconverged");
  }

  @Test
  void formsOfAWeight() {
    Use<?> dense = a(Dense.class, DENSE_8);
    Use<?> standard = a(WeightStandardization.class);
    net().hidden(dense, standard).finds("WeightStandardizationAlone");
    net().hidden(dense, standard, a(GroupNorm.class, "groups", 4)).finds();
    net().hidden(dense, standard, a(BatchNorm.class)).finds();
    net()
        .layer("hidden", a(Dense.class, "value", 8, "bias", Bias.OFF), standard)
        .layer("last", b(BatchNorm.class))
        .finds();
    net().hidden(dense, a(WeightNorm.class)).finds();
    net()
        .hidden(dense, a(WeightNorm.class), a(ZeroInit.class))
        .finds("SymmetricWeights", "SymmetricWeights");
  }

  @Test
  void initializations() {
    Use<?> dense = a(Dense.class, DENSE_8);
    net().hidden(dense, a(ZeroInit.class)).finds("SymmetricWeights");
    net().hidden(dense, a(ConstantInit.class, "value", 0.1)).finds("SymmetricWeights");
    net().hidden(a(Dense.class, "value", 1), a(ZeroInit.class)).finds();
    net().layer("last", b(Dense.class, "value", 10), b(ZeroInit.class)).finds();
    net().hidden(dense, a(XavierInit.class), a(Relu.class)).finds("InitActivationMismatch");
    net().hidden(dense, a(XavierInit.class, "gain", 1.4), a(Relu.class)).finds();
    net().hidden(dense, a(XavierInit.class), a(Tanh.class)).finds();
    net().hidden(dense, a(KaimingInit.class), a(Sigmoid.class)).finds("InitActivationMismatch");
    net().hidden(dense, a(KaimingInit.class), a(Gelu.class)).finds();
    net().hidden(dense, a(KaimingInit.class), a(LeakyRelu.class)).finds();
    net()
        .hidden(dense, a(KaimingInit.class), a(LeakyRelu.class, "slope", 0.2))
        .finds("SlopeMismatch");
  }

  @Test
  void penalties() {
    net().regime(L2.class).regime(WeightDecay.class).finds("DecayTwice");
    net().regime(L2.class).hidden(a(WeightDecay.class)).finds("DecayTwice");
    net().regime(L2.class, "value", 0.0).hidden(a(WeightDecay.class)).finds();
    net().regime(L2.class).regime(ElasticNet.class).finds("DecayTwice");
    net().regime(L2.class).regime(Adam.class).finds("CoupledDecay");
    net().regime(L2.class).regime(Sgd.class).finds();
    net().regime(WeightDecay.class, "value", 0.2).finds("DecayUnusual");
    net().regime(WeightDecay.class, "value", 0.1).finds();
    net().regime(WeightDecay.class, "value", 1e-7).finds("DecayUnusual");
    net().regime(WeightDecay.class, "vectors", true).finds("DecayOnVectors");
    net().regime(L1.class, "proximal", false).finds("L1NotSparse");
    net()
        .regime(Sgd.class, "learningRate", 1.0)
        .regime(WeightDecay.class, "value", 1.0)
        .finds("DecayUnusual", "DecayFlipsSign");
  }

  /** λ = 0 does nothing, so it cannot be there twice. */
  @Test
  void aSilentPenaltyIsNotTwice() {
    net().regime(L2.class).regime(WeightDecay.class, "value", 0.0).finds();
  }

  @Test
  void optimizers() {
    net().regime(Sgd.class, "learningRate", 1.0).finds();
    net().regime(Sgd.class, "learningRate", 1.5).finds("LearningRateSuspicious");
    net().regime(Adam.class, "learningRate", 0.1).finds("LearningRateSuspicious");
    net().regime(AdamW.class, "learningRate", 1e-7).finds("LearningRateSuspicious");
    net().regime(Sgd.class, "nesterov", true).finds("NoEffect");
    net().regime(Sgd.class, "nesterov", true, "momentum", 0.9).finds();
  }

  @Test
  void schedules() {
    net().regime(Warmup.class, "epochs", 10.0).finds("WarmupExceedsRun");
    net().regime(Warmup.class, "epochs", 9.5).finds();
    net().regime(StepDecay.class, "every", 10).finds("ScheduleNeverEnds");
    net().regime(StepDecay.class, "every", 9).finds();
    net()
        .regime(StepDecay.class, "every", 9)
        .regime(Warmup.class, "epochs", 1.0)
        .finds("ScheduleNeverEnds");
    net().regime(StepDecay.class, "every", 10, "unit", ScheduleUnit.STEP).finds();
    net().regime(MultiStep.class, "milestones", new int[] {5, 9}).finds();
    net().regime(MultiStep.class, "milestones", new int[] {5, 10}).finds("ScheduleNeverEnds");
    net().regime(Cosine.class, "minimum", 1e-3).regime(Adam.class).finds("ScheduleNeverEnds");
    net().regime(Cosine.class, "minimum", 1e-4).regime(Adam.class).finds();
  }

  @Test
  void lastLayers() {
    net().layer("last", b(Dense.class, "value", 10), b(Softmax.class)).finds("SoftmaxTwice");
    net().layer("last", b(Dense.class, "value", 1), b(Softmax.class)).finds("LossPairing");
    net().layer("last", b(Dense.class, "value", 10), b(Sigmoid.class)).finds("LossPairing");
    net().hidden(a(Dense.class, DENSE_8), a(Softmax.class)).finds();
    RuleChecksTest binary = net();
    binary.target = new Target(Target.Task.CLASSES, 2);
    binary.layer("last", b(Dense.class, "value", 1), b(Sigmoid.class)).finds("SoftmaxTwice");
    RuleChecksTest values = net();
    values.target = OUTPUTS;
    values.layer("last", b(Dense.class, "value", 2), b(Sigmoid.class)).finds();
  }

  @Test
  void stopping() {
    net().regime(EarlyStopping.class).finds();
    net().regime(EarlyStopping.class, "patience", 0).finds("PatienceRange");
    net().regime(EarlyStopping.class, "patience", 10).finds("PatienceRange");
    net().regime(EarlyStopping.class, "patience", 9).finds();
    net().regime(EarlyStopping.class, "restoreBest", false).finds("BestNotRestored");
    net().regime(EarlyStopping.class, "monitor", Metric.VALIDATION_RMSE).finds("UnknownMetric");
    net()
        .regime(EarlyStopping.class)
        .regime(Split.class, "validation", 0.0)
        .finds("MonitorNeedsValidation");
    net()
        .regime(EarlyStopping.class, "monitor", Metric.TRAIN_LOSS)
        .regime(Split.class, "validation", 0.0)
        .finds();
  }

  @Test
  void data() {
    net().regime(Split.class, "validation", 0.5, "test", 0.5).finds("OutOfRange");
    net().regime(Split.class, "validation", 0.5, "test", 0.4).finds();
    net().regime(Split.class, "validation", 5000.0, "test", 0.4).finds();
    net().regime(TopK.class, "value", 9).finds();
    net().regime(TopK.class, "value", 10).finds("OutOfRange");
    net().regime(Standardize.class, "targets", true).finds("Misplaced");
    RuleChecksTest values = net();
    values.target = OUTPUTS;
    values
        .regime(TopK.class)
        .regime(LabelSmoothing.class)
        .regime(Standardize.class, "targets", true)
        .finds("Misplaced", "Misplaced");
  }

  /** The defaults that the run is judged by are those of the annotation. */
  @Test
  void aRegimeWithoutTrainIsAsLongAsTrainSays() {
    NetworkModel silent = Networks.of(CLASSES);
    NetworkModel written = Networks.of(CLASSES, List.of(Written.onClass(Train.class)));
    assertEquals(RunSize.of(written, Rules.load()), RunSize.of(silent, Rules.load()));
  }
}
