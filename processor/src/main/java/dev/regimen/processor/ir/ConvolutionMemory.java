package dev.regimen.processor.ir;

/**
 * What one worker lends to its convolutions while they run, one after the other, in floats: an
 * upper bound, because how much it is, oneDNN 2.5.2 says only where it runs. Of g groups, k taps, c
 * channels and f filters:
 *
 * <ul>
 *   <li>weights laid out by blocks of 16: {@code g k ⌈c/g⌉₁₆ ⌈f/g⌉₁₆}, of a filter for each channel
 *       {@code k ⌈c⌉₁₆} where oneDNN or this project has code of its own;
 *   <li>1,056 for addresses of blocks; {@code c} for each output place of a single tap that moves
 *       by more than one, whose inputs are brought together;
 *   <li>where the convolution may be patches and a product (taps apart, more than three of them in
 *       a row, groups of channels no multiple of 8): a sample's patches {@code k c/g} for each
 *       output place, its maps, and {@code 4 k f c/g} for sums;
 *   <li>by Winograd's form F(4 × 4, 3 × 3), {@code u = 36 c f}: both maps and {@code 2 u + 9 c f}
 *       in its layouts, four ends of pages of 2 MiB, and {@code 36 (c + f)} for each of the tiles
 *       that are transformed at a time, 40 if u is small and all if not; at most 48 MiB, above
 *       which it is not taken;
 *   <li>in inference, the weights scaled, and maps of 512 KiB that wait for their pooling.
 * </ul>
 *
 * <p>A processor without AVX-512 takes less: it has no Winograd's form, and blocks of 8. Tiles of
 * loops and the patches of machines without oneDNN, some hundred kilobytes, are not counted.
 *
 * @param direct floats whatever the number of samples
 * @param blocked floats of Winograd's form whatever the number of samples; 0 where there is none
 * @param blockedOfSample its floats for each sample
 * @param tiles its tiles of a sample
 */
public record ConvolutionMemory(long direct, long blocked, long blockedOfSample, long tiles) {
  /** What no convolution takes. */
  public static final ConvolutionMemory NONE = new ConvolutionMemory(0, 0, 0, 0);

  private static final int BLOCK = 16;
  private static final int ADDRESSES = 1056;

  /** Floats that wait for their pooling, if a sample has no more. */
  private static final int WAITING = 1 << 17;

  /** Floats of a page of 2 MiB. */
  private static final long PAGE = 1 << 19;

  private static final int TILE = 4;
  private static final int TILE_PRODUCTS = 36;
  private static final int LEAST = 32;
  private static final long SMALL = TILE_PRODUCTS * 64L * 64;
  private static final long TILES_AT_A_TIME = 40;
  private static final long FEWEST_TILES = 64;
  private static final long MOST = 12L << 20;

  /** Of a convolution and its gradients, from maps of one shape to those of another. */
  public static ConvolutionMemory of(Window window, int groups, Shape x, Shape y) {
    Geometry geometry = new Geometry(window, groups, x, y);
    long direct = geometry.laid() + geometry.scratch() + 2 * BLOCK;
    return geometry.hasWinograd() ? geometry.winograd(direct) : NONE.ofDirect(direct);
  }

  /**
   * Of numbers of bf16, by oneDNN alone: weights laid out four times over, for sums in float and
   * what is rounded of them, and maps of one sample by blocks, those of groups four times, too.
   */
  public static ConvolutionMemory bf16(Window window, int groups, Shape x, Shape y) {
    Geometry geometry = new Geometry(window, groups, x, y);
    long maps = (groups > 1 ? 4 : 1) * geometry.blockedMaps();
    long floats = 4 * geometry.blocked() + maps + geometry.scratch();
    return NONE.ofDirect(floats + 3 * BLOCK);
  }

  /** Of inference, with what follows. */
  public static ConvolutionMemory fused(
      Window window, int groups, Shape x, Shape y, boolean pools) {
    Geometry geometry = new Geometry(window, groups, x, y);
    long weights = geometry.weights() + geometry.filters + 3 * BLOCK;
    long waits = pools ? Math.max(WAITING, geometry.output()) + BLOCK : 0;
    long all = geometry.laid() + geometry.scratch() + weights + waits;
    return of(window, groups, x, y).ofDirect(all);
  }

  private ConvolutionMemory ofDirect(long floats) {
    return new ConvolutionMemory(Math.max(direct, floats), blocked, blockedOfSample, tiles);
  }

