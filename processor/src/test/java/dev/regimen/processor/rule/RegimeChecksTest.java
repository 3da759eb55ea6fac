package dev.regimen.processor.rule;

import static dev.regimen.processor.rule.CheckedNetwork.CLASSES;
import static dev.regimen.processor.rule.CheckedNetwork.OUTPUTS;
import static dev.regimen.processor.rule.CheckedNetwork.a;
import static dev.regimen.processor.rule.CheckedNetwork.b;
import static dev.regimen.processor.rule.CheckedNetwork.net;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.annotation.GrowingBatch;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Metrics;
import dev.regimen.annotation.MultiStep;
import dev.regimen.annotation.OneCycle;
import dev.regimen.annotation.Plateau;
import dev.regimen.annotation.ScheduleUnit;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Standardize;
import dev.regimen.annotation.StepDecay;
import dev.regimen.annotation.Threshold;
import dev.regimen.annotation.TopK;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules find in regimes: each finding beside a regime that lies just outside it. */
@Tag("pure")
class RegimeChecksTest {
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
        .finds("DecayFlipsSign");
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
    net().regime(Sgd.class, "nesterov", true).finds("NesterovMomentum");
    net().regime(Sgd.class, "nesterov", true, "momentum", 0.9).finds();
    net()
        .regime(Sgd.class, "nesterov", true, "momentum", 0.9, "dampening", 0.1)
        .finds("NesterovMomentum");
    net().regime(Sgd.class, "dampening", 0.1).finds("NoEffect");
    net().regime(Sgd.class, "momentum", 0.9, "dampening", 0.1).finds();
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

  /** 320 samples are 10 batches of 32 in each of 10 epochs, of which a warm-up takes one. */
  @Test
  void schedulesInUpdates() {
    net()
        .regime(Data.class, "train", 320)
        .regime(StepDecay.class, "every", 100, "unit", ScheduleUnit.STEP)
        .finds("ScheduleOutlivesData");
    net()
        .regime(Data.class, "train", 320)
        .regime(StepDecay.class, "every", 99, "unit", ScheduleUnit.STEP)
        .finds();
    net()
        .regime(Data.class, "train", 320)
        .regime(StepDecay.class, "every", 90, "unit", ScheduleUnit.STEP)
        .regime(Warmup.class, "epochs", 1.0)
        .finds("ScheduleOutlivesData");
  }

  @Test
  void cycles() {
    net().regime(Sgd.class, "momentum", 0.85).regime(OneCycle.class).finds("MomentumRange");
    net().regime(Sgd.class, "momentum", 0.86).regime(OneCycle.class).finds();
    net()
        .regime(Sgd.class, "momentum", 0.85)
        .regime(OneCycle.class, "cycleMomentum", false)
        .finds();
    net().regime(Sgd.class).regime(OneCycle.class).finds();
    net().regime(OneCycle.class).regime(Warmup.class, "epochs", 1.0).finds("ScheduleConflict");
    net().regime(OneCycle.class, "threePhase", true, "rise", 0.5).finds("ScheduleNeverEnds");
    net().regime(OneCycle.class, "threePhase", true, "rise", 0.49).finds();
    net()
        .regime(OneCycle.class, "divFactor", 2.0, "finalDivFactor", 0.5)
        .finds("ScheduleNeverEnds");
  }

  @Test
  void plateaus() {
    net().regime(Plateau.class, "patience", 10).finds("PatienceRange");
    net().regime(Plateau.class, "patience", 9).finds();
    net().regime(Plateau.class, "patience", 0).finds("PatienceRange");
    net()
        .regime(Plateau.class, "patience", 3)
        .regime(EarlyStopping.class, "patience", 3)
        .finds("PatienceRange");
    net().regime(Plateau.class, "patience", 3).regime(EarlyStopping.class, "patience", 4).finds();
    net()
        .regime(Plateau.class, "patience", 3, "monitor", Metric.TRAIN_LOSS)
        .regime(EarlyStopping.class, "patience", 3)
        .finds();
    net()
        .regime(Plateau.class, "patience", 3, "monitor", Metric.VALIDATION_RMSE)
        .finds("UnknownMetric");
    net()
        .regime(Plateau.class, "patience", 3)
        .regime(Split.class, "validation", 0.0)
        .finds("MonitorNeedsValidation");
    net()
        .regime(Adam.class)
        .regime(Plateau.class, "patience", 3, "minimum", 1e-3)
        .finds("ScheduleNeverEnds");
  }

