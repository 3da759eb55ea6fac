package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints a fused loop over rows: tiles are copied in, gone over on the heap where the JIT compiler
 * vectorizes, and copied out.
 */
final class RowLoopWriter {
  private static final Name ROW = Name.local(Type.INT, "row");
  private static final Name SAMPLE = Name.local(Type.INT, "sample");
  private static final Name FIRST_ROW = Name.local(Type.INT, "firstRow");
  private static final Name LAST_ROW = Name.local(Type.INT, "lastRow");
  private static final Name COUNT = Name.local(Type.INT, "count");
  private static final Name BEGIN = Name.local(Type.INT, "begin");
  private static final Name END = Name.local(Type.INT, "end");

  private final MethodScope method;
  private final StepContext context;
  private final Schedule schedule;
  private final RowLoop loop;
  private final Expressions expressions;
  private final Expr width;
  private final int rowsPerTile;

  /** Whether every tile is full, so that its loops end at a constant, and how many rows it has. */
  private final boolean full;

  private final Expr count;
  private final boolean rowWise;

  private final Places places;

  RowLoopWriter(MethodScope method, Schedule schedule, RowLoop loop) {
    this.method = method;
    this.schedule = schedule;
    this.loop = loop;
    context = method.context();
    expressions = new Expressions(context, method.hoist(), this::known);
    width = context.lengths().width(loop.width(), context.sizes());
    boolean alone = context.lengths().isSideBySide(loop.width());
    int most = alone ? 1 : StepContext.rowsPerTile(loop.width());
    boolean trimmed = context.lengths().isTrimmed(loop.rowsPerSample());
    int even = trimmed ? 0 : evenRows(loop.rowsPerSample(), most);
    full = even > 0;
    int fitting = loop.sampleWise() ? Math.min(most, loop.rowsPerSample()) : most;
    rowsPerTile = full ? even : fitting;
    count = full ? Expr.number(rowsPerTile) : COUNT;
    rowWise = loop.rowWise();
    places = new Places(loop);
  }

  void write() {
    if (loop.isMoments()) {
      loop.stages().get(0).batchReductions().stream()
          .filter(BatchTotals::isVariance)
          .forEach(this::moments);
      return;
    }
    Code before = method.beginLoop();
    Set<Value> reads = reads();
    List<Value> draws = draws();
    List<Value> written = loop.stages().stream().flatMap(s -> s.written().stream()).toList();
    assign(reads, draws, written);
    BatchTotals totals = new BatchTotals(method, loop);
    SampleTotals sampleTotals = new SampleTotals(method, loop);
    Code body = new Code();
    if (loop.sampleWise()) {
      samples(body, reads, draws, written, totals, sampleTotals);
    } else {
      Expr rowsPerSample = context.lengths().rows(loop.rowsPerSample());
      Expr first = Expr.times(StepContext.FROM, rowsPerSample);
      Expr last = Expr.times(StepContext.TO, rowsPerSample);
      rows(body, first, last, reads, draws, written, totals, sampleTotals);
    }
    context.tiles().need(method.tileCount(), StepContext.rowsPerTile(loop.width()) * loop.width());
    method.code().comment(LoopComment.of(context, loop));
    method.code().add(before).add(body);
    method.endLoop();
    totals.finish(method.code());
  }

  private void moments(Value variance) {
    Name x = context.vector(variance.arg(0));
    boolean byColumns = schedule.byColumns().contains(Space.stored(variance.arg(0)));
    Expr rowsPerSample = context.lengths().rows(loop.rowsPerSample());
    List<Expr> arguments = new ArrayList<>(List.of(StepContext.WORKER, x));
    if (byColumns) {
      arguments.add(StepContext.ROWS);
    } else {
      arguments.add(Expr.times(StepContext.FROM, rowsPerSample));
      arguments.add(Expr.times(StepContext.TO, rowsPerSample));
    }
    arguments.addAll(List.of(width, MethodScope.FIRST_TILE));
    arguments.addAll(BatchTotals.parts(context, variance, loop.width()));
    context.tiles().need(1, StepContext.rowsPerTile(loop.width()) * loop.width());
    method.code().comment("mean and variance of ", x, " over the batch");
    String verb = byColumns ? "columns" : "part";
    method.code().run(new Expr.Call(new Expr.Static(RuntimeTypes.MOMENTS), verb, arguments));
  }

