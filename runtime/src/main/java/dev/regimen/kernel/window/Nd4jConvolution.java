package dev.regimen.kernel.window;

import dev.regimen.kernel.Backend;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;

/**
 * Convolution by ND4J's operations {@code conv2d} and {@code conv2d_bp}, which are fast where ND4J
 * is built with oneDNN: for machines that have no natives of oneDNN itself.
 *
 * <p>What they do not offer, or do more slowly, goes to patches: groups, dilation (at which
 * 1.0.0-M2.1 fails), uneven borders, one gradient alone, and both where there are few channels. An
 * operation's context, which holds its arrays, is built once for given arrays and samples and then
 * run without allocation.
 */
final class Nd4jConvolution implements ConvolutionPath<Floats> {
  /** Contexts that are remembered of each operation. */
  private static final int REMEMBERED = 8;

  /** With fewer input channels and filters together, {@code conv2d_bp} is slower than patches. */
  private static final int WORTHWHILE = 48;

  private static final int WEIGHTS_AS_OHWI = 2;
  private static final int CHANNELS_LAST = 1;

  private final ConvolutionPath<Floats> patches;
  private final Window window;
  private final int filters;
  private final NativeOps natives = Backend.nd4j();
  private final long[] arguments;
  private final long forward = hash("conv2d");
  private final long backward = hash("conv2d_bp");
  private final @Nullable Call[] forwardCalls = new Call[REMEMBERED];
  private final @Nullable Call[] backwardCalls = new Call[REMEMBERED];

  private Nd4jConvolution(
      ConvolutionPath<Floats> patches, Window window, int filters, boolean same) {
    this.patches = patches;
    this.window = window;
    this.filters = filters;
    this.arguments =
        new long[] {
          window.kernelHeight(),
          window.kernelWidth(),
          window.strideHeight(),
          window.strideWidth(),
          same ? 0 : window.padTop(),
          same ? 0 : window.padLeft(),
          window.dilationHeight(),
          window.dilationWidth(),
          same ? 1 : 0,
          CHANNELS_LAST,
          WEIGHTS_AS_OHWI
        };
  }

  private static long hash(String operation) {
    return Nd4j.getExecutioner().getCustomOperations().get(operation).getHash();
  }

  /** The convolution, if ND4J is built with oneDNN and can express it. */
  static Optional<ConvolutionPath<Floats>> of(Gemm gemm, Window window, int filters, int groups) {
    boolean dilated = window.dilationHeight() > 1 || window.dilationWidth() > 1;
    if (groups > 1 || dilated || !Backend.nd4j().buildInfo().contains("HAVE_ONEDNN")) {
      return Optional.empty();
    }
    Border down =
        Border.of(
            window.height(),
            window.spanHeight(),
            window.strideHeight(),
            window.padTop(),
            window.outHeight());
    Border right =
        Border.of(
            window.width(),
            window.spanWidth(),
            window.strideWidth(),
            window.padLeft(),
            window.outWidth());
    boolean even = down.even && right.even;
    if (!even && !(down.same && right.same)) {
      return Optional.empty();
    }
    return Optional.of(
        new Nd4jConvolution(
            new FloatPatchConvolution(gemm, window, filters, groups), window, filters, !even));
  }

  /** How ND4J can say what lies around a map: as even padding, or as the padding called SAME. */
  private record Border(boolean even, boolean same) {
    static Border of(int extent, int span, int stride, int pad, int out) {
      int kernel = span - (out - 1) * stride;
      boolean even = extent + 2 * pad >= kernel && (extent + 2 * pad - kernel) / stride + 1 == out;
      boolean same = (extent + stride - 1) / stride == out && Math.max(0, span - extent) / 2 == pad;
      return new Border(even, same);
    }
  }

