package dev.regimen.processor.rule;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.Sgd;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import java.util.Optional;
import java.util.stream.Stream;

/** The learning rate that a regime's optimizer states. */
public final class BaseRate {
  private BaseRate() {}

  /** The rate; 0 where the regime names none of the optimizers known here. */
  public static double of(NetworkModel network) {
    return Stream.of(
            network.use(Sgd.class).map(use -> use.annotation().learningRate()),
            network.use(Adam.class).map(use -> use.annotation().learningRate()),
            network.use(AdamW.class).map(use -> use.annotation().learningRate()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(0.0);
  }

  public static void checkBand(Use<?> use, double rate, double low, double high, Report report) {
    if (rate > 0 && (rate < low || rate > high)) {
      report
          .warning(
              "LearningRateSuspicious",
              use.site().member("learningRate"),
              use.text() + " with learningRate = " + rate + " outside [" + low + ", " + high + "]")
          .why("outside this band " + use.text() + " usually diverges or stands still")
          .fix(use.text() + " (its default)");
    }
  }
}
