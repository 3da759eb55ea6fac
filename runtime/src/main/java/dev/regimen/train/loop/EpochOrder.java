package dev.regimen.train.loop;

import dev.regimen.data.Bucketing;
import dev.regimen.data.Dataset;
import dev.regimen.data.Shuffle;
import dev.regimen.data.augment.Repetition;
import dev.regimen.train.step.Settings;

/**
 * The order in which epochs visit the training samples: at random, batches of texts by their
 * lengths and samples several times where the regime says so. A pure function of the run's numbers
 * and the epoch.
 */
public final class EpochOrder {
  private final Shuffle shuffle;
  private final Bucketing buckets;
  private final int times;

  /**
   * Orders for one run.
   *
   * @param train the training samples as the network sees them
   * @param times how often a sample stands in a batch
   */
  public EpochOrder(Settings settings, Dataset train, int times) {
    shuffle = new Shuffle(settings.seed());
    int pool = settings.wholeOr("lengthBuckets", 1);
    buckets = Bucketing.of(settings.seed(), train, pool);
    this.times = times;
  }

  /**
   * Writes the order of an epoch.
   *
   * @param epoch counted from 0
   * @param order as long as there are samples
   * @param samples how many of its places are used
   * @param batch the rows of a batch
   */
  public void write(long epoch, int[] order, int samples, int batch) {
    shuffle.order(epoch, order);
    buckets.arrange(epoch, order, samples, batch);
    Repetition.arrange(order, samples, batch, times);
  }
}
