package dev.regimen.train.loop;

import dev.regimen.data.augment.Augmentations;
import dev.regimen.train.step.Settings;

/**
 * The forward passes whose mean is a prediction: every view of the samples, under every draw.
 *
 * @param views of each sample, at least 1
 * @param draws of the network's random numbers for each view; 0 where inference draws nothing
 */
public record Passes(int views, int draws) {
  /** What training takes: each batch once. */
  public static final Passes ONE = new Passes(1, 0);

  /** Those by which a run measures and predicts. */
  public static Passes of(Augmentations augmentations, Settings settings) {
    return new Passes(augmentations.views(), settings.drawsToPredict());
  }

  /** All of them. */
  public int count() {
    return views * Math.max(1, draws);
  }

  /** The view that a pass shows, from 0. */
  public int view(int pass) {
    return pass / Math.max(1, draws);
  }

  /** Whether a pass shows what the one before did not. */
  public boolean feeds(int pass) {
    return draw(pass) == 0;
  }

  /** The number of a pass among those of its view. */
  public int draw(int pass) {
    return pass % Math.max(1, draws);
  }
}
