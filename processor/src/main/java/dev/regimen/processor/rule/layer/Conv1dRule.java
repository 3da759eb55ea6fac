package dev.regimen.processor.rule.layer;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Conv1d;
import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.LastRows;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.Transform;
import java.util.List;
import java.util.Optional;

/** A convolution over rows: one over maps of a single column, its weight [filters, k, 1, c]. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class Conv1dRule implements LayerRule<Conv1d> {
  @Override
  public Class<Conv1d> annotation() {
    return Conv1d.class;
  }

  @Override
  public Slot slot() {
    return Slot.TRANSFORM;
  }

  @Override
  public Value lower(Use<Conv1d> use, Value x, LayerScope layer) {
    Conv1d conv = use.annotation();
    RowWindow.Taps taps =
        new RowWindow.Taps(
            conv.kernel(), conv.stride(), conv.dilation(), conv.padding(), conv.causal());
    RowWindow window = RowWindow.over(x, use, taps, layer);
    int width = x.shape().last();
    int filters = conv.value();
    int groups = conv.depthwise() ? width : 1;
    Divisors.check(use, "depthwise", groups, layer, width, filters);
    int kernel = conv.kernel();
    int perGroup = width / groups;
    Value weight =
        layer.weight(
            ".weight",
            "weight",
            Shape.of(filters, kernel, 1, perGroup),
            Shape.of(filters, kernel, perGroup),
            (long) kernel * perGroup,
            (long) kernel * filters / groups);
    Optional<Value> real = layer.real(x);
    // What stands behind a text's end is no row of it: windows that reach there see zeros.
    Value rows = layer.masked(x);
    boolean oneByOne = kernel > 1 && layer.continuation().isPresent();
    Value seen = oneByOne ? last(rows, taps, layer) : rows;
    Window over = oneByOne ? new Window(kernel, 1, 1, 1, 1, 1, 0, 0, 0, 0) : window.window();
    Value columns = seen.reshape(Shape.batch(seen.shape().dim(1), 1, width)).named("rows");
    Value maps = x.graph().add(new Convolution(over, groups), List.of(columns, weight));
    Value product = layer.product(maps.named("product"));
    if (Transform.isBiased(conv.bias(), layer.layer(), layer.rules())) {
      product =
          product.plus(layer.parameter(".bias", "bias", Shape.of(filters), Initial.constant(0)));
    }
    Value y = product.reshape(Shape.batch(product.shape().dim(1), filters));
    real.flatMap(window::shortened).ifPresent(left -> layer.shorten(y, left));
    return y;
  }

  /** The rows that a window sees whose last one has come. */
  private static Value last(Value row, RowWindow.Taps taps, LayerScope layer) {
    LastRows last = new LastRows(taps.kernel(), taps.dilation());
    Shape shape = Shape.batch(last.span(), row.shape().last());
    Value kept = layer.kept(row, "kept", shape);
    return row.graph().add(last, List.of(row, kept)).named("last");
  }

  @Override
  public boolean goesOn(Conv1d annotation) {
    return annotation.stride() == 1 && (annotation.causal() || annotation.kernel() == 1);
  }

  @Override
  public void check(Use<Conv1d> use, NetworkModel network, Rules rules, Report report) {
    Transform.checkBias(use, use.annotation().bias(), network, rules, report);
  }

  @Override
  public int units(Conv1d annotation) {
    return annotation.value();
  }

  @Override
  public boolean looksAhead(Conv1d annotation) {
    return annotation.kernel() > 1 && !annotation.causal();
  }

  @Override
  public Optional<Fix> causally(Use<Conv1d> use) {
    return Optional.of(use.fix("causal", true));
  }

  @Override
  public boolean tellsPlaces(Conv1d annotation) {
    return annotation.kernel() > 1;
  }
}
