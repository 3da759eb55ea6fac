package dev.regimen.processor.rule;

import static dev.regimen.processor.rule.CheckedNetwork.DENSE_8;
import static dev.regimen.processor.rule.CheckedNetwork.OUTPUTS;
import static dev.regimen.processor.rule.CheckedNetwork.a;
import static dev.regimen.processor.rule.CheckedNetwork.b;
import static dev.regimen.processor.rule.CheckedNetwork.net;
import static dev.regimen.processor.rule.CheckedNetwork.on;

import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.BatchNorm;
import dev.regimen.annotation.Bias;
import dev.regimen.annotation.BinaryCrossEntropy;
import dev.regimen.annotation.ConstantInit;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Data;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.EarlyStopping;
import dev.regimen.annotation.Focal;
import dev.regimen.annotation.Gelu;
import dev.regimen.annotation.GroupNorm;
import dev.regimen.annotation.Hinge;
import dev.regimen.annotation.KaimingInit;
import dev.regimen.annotation.KlDivergence;
import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.annotation.LayerNorm;
import dev.regimen.annotation.LeakyRelu;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Sigmoid;
import dev.regimen.annotation.Softmax;
import dev.regimen.annotation.Tanh;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Warmup;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.annotation.WeightNorm;
import dev.regimen.annotation.WeightStandardization;
import dev.regimen.annotation.XavierInit;
import dev.regimen.annotation.ZeroInit;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules find in layers: each finding beside a network that lies just outside it. */
@Tag("pure")
class RuleChecksTest {

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
    net().hidden(a(Dense.class, "value", 1), a(ZeroInit.class)).finds("Bottleneck");
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
  void lastLayers() {
    net().layer("last", b(Dense.class, "value", 10), b(Softmax.class)).finds("SoftmaxTwice");
    net().layer("last", b(Dense.class, "value", 1), b(Softmax.class)).finds("LossPairing");
    net().layer("last", b(Dense.class, "value", 10), b(Sigmoid.class)).finds("LossPairing");
    net().hidden(a(Dense.class, DENSE_8), a(Softmax.class)).finds();
    net()
        .target(new Target(Target.Task.CLASSES, 2))
        .layer("last", b(Dense.class, "value", 1), b(Sigmoid.class))
        .finds("SoftmaxTwice");
    net().target(OUTPUTS).layer("last", b(Dense.class, "value", 2), b(Sigmoid.class)).finds();
  }

  @Test
  void lossesBesideLastLayersAndTargets() {
    Use<?> ten = b(Dense.class, "value", 10);
    net()
        .regime(BinaryCrossEntropy.class)
        .layer("last", ten, b(Softmax.class))
        .finds("LossPairing");
    net()
        .regime(BinaryCrossEntropy.class)
        .layer("last", ten, b(Sigmoid.class))
        .finds("SoftmaxTwice");
    net().regime(Focal.class).layer("last", ten, b(Softmax.class)).finds("SoftmaxTwice");
    net().regime(Focal.class, "alpha", 0.4).layer("last", ten).finds("LossPairing");
    net()
        .target(new Target(Target.Task.CLASSES, 2))
        .regime(Focal.class, "alpha", 0.4)
        .layer("last", b(Dense.class, "value", 1))
        .finds();
    net().regime(Hinge.class).layer("last", ten, b(Softmax.class)).finds("LossPairing");
    net().regime(Hinge.class).layer("last", ten, b(Sigmoid.class)).finds("LossPairing");
    net().regime(Hinge.class).regime(LabelSmoothing.class).layer("last", ten).finds("LossPairing");
    net().regime(KlDivergence.class).regime(LabelSmoothing.class).layer("last", ten).finds();
  }

  /** Ten classes smoothed by 0.1 have targets of 0.01 and 0.91. */
  @Test
  void thresholdsBesideSmoothing() {
    smoothed(0.5).finds("SmoothingErased");
    smoothed(0.01).finds("SmoothingErased");
    smoothed(0.009).finds("OutOfRange");
    smoothed(0.909).finds("SmoothingErased");
    smoothed(0.911).finds("OutOfRange");
    smoothed(1).finds();
    net()
        .regime(BinaryCrossEntropy.class, "threshold", 0.2)
        .layer("last", b(Dense.class, "value", 10))
        .finds("NoEffect");
  }

  private static CheckedNetwork smoothed(double threshold) {
    return net()
        .regime(BinaryCrossEntropy.class, "threshold", threshold)
        .regime(LabelSmoothing.class, "value", 0.1)
        .layer("last", b(Dense.class, "value", 10));
  }
}
