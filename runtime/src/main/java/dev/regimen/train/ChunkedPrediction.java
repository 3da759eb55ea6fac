package dev.regimen.train;

import dev.regimen.train.loop.PredictionPool;
import dev.regimen.train.loop.SampleCheck;
import dev.regimen.train.step.Blueprint;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Predicts many samples, a chunk at a time. Where that pays, workers share the chunks, each with
 * scratch memory of its own: they wait for nobody before the end.
 */
final class ChunkedPrediction<P> {
  /** Multiply-adds from which waking other processors pays: a tenth of a millisecond. */
  private static final long WORTH_SHARING = 12_000_000;

  private final SampleCheck check;
  private final ScratchPool<PredictionScratch> scratches;
  private final Decoding<P> decoding;
  private final long multiplyAdds;
  private final int chunk;

  ChunkedPrediction(
      Blueprint blueprint,
      int chunk,
      SampleCheck check,
      ScratchPool<PredictionScratch> scratches,
      Decoding<P> decoding) {
    this.check = check;
    this.scratches = scratches;
    this.decoding = decoding;
    multiplyAdds = blueprint.multiplyAdds();
    this.chunk = chunk;
  }

  /** What users get of a row of the scratch memory. */
  interface Decoding<P> {
    P decode(PredictionScratch scratch, float[] sample, int row);
  }

  /** Predicts them in order; throws what {@link SampleCheck#samples} throws. */
  List<P> of(float[][] samples, float[][] conditions) {
    check.given(samples);
    Object[] predictions = new Object[samples.length];
    boolean worth = samples.length > chunk && samples.length * multiplyAdds > WORTH_SHARING;
    AtomicBoolean sound = new AtomicBoolean(true);
    AtomicInteger next = new AtomicInteger();
    if (!worth || !PredictionPool.run(w -> share(next, samples, conditions, predictions, sound))) {
      share(next, samples, conditions, predictions, sound);
    }
    if (!sound.get()) {
      // Says which is the first one that is not.
      check.samples(samples);
    }
    @SuppressWarnings("unchecked") // what the decoder gave
    List<P> list = (List<P>) Arrays.asList(predictions);
    return list;
  }

  /**
   * Takes chunks as long as there are some that nobody has taken, and checks the samples of each. A
   * worker that has lost its processor for a while takes fewer.
   */
  private void share(
      AtomicInteger next,
      float[][] samples,
      float[][] conditions,
      Object[] predictions,
      AtomicBoolean sound) {
    int count = (int) (((long) samples.length + chunk - 1) / chunk);
    scratches.use(
        scratch -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            int at = i * chunk;
            if (!check.areSound(samples, at, (int) Math.min(samples.length, (long) at + chunk))) {
              sound.set(false);
              return predictions;
            }
            forward(scratch, samples, conditions, at, predictions);
          }
          return predictions;
        });
  }

  /** The chunk from a sample on. */
  private void forward(
      PredictionScratch scratch, float[][] samples, float[][] conditions, int at, Object[] into) {
    int rows = scratch.run(samples, conditions, at);
    for (int row = 0; row < rows; row++) {
      into[at + row] = decoding.decode(scratch, samples[at + row], row);
    }
  }
}