  @Override
  public void forward(int from, int to, Floats x, Floats weight, Floats y) {
    if (from < to) {
      Call call = find(forwardCalls, from, to, x, weight, y, y, y);
      if (call == null) {
        OpContext context = Nd4j.getExecutioner().buildContext();
        context.setIArguments(arguments);
        context.setInputArray(0, Call.input(x, window, from, to));
        context.setInputArray(1, weight.array(weightShape()));
        context.setOutputArray(0, Call.output(y, window, filters, from, to));
        call = new Call(context, from, to, x, weight, y, y, y);
        remember(forwardCalls, call);
      }
      run(forward, call);
    }
  }

  @Override
  public void inputGradient(int from, int to, Floats dy, Floats weight, Floats dx) {
    patches.inputGradient(from, to, dy, weight, dx);
  }

  @Override
  public void weightGradient(int from, int to, Floats x, Floats dy, Floats dWeight) {
    patches.weightGradient(from, to, x, dy, dWeight);
  }

  @Override
  public void gradients(
      int from, int to, Floats x, Floats weight, Floats dy, Floats dx, Floats dWeight) {
    if (from == to || window.channels() + filters < WORTHWHILE) {
      patches.gradients(from, to, x, weight, dy, dx, dWeight);
      return;
    }
    Call call = find(backwardCalls, from, to, x, weight, dy, dx, dWeight);
    if (call == null) {
      OpContext context = Nd4j.getExecutioner().buildContext();
      context.setIArguments(arguments);
      context.setInputArray(0, Call.input(x, window, from, to));
      context.setInputArray(1, weight.array(weightShape()));
      context.setInputArray(2, Call.output(dy, window, filters, from, to));
      context.setOutputArray(0, Call.input(dx, window, from, to));
      context.setOutputArray(1, dWeight.array(weightShape()));
      call = new Call(context, from, to, x, weight, dy, dx, dWeight);
      remember(backwardCalls, call);
    }
    run(backward, call);
  }

  private long[] weightShape() {
    return new long[] {filters, window.kernelHeight(), window.kernelWidth(), window.channels()};
  }

  private void run(long operation, Call call) {
    int status = natives.execCustomOp2(null, operation, call.context.contextPointer());
    if (status != 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "ND4J's convolution of %s failed with status %d: %s",
              window,
              status,
              natives.lastErrorMessage()));
    }
  }

  private static @Nullable Call find(
      @Nullable Call[] calls,
      int from,
      int to,
      Floats first,
      Floats second,
      Floats third,
      Floats fourth,
      Floats fifth) {
    for (int i = 0; i < calls.length; i++) {
      Call call = calls[i];
      if (call == null) {
        return null;
      }
      if (call.is(from, to, first, second, third, fourth, fifth)) {
        System.arraycopy(calls, 0, calls, 1, i);
        calls[0] = call;
        return call;
      }
    }
    return null;
  }

  /** The least recently used makes room. */
  private static void remember(@Nullable Call[] calls, Call call) {
    System.arraycopy(calls, 0, calls, 1, calls.length - 1);
    calls[0] = call;
  }

  /** An operation with its arrays. */
  private record Call(
      OpContext context,
      int from,
      int to,
      Floats first,
      Floats second,
      Floats third,
      Floats fourth,
      Floats fifth) {

    boolean is(int begin, int end, Floats a, Floats b, Floats c, Floats d, Floats e) {
      return from == begin
          && to == end
          && first == a
          && second == b
          && third == c
          && fourth == d
          && fifth == e;
    }

    static INDArray input(Floats maps, Window window, int from, int to) {
      return samples(maps, from, to, window.height(), window.width(), window.channels());
    }

    static INDArray output(Floats maps, Window window, int filters, int from, int to) {
      return samples(maps, from, to, window.outHeight(), window.outWidth(), filters);
    }

    private static INDArray samples(
        Floats maps, int from, int to, int height, int width, int channels) {
      long size = (long) height * width * channels;
      return maps.slice(from * size, (to - from) * size).array(to - from, height, width, channels);
    }
  }
}
