package dev.regimen.kernel.window;

import dev.regimen.kernel.Floats;
import dev.regimen.kernel.Gemm;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution's gradient in its input, as convolutions of the output's gradient: the input places
 * whose rows and columns leave the same remainders by the strides see the same taps, at a stride of
 * 1, so each such phase is a product of patches of dy with the weights of its taps. Nothing is
 * added up in memory, and no zero between the strides is multiplied.
 */
final class FloatTransposedConvolution {
  private final Window window;
  private final int groups;
  private final int filters;
  private final FloatPadded padded;
  private final List<Phase> phases = new ArrayList<>();

  FloatTransposedConvolution(Gemm gemm, Window window, int filters, int groups) {
    this.window = window;
    this.groups = groups;
    this.filters = filters;
    this.padded = padded();
    if (!window.pointwise()) {
      for (int a = 0; a < Math.min(window.strideHeight(), window.height()); a++) {
        for (int b = 0; b < Math.min(window.strideWidth(), window.width()); b++) {
          phases.add(new Phase(gemm, down(a), across(b)));
        }
      }
    }
  }

  private FloatPadded padded() {
    Axis lastRow = down((window.height() - 1) % window.strideHeight());
    Axis lastColumn = across((window.width() - 1) % window.strideWidth());
    int top = margin(window.kernelHeight(), window.dilationHeight(), window.strideHeight());
    int left = margin(window.kernelWidth(), window.dilationWidth(), window.strideWidth());
    int below = (window.height() - 1 + window.padTop()) / window.strideHeight() + 1;
    int right = (window.width() - 1 + window.padLeft()) / window.strideWidth() + 1;
    boolean needed = !window.pointwise() && lastRow.count > 0 && lastColumn.count > 0;
    return new FloatPadded(
        window.outHeight(),
        window.outWidth(),
        filters,
        groups,
        top,
        left,
        needed ? top + Math.max(window.outHeight(), below) : 0,
        needed ? left + Math.max(window.outWidth(), right) : 0);
  }

  /** How far before the output map the taps of the first input place reach, at most. */
  private static int margin(int kernel, int dilation, int stride) {
    return ((kernel - 1) * dilation + stride - 1) / stride;
  }

  private Axis down(int remainder) {
    return new Axis(
        remainder,
        window.height(),
        window.kernelHeight(),
        window.strideHeight(),
        window.dilationHeight(),
        window.padTop());
  }

  private Axis across(int remainder) {
    return new Axis(
        remainder,
        window.width(),
        window.kernelWidth(),
        window.strideWidth(),
        window.dilationWidth(),
        window.padLeft());
  }

  void apply(int from, int to, Floats dy, Floats weight, Floats dx) {
    // By index: an iterator would be allocated.
    for (int i = 0; i < phases.size(); i++) {
      phases.get(i).apply(from, to, dy, weight, dx);
    }
  }

  /** The input places of one remainder along one axis, and the taps that they see. */
  private static final class Axis {
    final int first;
    final int stride;
    final int count;

    /** The taps, the last first, so that they see ever later output places. */
    final int[] taps;

    /** The output place that the first tap of the first input place sees; may lie outside. */
    final int origin;

    /** Output places from one tap to the next. */
    final int step;

    Axis(int first, int extent, int kernel, int stride, int dilation, int pad) {
      this.first = first;
      this.stride = stride;
      this.count = (extent - first + stride - 1) / stride;
      List<Integer> seen = new ArrayList<>();
      for (int tap = kernel - 1; tap >= 0; tap--) {
        if (Math.floorMod(first + pad - tap * dilation, stride) == 0) {
          seen.add(tap);
        }
      }
      this.taps = seen.stream().mapToInt(Integer::intValue).toArray();
      this.origin = taps.length == 0 ? 0 : (first + pad - taps[0] * dilation) / stride;
      this.step = taps.length < 2 ? 1 : (taps[0] - taps[1]) * dilation / stride;
    }
  }

