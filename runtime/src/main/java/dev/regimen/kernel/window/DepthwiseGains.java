package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

/**
 * Which gradients in the weights of filters of one channel each {@link DepthwiseWeightGradient}
 * gives sooner than oneDNN 2.5.2: a fixed table for each instruction set, so that a machine gives
 * the same bits in every run.
 *
 * <p>oneDNN has code of its own for kernels of at most three columns that lie side by side, however
 * many rows they have: there it takes 0.1 to 0.5 of the loops' time. For others it pads every
 * channel to a vector of channels and multiplies them all, at 5 to 14 GFLOP/s, or calls products of
 * one column where taps lie apart on AVX2, at 0.4 to 2.5. The loops' time depends on how long a row
 * of the output is, channels included, because each tap of a row is one pass; where windows move by
 * more than a column, on the channels alone, because what a tap sees is copied place by place.
 *
 * <p>Times of oneDNN over the loops', one thread of an EPYC of 2022 (Zen 4), medians of pairs of
 * calls, AVX-512 and (held to it) AVX2:
 *
 * <table>
 *   <caption>5 x 5, 7 x 7, and 3 x 3 taps two apart</caption>
 *   <tr><th>map, channels</th><th>AVX-512</th><th>AVX2</th></tr>
 *   <tr><td>7x7, 2</td><td>0.35, 0.38, 0.32</td><td>0.39, 0.28, 3.3</td></tr>
 *   <tr><td>7x7, 4</td><td>0.65, 0.99, 0.7</td><td>0.65, 0.51, 6</td></tr>
 *   <tr><td>7x7, 8</td><td>1.0, 1.5, 1.2</td><td>1.0, 0.75, 9.7</td></tr>
 *   <tr><td>7x7, 16</td><td>1.3, 1.3 to 1.8, 1.7</td><td>1.4, 0.9 to 1.1, 14</td></tr>
 *   <tr><td>7x7, 64</td><td>2.1, 2.9, 2.4</td><td>2.1, 1.9, 18</td></tr>
 *   <tr><td>28x28, 2</td><td>0.9, 1.2, 0.9</td><td>0.95, 0.75, 2.9</td></tr>
 *   <tr><td>28x28, 4</td><td>1.2, 1.4, 1.4</td><td>1.3, 0.94, 4</td></tr>
 *   <tr><td>28x28, 8</td><td>1.9, 1.8, </td><td>1.6, 1.15, </td></tr>
 *   <tr><td>28x28, 16 and 32</td><td>1.5 to 2.3, 2.0 to 2.1, </td><td>1.7 to 1.8, 1.25 to 1.4, </td></tr>
 *   <tr><td>14x14, 56x56, 64 to 256</td><td>2.4 to 2.7, 2.2 to 2.7, 2.2 to 3</td>
 *       <td>2.1 to 2.5, 1.9 to 2.5, 6 to 12</td></tr>
 *   <tr><td>28x28, 8, stride 2</td><td>0.8, 0.9, 4.4</td><td>0.64, 0.55, 4.5</td></tr>
 *   <tr><td>28x28, 16, stride 2</td><td>1.2, 1.3, 7</td><td>0.9, 0.8, 7</td></tr>
 *   <tr><td>28x28, 32, stride 2</td><td>1.3, 1.5, </td><td>1.3, 1.06, </td></tr>
 *   <tr><td>28x28, 24 to 96, stride 2</td><td>1.4 to 2.0, , 8 to 10</td>
 *       <td>1.2 to 1.6, , 8 to 11</td></tr>
 *   <tr><td>7x7, 8, stride 2</td><td>0.7, 1.6, 8</td><td>0.6, 0.5, 8</td></tr>
 *   <tr><td>7x7, 32, stride 2</td><td>1.7, 3.1, </td><td>1.3, 1.08, </td></tr>
 * </table>
 */
enum DepthwiseGains {
  AVX_512 {
    @Override
    boolean gainsSideBySide(Window window) {
      return isStrided(window) ? window.channels() >= 16 : row(window) >= LONG;
    }

    @Override
    boolean gainsApart(Window window) {
      return isStrided(window) || row(window) >= LONG;
    }
  },
  AVX2 {
    @Override
    boolean gainsSideBySide(Window window) {
      int wide = window.kernelWidth();
      return isStrided(window)
          ? window.channels() >= 24
          : row(window) >= (wide > MEDIUM ? 2 * LONG : LONG);
    }

    @Override
    boolean gainsApart(Window window) {
      return true;
    }
  };

  /** Columns of kernels that oneDNN has code for. */
  private static final int FEW = 3;

  /** Columns from which on its general code gains on AVX2. */
  private static final int MEDIUM = 5;

  /** Floats of a row of the output from which on the loops are long. */
  private static final int LONG = 96;

  /** The table for the instructions that oneDNN uses: a user may have set it a limit. */
  static DepthwiseGains ofProcessor() {
    int isa = dnnl_get_effective_cpu_isa();
    return (isa & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core ? AVX_512 : AVX2;
  }

  /** Whether a convolution of a filter for each channel gains. */
  boolean gains(Window window) {
    boolean apart =
        window.kernelHeight() > 1 && window.dilationHeight() > 1
            || window.kernelWidth() > 1 && window.dilationWidth() > 1;
    return apart ? gainsApart(window) : window.kernelWidth() > FEW && gainsSideBySide(window);
  }

  /** Of more columns than oneDNN has code for. */
  abstract boolean gainsSideBySide(Window window);

  /** Of taps that lie apart. */
  abstract boolean gainsApart(Window window);

  private static boolean isStrided(Window window) {
    return window.strideWidth() > 1;
  }

  private static long row(Window window) {
    return (long) window.outWidth() * window.channels();
  }
}
