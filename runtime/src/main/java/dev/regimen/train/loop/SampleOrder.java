package dev.regimen.train.loop;

import dev.regimen.data.Bucketing;
import dev.regimen.data.Dataset;
import dev.regimen.data.KnownLabels;
import dev.regimen.data.Shuffle;
import dev.regimen.data.augment.Repetition;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;

/**
 * In which order an epoch goes through the training samples, a pure function of seed and epoch.
 *
 * <p>Where states are carried along a text there is no other order than its own.
 *
 * <p>Batches of texts are by their lengths, and samples stand several times in a batch, where the
 * regime says so.
 *
 * <p>Where a regime learns from samples without a label there are two streams: each batch has rows
 * of both in one proportion, evenly mixed, so that all workers have as many of each. The epoch is
 * one pass through the unlabelled samples, the labelled ones come again and again, each pass
 * through them in an order of its own.
 */
public final class SampleOrder {
  private static final int RATIO = 7;

  private final Shuffle shuffle;
  private final Bucketing buckets;
  private final boolean streams;
  private final boolean continuous;
  private final int ratio;
  private final int samples;
  private final int times;
  private final int[] labelled;
  private final int[] unlabelled;
  private final int[] ofLabelled;
  private final int[] ofUnlabelled;

  /**
   * The orders of one run.
   *
   * @param times how often a sample stands in a batch
   */
  public SampleOrder(Blueprint blueprint, Settings settings, Dataset train, int times) {
    shuffle = new Shuffle(settings.seed());
    buckets = Bucketing.of(settings.seed(), train, settings.wholeOr("lengthBuckets", 1));
    streams = blueprint.unlabelled().learns();
    continuous = blueprint.continuous();
    ratio = settings.wholeOr(Settings.UNLABELLED_RATIO, RATIO);
    samples = train.size();
    this.times = times;
    labelled = streams ? KnownLabels.where(train, true) : new int[0];
    unlabelled = streams ? KnownLabels.where(train, false) : new int[0];
    ofLabelled = new int[labelled.length];
    ofUnlabelled = new int[unlabelled.length];
  }

  /** Rows of a batch that have a label, where there are two streams. */
  private static int labelledRows(int batch, int ratio) {
    return Math.max(1, Math.min(batch - 1, (int) Math.round(batch / (1.0 + ratio))));
  }

  /** Samples that an epoch goes through in batches of this size; a labelled one may come twice. */
  static int ofEpoch(Blueprint blueprint, Settings settings, Dataset train, int batch) {
    if (!blueprint.unlabelled().learns()) {
      return DataCheck.usable(blueprint, settings, train, batch);
    }
    DataCheck.requireRows(blueprint, train, batch);
    int ratio = settings.wholeOr(Settings.UNLABELLED_RATIO, RATIO);
    int fresh = batch - labelledRows(batch, ratio);
    return Math.max(1, KnownLabels.where(train, false).length / fresh) * batch;
  }

  /** An array that has room for the order of an epoch. */
  public int[] room(RunClock clock) {
    return new int[Math.max(samples, clock.mostSamples())];
  }

  /**
   * Writes the order of an epoch, from 0.
   *
   * @param stage that the epoch is in
   */
  public void write(long epoch, RunClock.Stage stage, int[] order) {
    if (continuous) {
      Stretches.write(stage.samples(), stage.batch(), order);
      return;
    }
    if (!streams) {
      shuffle.order(epoch, order);
      buckets.arrange(epoch, order, stage.samples(), stage.batch());
      Repetition.arrange(order, stage.samples(), stage.batch(), times);
      return;
    }
    int known = labelledRows(stage.batch(), ratio);
    int fresh = stage.batch() - known;
    int batches = stage.samples() / stage.batch();
    shuffle.order(epoch, ofUnlabelled);
    long at = epoch * batches * known;
    long pass = -1;
    for (int i = 0; i < stage.samples(); i++) {
      int row = i % stage.batch();
      long behind = (row + 1L) * known / stage.batch();
      long before = (long) row * known / stage.batch();
      if (behind > before) {
        if (at / labelled.length != pass) {
          pass = at / labelled.length;
          shuffle.order(-1 - pass, ofLabelled);
        }
        order[i] = labelled[ofLabelled[(int) (at++ % labelled.length)]];
      } else {
        long taken = (long) (i / stage.batch()) * fresh + row - before;
        order[i] = unlabelled[ofUnlabelled[(int) (taken % unlabelled.length)]];
      }
    }
  }
}
