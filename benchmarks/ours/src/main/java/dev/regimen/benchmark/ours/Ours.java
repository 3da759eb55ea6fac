package dev.regimen.benchmark.ours;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Peer;
import dev.regimen.benchmark.Service;
import dev.regimen.benchmark.Workload;
import dev.regimen.train.Label;
import dev.regimen.train.TimedPredictions;
import dev.regimen.train.TimedSteps;
import dev.regimen.train.Trainer;
import java.io.IOException;

/** The measured process of this project. */
public final class Ours {
  private Ours() {}

  /** Serves the driver; see {@link Service}. */
  public static void main(String[] args) throws IOException {
    Service.serve(args, Ours::open);
  }

  private static Peer open(Configuration configuration, boolean noise) {
    Workload workload = configuration.workload();
    if (workload.whole()) {
      return new WholeRuns(classifier(workload), workload, configuration.threads());
    }
    if (workload.kind() == Workload.Kind.PREDICT) {
      return new TimedPredictions(classifier(workload), workload, configuration.threads());
    }
    Trainer<?> trainer =
        workload.kind() == Workload.Kind.REGRESS ? new TabularTrainer() : classifier(workload);
    trainer.set("batch", workload.batch());
    if (workload.dropout() > 0) {
      trainer.set("hidden1.dropout", noise ? workload.dropout() : 0);
      trainer.set("hidden2.dropout", noise ? workload.dropout() : 0);
    }
    return new TimedSteps(trainer, workload, configuration.threads());
  }

  private static Trainer<Label> classifier(Workload workload) {
    return switch (workload.name()) {
      case "mlp-small-32", "predict-1" -> new MlpSmallTrainer();
      case "mlp-128", "mlp-32", "predict-1024", "fashion-5" -> new MlpTrainer();
      case "regime-128" -> new MlpRegimeTrainer();
      case "mlp-wide" -> new MlpWideTrainer();
      case "cnn-64", "predict-cnn-1", "predict-cnn-256", "fashion-90" -> new CnnTrainer();
      case "gpt-12x64" -> new GptTrainer();
      case "lstm-50" -> new LstmPairTrainer();
      case "embedding-2m" -> new Embedding2mTrainer();
      case "embedding-none" -> new MeanOfRowsTrainer();
      case "resnet20-64" -> new ResNet20Trainer();
      default -> throw new IllegalArgumentException("no network for " + workload.name());
    };
  }
}
