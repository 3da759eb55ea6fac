package dev.regimen.babysit;

import dev.regimen.train.StepProbe;
import dev.regimen.train.step.Blueprint.Task;
import java.util.Locale;

/** What the untrained network predicts: no better and not much worse than a guess, always alike. */
final class StartCheck {
  /** Logits of a variance about 2 make it 1.7 times a guess of few classes. */
  private static final double ABOVE = 3;

  /** Of numbers the outputs' own variance comes on top. */
  private static final double ABOVE_NUMBERS = 10;

  private static final double SAME = 1e-6;

  private final Subject subject;
  private final Findings findings;

  StartCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  /** Gives the initial loss. */
  double run() {
    try (StepProbe probe = subject.plain()) {
      double guess = Subject.guess(probe, subject.many);
      double own = probe.gradients(subject.many);
      findings.measured("initial loss", own, guess, "of a random guess" + formula());
      boolean numbers = subject.blueprint.task() == Task.REGRESSION;
      double most = (numbers ? ABOVE_NUMBERS : ABOVE) * guess;
      if (!(own <= most) && Double.isFinite(guess)) {
        findings.finding(
            "InitialLossHigh",
            String.format(
                Locale.ROOT, "the initial loss is %.4g, that of a random guess %.4g", own, guess),
            "the first updates only take back what the initial weights say with certainty",
            "@Standardize for features and targets, the initialization that goes with the"
                + " activation (@KaimingInit, @XavierInit), or @ZeroInit on the last layer");
      }
      varies(probe);
      return own;
    }
  }

  private String formula() {
    return switch (subject.blueprint.task()) {
      case MULTICLASS ->
          String.format(Locale.ROOT, ", ln %d for cross-entropy", subject.blueprint.classes());
      case BINARY, LABELS -> ", ln 2 for cross-entropy";
      case REGRESSION -> ", 1 for squares of standardized targets";
      case COMPARISON -> ", ln of the other rows of a batch";
    };
  }

  /** Inference must not depend on which batch it is. */
  private void varies(StepProbe probe) {
    if (subject.settings.drawsToPredict() > 0) {
      return;
    }
    double one = probe.loss(subject.splits.train(), 0, subject.few);
    double other = probe.loss(subject.splits.train(), 1, subject.few);
    if (Math.abs(one - other) > SAME * Math.abs(one)) {
      findings.finding(
          "PredictionsVary",
          String.format(
              Locale.ROOT,
              "the same weights predict the same samples with a loss of %.6g, and then of %.6g",
              one,
              other),
          "something is drawn at inference, as dropout is in training",
          "a trainer that the compiler wrote, or @MonteCarlo where means over draws are wanted");
    }
  }
}
