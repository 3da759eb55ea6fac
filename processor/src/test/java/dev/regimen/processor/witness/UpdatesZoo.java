package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/** Networks that together are trained by every kind of update. */
final class UpdatesZoo {
  private UpdatesZoo() {}

  /** Every optimizer and every penalty, on the network and on a field. */
  static List<Net> updates() {
    List<String> regimes =
        List.of(
            "@Sgd(momentum = 0.8)",
            "@Sgd(momentum = 0.8, nesterov = true)",
            "@Adam(beta1 = 0.8, beta2 = 0.95, epsilon = 1e-4)",
            "@AdamW(beta1 = 0.8) @WeightDecay(0.03)",
            "@AdamW @ClipNorm(0.05) @WeightDecay(0.03)",
            "@Sgd @ClipNorm(value = 0.02, perTensor = true) @L1(0.02)",
            "@Sgd(momentum = 0.9) @ClipValue(0.01)",
            "@Lamb @WeightDecay(0.03)",
            "@Sgd(momentum = 0.95) @MaxNorm(0.9)",
            "@Lamb(clip = 0.3) @L1(0.01) @MaxNorm(0.7)",
            "@Lars(trust = 0.01) @L2(0.01)",
            "@Adam @LearningRateScale(0.3)",
            "@Muon @ClipNorm(0.05) @WeightDecay(0.03)",
            "@Sgd @L2(0.02)",
            "@Sgd @L1(0.02)",
            "@Sgd @L1(value = 0.02, proximal = false)",
            "@Sgd(momentum = 0.5) @ElasticNet(l1 = 0.01, l2 = 0.03)",
            "@Adam @WeightDecay(value = 0.05, vectors = true) @L1(0.01)",
            "@Sgd @L2(value = 0.02, vectors = true)");
    List<Net> nets = new ArrayList<>();
    for (int i = 0; i < regimes.size(); i++) {
      nets.add(
          Net.of(
              "Update" + i,
              Zoo.classes(7, 3, regimes.get(i)),
              "@Dense(17) @BatchNorm @Relu",
              "@Dense(9) @Tanh",
              "@Dense(3)"));
    }
    nets.add(
        Net.of(
            "UpdateFrozen",
            Zoo.classes(7, 3, "@AdamW @WeightDecay(0.03)"),
            "@Dense(9) @Tanh",
            "@Dense(8) @BatchNorm @Relu @Frozen",
            "@Dense(3)"));
    nets.add(
        Net.of(
            "UpdateField",
            Zoo.classes(7, 3, "@Sgd @WeightDecay(0.02)"),
            "@Dense(17) @WeightDecay(0) @Relu",
            "@Dense(9) @L1(0.03) @Tanh",
            "@Dense(3)"));
    return nets;
  }
}
