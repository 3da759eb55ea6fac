package dev.regimen.processor.rule.layer;

import dev.regimen.annotation.Padding;
import dev.regimen.processor.diagnostic.Counted;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerScope;
import java.util.List;
import java.util.Optional;

/**
 * How a window goes over rows, and what it leaves of a text of n units: with padding ⌈n/stride⌉
 * windows, without it those that lie inside the text.
 *
 * @param window over maps of one column
 * @param last the row behind a window's first one that must be real for the window to be
 */
record RowWindow(Window window, int last) {
  /** What an annotation says of its window. */
  record Taps(int kernel, int stride, int dilation, Padding padding, boolean causal) {
    long span() {
      return dilation * (kernel - 1L) + 1;
    }
  }

  /** Over a value, which must be rows. */
  static RowWindow over(Value x, Use<?> use, Taps taps, LayerScope layer) {
    if (x.shape().rank() != 3) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              use.text() + " takes rows of vectors, but its input is " + x.shape().text())
          .fix("@Embedding on a field before")
          .fix("or @Conv, if these are maps");
    }
    long span = taps.span();
    int rows = x.shape().dim(1);
    boolean same = taps.padding() != Padding.VALID;
    if (taps.causal() && !same) {
      throw layer
          .misfit(
              "PaddingIgnored",
              use,
              use.text() + " has padding before the first row by causal, and none by VALID")
          .at("padding")
          .fix("delete padding = Padding.VALID")
          .fix("or delete causal = true");
    }
    if (!same && span > rows) {
      throw layer
          .misfit(
              "EmptyFeatureMap",
              use,
              use.text() + " spans " + span + " rows, but there " + are(rows))
          .at("kernel")
          .fix("padding = Padding.SAME")
          .fix("or a smaller kernel");
    }
    skips(use, taps, rows, layer);
    int above = same ? Math.toIntExact(taps.causal() ? span - 1 : (span - 1) / 2) : 0;
    long out = (rows + taps.stride() - 1L) / taps.stride();
    long missing = (out - 1) * taps.stride() + span - rows - above;
    int below = same ? Math.toIntExact(Math.max(0, missing)) : 0;
    Window window =
        new Window(taps.kernel(), 1, taps.stride(), 1, taps.dilation(), 1, above, below, 0, 0);
    return new RowWindow(window, same ? 0 : Math.toIntExact(span - 1));
  }

  private static void skips(Use<?> use, Taps taps, int rows, LayerScope layer) {
    if (taps.stride() > taps.span() && taps.kernel() > 1 && rows > taps.stride()) {
      layer.warn(
          layer
              .misfit(
                  "StrideSkips",
                  use,
                  use.text()
                      + " reads "
                      + taps.span()
                      + " of each "
                      + taps.stride()
                      + " rows and skips the others")
              .at("stride")
              .fix(use.with("stride", (int) taps.span())));
    }
  }

  private static String are(int rows) {
    return (rows == 1 ? "is " : "are ") + Counted.of(rows, "row");
  }

  /**
   * Which windows are real; empty where they are as many as the rows, one for each.
   *
   * @param real which rows are, [B, rows, 1]
   */
  Optional<Value> shortened(Value real) {
    int rows = real.shape().dim(1);
    int stride = window.strideHeight();
    if (last == 0 && stride == 1) {
      return Optional.empty();
    }
    Value left = real;
    if (last > 0) {
      Columns behind = new Columns(last, rows - last);
      Value flat = real.reshape(Shape.batch(rows));
      left = real.graph().add(behind, List.of(flat)).named("left");
    }
    if (stride > 1) {
      Value maps = left.reshape(Shape.batch(rows - last, 1, 1));
      Window every = new Window(1, 1, stride, 1, 1, 1, 0, 0, 0, 0);
      left = real.graph().add(new Pool(Pool.Kind.MAX, every), List.of(maps)).named("windows");
    }
    return Optional.of(left.reshape(Shape.batch(window.outHeight(rows), 1)));
  }
}
