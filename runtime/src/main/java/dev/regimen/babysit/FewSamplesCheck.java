package dev.regimen.babysit;

import dev.regimen.train.StepProbe;
import dev.regimen.train.step.Settings;
import java.util.Locale;

/**
 * A few samples are learned by heart when nothing regularizes, and less well when something does.
 * At the regime's learning rate, and at others if it does not succeed: whether the rate is right is
 * another check.
 */
final class FewSamplesCheck {
  private static final int MOST_UPDATES = 200;

  /** Of the loss of a guess. */
  private static final double LEARNED = 0.1;

  private static final double[] FACTORS = {1, 0.1, 10, 0.01, 100};

  /** Training ends early where the loss is so far below what is asked for. */
  private static final double ENOUGH = 0.3;

  private final Subject subject;
  private final Findings findings;

  FewSamplesCheck(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void run() {
    if (subject.splits.train().distributions(subject.place())) {
      return; // of shares of classes the least loss is not 0
    }
    double guess;
    try (StepProbe probe = subject.probe(subject.unregularized(), subject.few.length)) {
      guess = Subject.guess(probe, subject.few);
      guess = Double.isFinite(guess) ? guess : probe.gradients(subject.few);
    }
    Trained best = new Trained(1, Double.POSITIVE_INFINITY, 0);
    for (int i = 0; i < FACTORS.length && !(best.loss() <= LEARNED * guess); i++) {
      double enough = ENOUGH * LEARNED * guess;
      Trained trained = train(subject.unregularized(), FACTORS[i], MOST_UPDATES, enough);
      best = trained.loss() < best.loss() ? trained : best;
    }
    String samples = subject.few.length + " samples learned by heart";
    findings.measured(
        samples,
        best.loss(),
        0,
        String.format(
            Locale.ROOT,
            "the loss behind %d updates at the rate %s, without regularization",
            best.updates(),
            Settings.text(best.factor() * subject.rate)));
    if (!(best.loss() <= LEARNED * guess)) {
      findings.finding(
          "CannotMemorize",
          String.format(
              Locale.ROOT,
              "%d updates bring the loss of %d samples from %.4g of a guess to %.4g only",
              MOST_UPDATES,
              subject.few.length,
              guess,
              best.loss()),
          "a network that cannot learn a few samples by heart will not learn many",
          "look at the other findings first; then wider layers, another optimizer such as @Adam,"
              + " or samples that their features tell apart");
    } else if (!subject.blueprint.regularizers().isEmpty()) {
      double with = train(subject.settings, best.factor(), best.updates(), 0).loss();
      boolean higher = with > best.loss();
      String words = higher ? "higher, as it should be" : "no higher: it does little here";
      findings.measured("the same with regularization", with, Double.NaN, words);
    }
  }

  /** A training at a multiple of the regime's rate: the last loss, behind so many updates. */
  private record Trained(double factor, double loss, int updates) {}

  /** Trains on the same samples again and again until the loss is low enough. */
  private Trained train(Settings settings, double factor, int most, double enough) {
    double loss = Double.POSITIVE_INFINITY;
    int updates = 0;
    try (StepProbe probe = subject.probe(settings, subject.few.length)) {
      while (updates < most && !(loss <= enough)) {
        loss = probe.update(factor * subject.rate, subject.few);
        updates++;
        if (!Double.isFinite(loss)) {
          return new Trained(factor, Double.POSITIVE_INFINITY, updates);
        }
      }
    }
    return new Trained(factor, loss, updates);
  }
}