  private Set<Value> reads() {
    Set<Value> reads = loop.reads();
    reads.removeIf(value -> Space.of(value) != Space.ROWS);
    return reads;
  }

  private List<Value> draws() {
    return loop.stages().stream()
        .flatMap(stage -> stage.computed().stream())
        .filter(value -> value.op() instanceof Draw)
        .distinct()
        .toList();
  }

  private void assign(Set<Value> reads, List<Value> draws, List<Value> written) {
    Set<Value> inTiles = new LinkedHashSet<>(reads);
    inTiles.addAll(draws);
    inTiles.addAll(written);
    inTiles.addAll(loop.kept());
    inTiles.forEach(value -> places.claim(value, method));
  }

  /** Sample by sample, because something holds for all rows of one, or is summed over them. */
  private void samples(
      Code body,
      Set<Value> reads,
      List<Value> draws,
      List<Value> written,
      BatchTotals totals,
      SampleTotals sampleTotals) {
    Code one = new Code();
    reads.stream().filter(loop::isPerSample).forEach(value -> ofSample(one, value));
    sampleTotals.open(one);
    Expr rowsPerSample = context.lengths().rows(loop.rowsPerSample());
    one.let(FIRST_ROW, Expr.times(SAMPLE, rowsPerSample));
    one.let(LAST_ROW, Expr.plus(FIRST_ROW, rowsPerSample));
    Set<Value> others = new LinkedHashSet<>(reads);
    others.removeIf(loop::isPerSample);
    rows(one, FIRST_ROW, LAST_ROW, others, draws, written, totals, sampleTotals);
    sampleTotals.close(one, SAMPLE, rowsPerSample, rowsPerTile);
    body.loop(SAMPLE, StepContext.FROM, StepContext.TO, one);
  }

  /** What a sample has one row of, repeated for every row of a tile; a single number is a local. */
  private void ofSample(Code body, Value value) {
    int size = value.shape().last();
    Expr length = context.sizes().any(size);
    Name tile = places.tile(value);
    body.call(context.vector(value), "read", Expr.times(SAMPLE, length), tile, length);
    if (size == 1) {
      number(body, value, Expr.at(tile, Expr.number(0)));
    } else {
      method.repeat(body, tile, size);
    }
  }

  private void rows(
      Code body,
      Expr first,
      Expr last,
      Set<Value> reads,
      List<Value> draws,
      List<Value> written,
      BatchTotals totals,
      SampleTotals sampleTotals) {
    boolean single = rowsPerTile == 1;
    Code tile = new Code();
    if (!single && !full) {
      Expr rest = Expr.minus(last, ROW);
      tile.let(COUNT, ScalarWriter.math("min", Expr.number(rowsPerTile), rest));
    }
    sampleTotals.openTile(tile, ROW, FIRST_ROW, rowsPerTile);
    reads.forEach(value -> copy(tile, value, "read"));
    draws.forEach(value -> draw(tile, value));
    boolean byRow = rowWise && !single;
    Code inner = byRow ? new Code() : tile;
    if (byRow) {
      inner.let(BEGIN, Expr.times(Places.ROW, width));
      inner.let(END, Expr.plus(BEGIN, width));
    }
    Stream.concat(reads.stream(), draws.stream())
        .filter(loop::isNarrow)
        .forEach(value -> number(inner, value, places.element(value)));
    Bounds bounds =
        byRow
            ? new Bounds(BEGIN, END, END)
            : new Bounds(Expr.number(0), elements(), Expr.times(Expr.number(rowsPerTile), width));
    for (RowLoop.Stage stage : loop.stages()) {
      new StageWriter(method, loop, stage, inner, expressions, totals, sampleTotals, places)
          .write(bounds);
    }
    if (byRow) {
      tile.loop(Places.ROW, Expr.number(0), count, inner);
    }
    written.forEach(value -> copy(tile, value, "write"));
    body.loop(ROW, first, last, Expr.number(rowsPerTile), tile);
  }

