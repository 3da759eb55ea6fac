package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints one stage of a loop: what holds for the row, the loops over its elements, its sums. */
final class StageWriter {
  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final RowLoop.Stage stage;
  private final Code body;
  private final Expressions expressions;
  private final BatchTotals totals;
  private final SampleTotals sampleTotals;
  private final Places places;

  StageWriter(
      MethodScope method,
      RowLoop loop,
      RowLoop.Stage stage,
      Code body,
      Expressions expressions,
      BatchTotals totals,
      SampleTotals sampleTotals,
      Places places) {
    this.method = method;
    this.context = method.context();
    this.loop = loop;
    this.stage = stage;
    this.body = body;
    this.expressions = expressions;
    this.totals = totals;
    this.sampleTotals = sampleTotals;
    this.places = places;
  }

  void write(Bounds bounds) {
    row();
    List<Value> wide =
        stage.computed().stream()
            .filter(value -> !loop.isNarrow(value) && !(value.op() instanceof Draw))
            .toList();
    List<Sink> sinks = sinks(wide);
    if (sinks.isEmpty()) {
      return;
    }
    stage.rowReductions().forEach(this::openSum);
    LoopCutter cutter = new LoopCutter(wide, places::has, bounds);
    // Short rows are not vectorized whatever their loop holds.
    boolean whole = loop.rowWise() && loop.width() < StepContext.WIDE / 4;
    for (List<Sink> part : whole ? List.of(sinks) : cutter.cut(sinks)) {
      cutter.scratch().forEach(value -> places.claim(value, method));
      new ElementLoop(method, loop, expressions, totals, sampleTotals, places, this::terms)
          .write(
              body,
              part,
              cutter.needed(part),
              ends(bounds, cutter.allowsVariableBound(part)),
              whole);
      cutter.leave(part);
    }
    stage.rowReductions().forEach(sum -> closeSum(sum, bounds));
  }

  /** Small loops end with the batch; larger ones vectorize only to the constant end of the tile. */
  private static Bounds ends(Bounds bounds, boolean variable) {
    return variable ? new Bounds(bounds.begin(), bounds.end(), bounds.end()) : bounds;
  }

  private List<Sink> sinks(List<Value> wide) {
    List<Sink> sinks = new ArrayList<>();
    wide.stream().filter(places::has).forEach(value -> sinks.add(new Sink(Sink.Kind.TILE, value)));
    stage.rowReductions().forEach(sum -> sinks.add(new Sink(Sink.Kind.ROW_SUM, sum)));
    stage.sampleReductions().stream()
        .filter(SampleTotals::isSummed)
        .forEach(sum -> sinks.add(new Sink(Sink.Kind.SAMPLE_SUM, sum)));
    stage.batchReductions().stream()
        .filter(total -> !loop.isNarrow(total.arg(0)) && BatchTotals.isSummed(total))
        .forEach(total -> sinks.add(new Sink(Sink.Kind.BATCH_SUM, total)));
    return sinks;
  }

  /** Numbers of the row: they stay in their locals for the stages to come. */
  private void row() {
    List<Value> sinks = new ArrayList<>(stage.written());
    stage.batchReductions().forEach(total -> sinks.add(total.arg(0)));
    Uses uses = new Uses(stage.computed(), sinks);
    for (Value value : stage.computed()) {
      if (loop.isNarrow(value) && !(value.op() instanceof Draw)) {
        if (uses.deservesLocal(value) || isUsedInElements(value)) {
          local(value);
        }
      }
    }
    for (Value value : stage.written()) {
      if (loop.isNarrow(value)) {
        body.set(places.element(value), expressions.computed(value));
      }
    }
    for (Value total : stage.batchReductions()) {
      if (loop.isNarrow(total.arg(0))) {
        totals.addRow(total, body, expressions.computed(total.arg(0)));
      }
    }
  }

  private boolean isUsedInElements(Value value) {
    return loop.stages().stream()
        .flatMap(other -> other.computed().stream())
        .anyMatch(
            user ->
                user.args().contains(value)
                    && (!loop.isNarrow(user) || !stage.computed().contains(user)));
  }

  private void local(Value value) {
    Expr expression = expressions.expression(value);
    Name name = method.number(StepNames.local(value));
    body.let(name, expression);
    expressions.define(value, name);
  }

  private void openSum(Value sum) {
    if (!isLong(sum)) {
      Name name = method.number(StepNames.local(sum));
      boolean max = ((Reduce) sum.op()).kind() == Reduce.Kind.MAX;
      Expr lowest = context.precision().literal(Double.NEGATIVE_INFINITY);
      body.let(name, max ? lowest : Expr.number(0));
      expressions.define(sum, name);
    }
  }

  private void closeSum(Value sum, Bounds bounds) {
    if (isLong(sum)) {
      Name name = method.number(StepNames.local(sum));
      body.let(
          name, Expr.call(RuntimeTypes.TILES, "sum", terms(sum), bounds.begin(), bounds.end()));
      expressions.define(sum, name);
    }
  }

  /** The tile in which the terms of a long sum stand; none for a short one. */
  private @Nullable Name terms(Value sum) {
    return isLong(sum)
        ? method.tile("terms of " + stage.rowReductions().indexOf(sum), "terms")
        : null;
  }

  /** Whether a sum over a row is long enough to be added up by a kernel of its own. */
  private boolean isLong(Value sum) {
    return loop.width() >= StepContext.WIDE / 4 && ((Reduce) sum.op()).kind() == Reduce.Kind.SUM;
  }
}
