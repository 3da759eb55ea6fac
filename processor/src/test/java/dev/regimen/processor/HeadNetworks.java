package dev.regimen.processor;

import com.google.testing.compile.Compilation;

/** Networks whose fields declare tasks, compiled once. */
final class HeadNetworks {
  private static final String REGIME =
      "@Train(epochs = 3, batch = 16) @Split(validation = 0.25) @Adam(learningRate = 0.01) @Seed(3)"
          + " @WeightDecay(1e-3) ";

  private HeadNetworks() {}

  static Compilation compilation() {
    return Sources.compile(
        Sources.of(
            "Kinds",
            "@Network(input = 4, classes = 3) "
                + REGIME
                + "class Kinds { @Dense(8) @Tanh Layer trunk; @Dense(3) Layer kind; }"),
        Sources.of(
            "OneHead",
            "@Network(input = 4) "
                + REGIME
                + "class OneHead { @Dense(8) @Tanh Layer trunk;"
                + " @Head(classes = 3) @Dense(3) Layer kind; }"),
        Sources.of(
            "Pair",
            "@Network(input = 4) @Standardize(targets = true) "
                + REGIME
                + """
                     class Pair {
                      @Block static class Deep {
                        @Dense(6) @Relu Layer inner;
                        @Dense(2) Layer outer;
                      }
                      @Dense(8) @Tanh Layer trunk;
                      @Head(classes = 3) @LabelSmoothing(0.05) @Dense(3) Layer kind;
                      @Head(outputs = 2, weight = 0.5, partial = true) @Huber Deep size;
                      static String read(PairTrainer trainer, dev.regimen.data.Dataset data) {
                        PairTrainer.Prediction one = trainer.sizeWeight(0.5).kindWeight(1)
                            .fit(data).predictor().predict(1, 2, 3, 4);
                        dev.regimen.train.Label kind = one.kind();
                        dev.regimen.train.Estimate size = one.size();
                        return kind.name() + " " + size.values().size();
                      }
                    }
                    """),
        Sources.of(
            "Believer",
            "@Network(input = 4) @PseudoLabels "
                + REGIME
                + """
                     class Believer {
                      @Dense(8) @Tanh Layer trunk;
                      @Head(classes = 3) @Dense(3) Layer kind;
                      @Head(outputs = 2, partial = true) @Dense(2) Layer size;
                      @Head(labels = 2) @Dense(2) Layer signs;
                    }
                    """),
        Sources.of(
            "Balanced",
            "@Network(input = 4) @Standardize(targets = true) @GradNorm "
                + REGIME
                + """
                     class Balanced {
                      @Dense(8) @Tanh Layer trunk;
                      @Head(classes = 3) @Dense(3) Layer kind;
                      @Head(outputs = 2, partial = true) @Dense(2) Layer size;
                    }
                    """),
        Sources.of(
            "Weighed",
            "@Network(input = 4) @Standardize(targets = true) @UncertaintyWeights(rate = 2)"
                + " @EarlyStopping(task = \"size\", monitor = Metric.VALIDATION_RMSE) "
                + REGIME
                + """
                     class Weighed {
                      @Dense(8) @Tanh Layer trunk;
                      @Head(classes = 3) @Dense(3) Layer kind;
                      @Head(outputs = 2, partial = true) @Dense(2) Layer size;
                    }
                    @Experiment(repeats = 2, task = "kind", objective = Metric.VALIDATION_ACCURACY)
                    @TaskAblation
                    class Transfer {
                      Weighed network;
                    }
                    """));
  }
}
