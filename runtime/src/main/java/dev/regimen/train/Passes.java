package dev.regimen.train;

import dev.regimen.data.augment.Augmentations;

/**
 * The forward passes whose mean is a prediction: every view of the samples, under every draw.
 *
 * @param views of each sample, at least 1
 * @param draws of the network's random numbers for each view; 0 where inference draws nothing
 */
record Passes(int views, int draws) {
  /** What training takes: each batch once. */
  static final Passes ONE = new Passes(1, 0);

  /** Those by which a run measures and predicts. */
  static Passes of(Augmentations augmentations, Settings settings) {
    return new Passes(augmentations.views(), draws(settings));
  }

  /** How often a network under these numbers draws for a prediction; 0: never. */
  static int draws(Settings settings) {
    return (int) settings.numberOr(Settings.MONTE_CARLO, 0);
  }

  /** All of them. */
  int count() {
    return views * Math.max(1, draws);
  }

  /** The view that a pass shows, from 0. */
  int view(int pass) {
    return pass / Math.max(1, draws);
  }

  /** Whether a pass shows what the one before did not. */
  boolean feeds(int pass) {
    return draw(pass) == 0;
  }

  /** The number of a pass among those of its view. */
  int draw(int pass) {
    return pass % Math.max(1, draws);
  }
}