  /** One convolution of dy. */
  private final class Phase {
    private final Gemm gemm;
    private final Axis rows;
    private final Axis columns;
    private final int groupFilters = filters / groups;
    private final int groupChannels = window.channels() / groups;
    private final FloatPatches patches;
    private final int size;
    private final int rowsOfChunk;
    private final Floats chunk;
    private final Floats weights;
    private final boolean whole;
    private final Floats results;

    Phase(Gemm gemm, Axis rows, Axis columns) {
      this.gemm = gemm;
      this.rows = rows;
      this.columns = columns;
      this.patches =
          new FloatPatches(
              padded.wide(),
              groupFilters,
              columns.count,
              rows.taps.length,
              columns.taps.length,
              rows.origin + margin(window.kernelHeight(), window.dilationHeight(), rows.stride),
              columns.origin + margin(window.kernelWidth(), window.dilationWidth(), columns.stride),
              1,
              1,
              rows.step,
              columns.step);
      this.size = patches.size();
      int row = columns.count * groups * Math.max(size, groupChannels);
      this.rowsOfChunk = Math.max(1, FloatPatchConvolution.CHUNK / row);
      this.chunk = Floats.allocate((long) rowsOfChunk * columns.count * groups * size);
      this.weights = Floats.allocate((long) groups * size * groupChannels);
      this.whole = rows.stride == 1 && columns.stride == 1;
      long results = (long) rowsOfChunk * columns.count * window.channels();
      this.results = Floats.allocate(whole ? 0 : results);
    }

    void apply(int from, int to, Floats dy, Floats weight, Floats dx) {
      transpose(weight);
      int end = to * rows.count;
      for (int row = from * rows.count; row < end; row += rowsOfChunk) {
        int many = Math.min(rowsOfChunk, end - row);
        gather(row, many, dy);
        if (whole) {
          multiply(many, dx, (long) row * columns.count * window.channels());
        } else {
          multiply(many, results, 0);
          spread(row, many, dx);
        }
      }
    }

    /** The weights of this phase's taps, [group, tap row, tap column, filter, channel]. */
    private void transpose(Floats weight) {
      long at = 0;
      for (int g = 0; g < groups; g++) {
        for (int k : rows.taps) {
          for (int l : columns.taps) {
            long tap = k * window.kernelWidth() + l;
            for (int f = g * groupFilters; f < (g + 1) * groupFilters; f++) {
              long from = ((long) f * window.taps() + tap) * groupChannels;
              weights.copy(at, weight, from, groupChannels);
              at += groupChannels;
            }
          }
        }
      }
    }

    private void gather(int first, int many, Floats dy) {
      int row = columns.count * size;
      for (int r = 0; r < many; r++) {
        int sample = (first + r) / rows.count;
        int inSample = (first + r) % rows.count;
        if (r == 0 || inSample == 0) {
          padded.take(dy, (long) sample * window.outPlaces() * filters);
        }
        for (int g = 0; g < groups; g++) {
          long at = ((long) g * many + r) * row;
          patches.gather(padded.values(), padded.group(g), inSample, chunk, at);
        }
      }
    }

    private void multiply(int many, Floats into, long at) {
      int places = many * columns.count;
      for (int g = 0; g < groups; g++) {
        gemm.ab(
            places,
            groupChannels,
            size,
            chunk,
            (long) g * places * size,
            Math.max(1, size),
            weights,
            (long) g * size * groupChannels,
            groupChannels,
            0,
            into,
            at + (long) g * groupChannels,
            window.channels());
      }
    }

    /** Copies the results to the places of this phase. */
    private void spread(int first, int many, Floats dx) {
      int channels = window.channels();
      for (int r = 0; r < many; r++) {
        int sample = (first + r) / rows.count;
        long row = (long) sample * window.height() + rows.first;
        row += (long) ((first + r) % rows.count) * rows.stride;
        long from = (long) r * columns.count * channels;
        for (int c = 0; c < columns.count; c++) {
          long column = columns.first + (long) c * columns.stride;
          long to = (row * window.width() + column) * channels;
          dx.copy(to, results, from + (long) c * channels, channels);
        }
      }
    }
  }
}
