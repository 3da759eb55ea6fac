package dev.regimen.processor.rule.layer;

import dev.regimen.annotation.Padding;
import dev.regimen.processor.diagnostic.Counted;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import java.lang.annotation.Annotation;
import java.util.List;

/** How a window goes over a map, from what an annotation says; and what can be wrong with it. */
final class Geometry {
  /** One row of eleven goes unseen in many a published network; of a small map it is a loss. */
  private static final int HARMLESS_FRACTION = 10;

  private final Use<?> use;
  private final LayerScope layer;
  private final Shape x;
  private int[] kernel = {1, 1};
  private int[] stride = {1, 1};
  private int[] dilation = {1, 1};
  private String kernelMember = "kernel";

  private Geometry(Use<?> use, Value x, LayerScope layer) {
    this.use = use;
    this.layer = layer;
    this.x = x.shape();
  }

  /** Over a value, which must be maps. */
  static Geometry over(Value x, Use<?> use, LayerScope layer) {
    maps(x, use, layer);
    return new Geometry(use, x, layer);
  }

  /** Refuses what is not [B, height, width, channels]. */
  static void maps(Value x, Use<?> use, LayerScope layer) {
    if (x.shape().rank() != 4) {
      throw layer
          .misfit(
              "RankMismatch",
              use,
              use.text()
                  + " takes maps, height x width x channels, but its input is "
                  + x.shape().text())
          .fix(
              Images.extents(x)
                  .map(extents -> "input = " + extents + " on @Network, if these are images")
                  .orElse("move it before @Flatten, @GlobalAveragePool and @Dense"));
    }
  }

  Geometry kernel(String member, int... extents) {
    kernelMember = member;
    kernel = pair(member, extents);
    return this;
  }

  Geometry stride(int... distances) {
    stride = distances.length == 0 ? kernel : pair("stride", distances);
    return this;
  }

  Geometry dilation(int... distances) {
    dilation = pair("dilation", distances);
    return this;
  }

  /** Rows and columns; one number stands for both. */
  private int[] pair(String member, int... numbers) {
    if (numbers.length < 1 || numbers.length > 2) {
      throw layer
          .misfit(
              "NonPositiveSize",
              use,
              member + " of " + use.text() + " is one number or two, not " + numbers.length)
          .at(member)
          .fix(member + " = {3, 3}");
    }
    return new int[] {numbers[0], numbers[numbers.length - 1]};
  }

  /**
   * The window, with its padding.
   *
   * @param standard what {@link Padding#AUTO} is where no number is given
   */
  Window padded(Padding padding, Padding standard, int... pad) {
    if (pad.length > 0 && padding != Padding.AUTO) {
      throw layer
          .misfit(
              "PaddingIgnored",
              use,
              "padding = " + padding + " of " + use.text() + " leaves no place for pad")
          .at("pad")
          .fix("delete padding = Padding." + padding)
          .fix("or delete pad");
    }
    Padding rule = padding == Padding.AUTO ? standard : padding;
    Window window =
        pad.length > 0
            ? window(pair("pad", pad), pair("pad", pad))
            : rule == Padding.VALID ? window(new int[2], new int[2]) : same();
    fits(window);
    skips();
    remainder(window, pad.length > 0 || rule == Padding.VALID);
    return window;
  }

  private Window window(int[] before, int[] behind) {
    return new Window(
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        dilation[0],
        dilation[1],
        before[0],
        behind[0],
        before[1],
        behind[1]);
  }

  private Window same() {
    int[] before = new int[2];
    int[] behind = new int[2];
    for (int axis = 0; axis < 2; axis++) {
      int extent = x.dim(axis + 1);
      long out = (extent + stride[axis] - 1L) / stride[axis];
      long reach = span(axis) - 1;
      before[axis] = Math.toIntExact(reach / 2);
      long missing = (out - 1) * stride[axis] + reach + 1 - extent - before[axis];
      behind[axis] = Math.toIntExact(Math.max(0, missing));
    }
    return window(before, behind);
  }

  /** Between windows further apart than they reach lie numbers that nothing reads. */
  private void skips() {
    int axis = stride[0] > span(0) ? 0 : 1;
    boolean apart = stride[axis] > span(axis) && kernel[axis] > 1;
    if (apart && x.dim(axis + 1) > stride[axis]) {
      layer.warn(
          layer
              .misfit(
                  "StrideSkips",
                  use,
                  use.text()
                      + " reads "
                      + span(axis)
                      + " of each "
                      + stride[axis]
                      + (axis == 0 ? " rows" : " columns")
                      + " and skips the others")
              .at("stride")
              .fix(use.with("stride", new int[] {(int) span(0), (int) span(1)})));
    }
  }

  private void fits(Window window) {
    if (rows(window) < span(0) || columns(window) < span(1)) {
      Misfit misfit =
          layer
              .misfit(
                  "EmptyFeatureMap",
                  use,
                  "the "
                      + use.text()
                      + " window spans "
                      + span(0)
                      + "x"
                      + span(1)
                      + ", but the padded map is "
                      + rows(window)
                      + "x"
                      + columns(window))
              .at(kernelMember);
      throw pooled()
          ? misfit.fix(layer.deleted(use))
          : misfit.fix("padding = Padding.SAME").fix("or a smaller " + kernelMember);
    }
  }

  /** Whether a pooling finds a map that is pooled already. */
  private boolean pooled() {
    return x.dim(1) == 1
        && x.dim(2) == 1
        && rules().stream().anyMatch(bound -> bound.rule().slot() == Slot.POOL);
  }

  private List<Rules.Bound<LayerRule<Annotation>>> rules() {
    return layer.rules().in(Role.LAYER, List.of(use));
  }

  private long span(int axis) {
    return dilation[axis] * (kernel[axis] - 1L) + 1;
  }

  /** Rows with their padding. */
  private long rows(Window window) {
    return (long) x.dim(1) + window.top() + window.bottom();
  }

  /** Columns with their padding. */
  private long columns(Window window) {
    return (long) x.dim(2) + window.left() + window.right();
  }

  private static String left(long rows, long columns) {
    String ofRows = Counted.of(rows, "row");
    String ofColumns = Counted.of(columns, "column");
    if (rows == 0 || columns == 0) {
      return "the last "
          + (rows == 0 ? ofColumns : ofRows)
          + (rows + columns == 1 ? " is" : " are");
    }
    return "the last " + ofRows + " and the last " + ofColumns + " are";
  }

  /** Rows and columns that no window reaches because the stride leaves them out. */
  private void remainder(Window window, boolean fixed) {
    long rows = rows(window) - span(0);
    long columns = columns(window) - span(1);
    long below = Math.min(rows % stride[0] - window.bottom(), stride[0] - 1);
    long beside = Math.min(columns % stride[1] - window.right(), stride[1] - 1);
    boolean many = below > x.dim(1) / HARMLESS_FRACTION || beside > x.dim(2) / HARMLESS_FRACTION;
    if (fixed && span(0) >= stride[0] && span(1) >= stride[1] && many) {
      layer.warn(
          layer
              .misfit(
                  "StrideRemainder",
                  use,
                  left(Math.max(0, below), Math.max(0, beside)) + " in no window of " + use.text())
              .at("stride")
              .fix("padding = Padding.SAME"));
    }
  }
}
