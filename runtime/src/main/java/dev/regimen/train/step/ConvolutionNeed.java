package dev.regimen.train.step;

import dev.regimen.kernel.ProcessorFlags;

/**
 * What one worker lends to its convolutions, in floats: the compiler's upper bound, of which a
 * processor without AVX-512 has no Winograd's form.
 *
 * @param direct whatever the number of samples
 * @param blocked of Winograd's form whatever the number of samples; 0 where there is none
 * @param blockedOfSample of that for each sample
 * @param tiles of that of a sample
 */
record ConvolutionNeed(long direct, long blocked, long blockedOfSample, long tiles) {
  static final ConvolutionNeed NONE = new ConvolutionNeed(0, 0, 0, 0);

  /** Tiles of a batch below which Winograd's form is not taken. */
  private static final long FEWEST_TILES = 64;

  /** Floats above which it is not. */
  private static final long MOST = 12L << 20;

  private static final boolean HAS_WINOGRAD =
      ProcessorFlags.all().map(flags -> flags.contains("avx512bw")).orElse(true);

  /** Samples that a worker's share of a batch may have beyond its part of it. */
  private static final long GRAIN = 4;

  /** Bytes of all workers, which share a batch. */
  long bytes(long batch, int workers) {
    long samples = workers == 1 ? batch : Math.min(batch, batch / workers + GRAIN);
    boolean few = !HAS_WINOGRAD || tiles == 0 || samples < (FEWEST_TILES + tiles - 1) / tiles;
    long winograd = few ? 0 : Math.min(MOST, blocked + blockedOfSample * Math.min(samples, MOST));
    return Float.BYTES * Math.max(direct, winograd) * workers;
  }
}