  @Test
  void growingBatches() {
    int[] milestones = {5, 9};
    net().regime(GrowingBatch.class, "milestones", milestones).finds();
    net()
        .regime(GrowingBatch.class, "milestones", milestones)
        .regime(Warmup.class, "epochs", 1.0)
        .finds("ScheduleNeverEnds");
    net().regime(GrowingBatch.class, "milestones", milestones, "maximum", 32).finds("NoEffect");
    net().regime(GrowingBatch.class, "milestones", milestones, "maximum", 33).finds();
  }

  /** 10 epochs of 320 samples: 10 updates each, from the sixth on 3, in the last two 1. */
  @Test
  void updatesAreCountedBehindEachMilestone() {
    NetworkModel growing =
        Networks.of(
            CLASSES,
            List.of(
                Written.onClass(
                    GrowingBatch.class, "milestones", new int[] {5, 8}, "factor", 0.3)));
    RunSize run = RunSize.of(growing, Rules.load());
    assertEquals(List.of(32, 107, 356), run.sizes());
    assertEquals(5 * 10 + 3 * 3 + 2, run.updates(320));
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
    net().regime(Split.class, "validation", 0.5, "test", 0.4).finds("SplitUnusual");
    net().regime(Split.class, "validation", 0.5, "test", 0.25).finds();
    net().regime(Split.class, "validation", 5000.0, "test", 0.4).finds();
    net().regime(TopK.class, "value", 9).finds();
    net().regime(TopK.class, "value", 10).finds("OutOfRange");
    net().regime(Standardize.class, "targets", true).finds("Misplaced");
    net()
        .target(OUTPUTS)
        .regime(TopK.class)
        .regime(LabelSmoothing.class)
        .regime(Standardize.class, "targets", true)
        .finds("Misplaced", "Misplaced");
  }

  @Test
  void metrics() {
    net().regime(Metrics.class, "value", new Metric[] {Metric.VALIDATION_ROC_AUC}).finds();
    net()
        .regime(Metrics.class, "value", new Metric[] {Metric.VALIDATION_R2})
        .finds("UnknownMetric");
    net().regime(Metrics.class, "value", new Metric[0]).finds("NoEffect");
    Metric[] curve = {Metric.VALIDATION_PR_AUC};
    net()
        .target(new Target(Target.Task.CLASSES, 100))
        .regime(Metrics.class, "value", curve)
        .finds();
    net()
        .target(new Target(Target.Task.CLASSES, 101))
        .regime(Metrics.class, "value", curve)
        .finds("UnknownMetric");
    net()
        .target(OUTPUTS)
        .regime(EarlyStopping.class, "monitor", Metric.VALIDATION_MAPE)
        .regime(Metrics.class, "value", new Metric[] {Metric.TRAIN_MAE, Metric.VALIDATION_MCC})
        .finds("UnknownMetric");
  }

  @Test
  void aThresholdNeedsOneUnit() {
    Target two = new Target(Target.Task.CLASSES, 2);
    net()
        .target(two)
        .regime(Threshold.class, "value", 0.3)
        .layer("last", b(Dense.class, "value", 1))
        .finds();
    net()
        .target(two)
        .regime(Threshold.class, "value", 0.3)
        .layer("last", b(Dense.class, "value", 2))
        .finds("Misplaced");
    net().target(OUTPUTS).regime(Threshold.class, "value", 0.3).finds("Misplaced");
  }

  /** The defaults that the run is judged by are those of the annotation. */
  @Test
  void aRegimeWithoutTrainIsAsLongAsTrainSays() {
    NetworkModel silent = Networks.of(CLASSES);
    NetworkModel written = Networks.of(CLASSES, List.of(Written.onClass(Train.class)));
    assertEquals(RunSize.of(written, Rules.load()), RunSize.of(silent, Rules.load()));
  }
}