  /**
   * Rows of a tile such that every sample is made of whole tiles, if not many fewer than the most;
   * 0 if there are none.
   */
  private static int evenRows(int rowsPerSample, int most) {
    int rows = Math.min(most, rowsPerSample);
    while (rowsPerSample % rows != 0) {
      rows--;
    }
    return most > 1 && 2 * rows >= most ? rows : 0;
  }

  /** Elements of the tile at hand. */
  private Expr elements() {
    return rowsPerTile == 1 ? width : Expr.times(count, width);
  }

  private Expr elements(Value value) {
    return !loop.isNarrow(value) ? elements() : rowsPerTile == 1 ? Expr.number(1) : count;
  }

  private void copy(Code body, Value value, String verb) {
    if (VectorShape.isOfClasses(value)) {
      Expr rows = rowsPerTile == 1 ? Expr.number(1) : count;
      body.call(
          RuntimeTypes.TILES,
          "ofClasses",
          context.vector(value),
          ROW,
          places.tile(value),
          rows,
          width);
      return;
    }
    Expr at = loop.isNarrow(value) ? ROW : Expr.times(ROW, width);
    body.call(context.vector(value), verb, at, places.tile(value), elements(value));
  }

  private void draw(Code body, Value value) {
    Draw draw = (Draw) value.op();
    List<Expr> before = new ArrayList<>();
    if (draw.kind() == Draw.Kind.BERNOULLI) {
      before.add(method.hoist().name(((Pointwise) value.arg(0).op()).expression()));
    }
    Expr each = loop.isNarrow(value) ? Expr.number(1) : width;
    Expr at = Expr.times(new Expr.Cast(Type.LONG, ROW), each);
    if (context.lengths().isTrimmed(loop.rowsPerSample())) {
      // Places are drawn for by their number, however long the batch's longest text is.
      Expr first = Expr.times(new Expr.Cast(Type.LONG, SAMPLE), Expr.number(loop.rowsPerSample()));
      Expr place = Expr.minus(ROW, FIRST_ROW);
      at = Expr.plus(Expr.times(first, each), Expr.times(place, each));
    }
    List<Expr> into = new ArrayList<>(List.of(at));
    if (draw.address() == Draw.Address.SAMPLE) {
      into.add(Expr.number(draw.shape().sample().elements()));
    }
    into.addAll(List.of(places.tile(value), elements(value)));
    String verb = draw.kind().name().toLowerCase(Locale.ROOT);
    body.run(StepContext.draw(draw.address(), verb, before, draw.stream(), into));
  }

  /** A number of the row, or of the sample, that was read with the tile. */
  private void number(Code body, Value value, @Nullable Expr element) {
    Name name = method.number(StepNames.local(value));
    body.let(name, element);
    expressions.define(value, name);
  }

  /** The element of a value that needs no computing. */
  private @Nullable Expr known(Value value) {
    return Space.of(value) == Space.VECTOR ? vector(Space.stored(value)) : places.element(value);
  }

  private Expr vector(Value value) {
    if (!context.isTiled(value)) {
      throw new IllegalStateException(value + " fills no tile");
    }
    Expr index = value.shape().last() == 1 ? Expr.number(0) : Places.INDEX;
    return Expr.at(
        value.op() instanceof Leaf ? method.parameterRow(value) : context.array(value), index);
  }
}