  /** What lends enough to both. */
  public ConvolutionMemory and(ConvolutionMemory other) {
    return new ConvolutionMemory(
        Math.max(direct, other.direct),
        Math.max(blocked, other.blocked),
        Math.max(blockedOfSample, other.blockedOfSample),
        Math.max(tiles, other.tiles));
  }

  /** Bytes of one worker that computes so many samples. */
  public long bytes(long samples) {
    boolean few = tiles == 0 || samples < (FEWEST_TILES + tiles - 1) / tiles;
    long most = Math.min(samples, MOST); // no product overflows
    long winograd = few ? 0 : Math.min(MOST, blocked + blockedOfSample * most);
    return Float.BYTES * Math.max(direct, winograd);
  }

  /** The numbers that the bound is made of. */
  private static final class Geometry {
    private final Window window;
    private final int groups;
    private final long channels;
    private final long filters;
    private final long taps;
    private final long input;
    private final long outPlaces;
    private final int outWidth;

    Geometry(Window window, int groups, Shape x, Shape y) {
      this.window = window;
      this.groups = groups;
      channels = x.last();
      filters = y.last();
      taps = (long) window.kernelHeight() * window.kernelWidth();
      input = (long) x.dim(1) * x.dim(2) * channels;
      outPlaces = (long) y.dim(1) * y.dim(2);
      outWidth = y.dim(2);
    }

    private static long blocks(long count) {
      return (count + BLOCK - 1) / BLOCK * BLOCK;
    }

    long weights() {
      return taps * filters * (channels / groups);
    }

    long output() {
      return outPlaces * filters;
    }

    long laid() {
      return isLean() ? taps * blocks(channels) : blocked();
    }

    long blocked() {
      return groups * taps * blocks(channels / groups) * blocks(filters / groups);
    }

    long blockedMaps() {
      return input / channels * blocks(channels) + outPlaces * blocks(filters);
    }

    /** Taps that lie apart have loops for the gradient in the weights alone. */
    private boolean isLean() {
      return isDepthwise() && hasCodeForDepthwise() && !isApart();
    }

    private boolean isDepthwise() {
      return groups > 1 && groups == channels && groups == filters;
    }

    /** oneDNN has for few columns, loops for long rows: whatever the processor. */
    private boolean hasCodeForDepthwise() {
      boolean few = window.kernelWidth() <= 3 && !isApart();
      boolean gains = window.strideWidth() > 1 ? channels >= 24 : outWidth * channels >= 192;
      return few || gains;
    }

    private boolean isApart() {
      return window.dilationHeight() > 1 || window.dilationWidth() > 1;
    }

    private boolean isStrided() {
      return window.strideHeight() > 1 || window.strideWidth() > 1;
    }

    long scratch() {
      long ofPlaces = taps == 1 && isStrided() ? outPlaces * channels + 2 * BLOCK : 0;
      return Math.max(ADDRESSES + patches(), ofPlaces);
    }

    private long patches() {
      boolean uneven = channels / groups % 8 != 0 || filters / groups % 8 != 0;
      boolean large = Math.max(window.kernelHeight(), window.kernelWidth()) > 3;
      if (isLean() || !(isApart() || large || uneven && (groups > 1 || isStrided()))) {
        return 0;
      }
      long ofGroup = channels / groups;
      long maps = input / groups + output() / groups;
      return outPlaces * taps * ofGroup + maps + 4 * weights();
    }

    boolean hasWinograd() {
      return groups == 1
          && window.kernelHeight() == 3
          && window.kernelWidth() == 3
          && !isStrided()
          && !isApart()
          && isWide(channels)
          && isWide(filters);
    }

    private static boolean isWide(long count) {
      return count >= LEAST && count % BLOCK == 0;
    }

    ConvolutionMemory winograd(long direct) {
      long down = (outPlaces / outWidth + TILE - 1) / TILE;
      long tiles = down * ((outWidth + TILE - 1) / TILE);
      long u = TILE_PRODUCTS * channels * filters;
      long ofTile = TILE_PRODUCTS * (channels + filters);
      long all = u > SMALL ? ofTile * tiles : 0;
      long some = u > SMALL ? 0 : ofTile * TILES_AT_A_TIME;
      long fixed = 4 * PAGE + 2 * u + weights() + some + filters + 4 * BLOCK;
      return new ConvolutionMemory(direct, fixed, input + output() + all, tiles);
    }
  }
}
