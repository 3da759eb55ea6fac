package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Space;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints a fused loop over rows: tiles are copied in, gone over on the heap where the JIT compiler
 * vectorizes, and copied out.
 */
final class RowLoopWriter {
  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Expressions expressions;
  private final String width;
  private final int rowsPerTile;

  /** Whether every tile is full, so that its loops end at a constant, and how many rows it has. */
  private final boolean full;

  private final String count;
  private final boolean rowWise;

  private final Places places;

  RowLoopWriter(MethodScope method, RowLoop loop) {
    this.method = method;
    this.loop = loop;
    context = method.context();
    expressions = new Expressions(context, method.hoist(), this::known);
    width = context.sizes().any(loop.width());
    int most = StepContext.rowsPerTile(loop.width());
    int even = evenRows(loop.rowsPerSample(), most);
    full = even > 0;
    int fitting = loop.sampleWise() ? Math.min(most, loop.rowsPerSample()) : most;
    rowsPerTile = full ? even : fitting;
    count = full ? Integer.toString(rowsPerTile) : "count";
    rowWise = loop.rowWise();
    places = new Places(loop);
  }

  void write() {
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
      String factor = loop.rowsPerSample() == 1 ? "" : " * " + loop.rowsPerSample();
      rows(body, "from" + factor, "to" + factor, reads, draws, written, totals, sampleTotals);
    }
    context.needTiles(method.tileCount(), StepContext.rowsPerTile(loop.width()) * loop.width());
    method.code().line("// " + LoopComment.of(loop));
    method.code().add(before).add(body);
    totals.finish(method.code());
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
    body.open("for (int sample = from; sample < to; sample++)");
    reads.stream().filter(loop::isPerSample).forEach(value -> ofSample(body, value));
    sampleTotals.open(body);
    body.line("int firstRow = sample * " + loop.rowsPerSample() + ";");
    body.line("int lastRow = firstRow + " + loop.rowsPerSample() + ";");
    Set<Value> others = new LinkedHashSet<>(reads);
    others.removeIf(loop::isPerSample);
    rows(body, "firstRow", "lastRow", others, draws, written, totals, sampleTotals);
    sampleTotals.close(body);
    body.close();
  }

  /** What a sample has one row of, repeated for every row of a tile; a single number is a local. */
  private void ofSample(Code body, Value value) {
    int size = value.shape().last();
    String text = context.sizes().any(size);
    String at = size == 1 ? "sample" : "sample * " + text;
    String tile = places.tile(value);
    body.line(context.vector(value) + ".read(" + at + ", " + tile + ", " + text + ");");
    if (size == 1) {
      number(body, value, tile + "[0]");
    } else {
      method.repeat(body, tile, size);
    }
  }

  private void rows(
      Code body,
      String first,
      String last,
      Set<Value> reads,
      List<Value> draws,
      List<Value> written,
      BatchTotals totals,
      SampleTotals sampleTotals) {
    boolean single = rowsPerTile == 1;
    String step = single ? "row++" : "row += " + rowsPerTile;
    body.open("for (int row = " + first + "; row < " + last + "; " + step + ")");
    if (!single && !full) {
      body.line("int count = Math.min(" + rowsPerTile + ", " + last + " - row);");
    }
    reads.forEach(value -> copy(body, value, "read"));
    draws.forEach(value -> draw(body, value));
    boolean byRow = rowWise && !single;
    if (byRow) {
      body.open("for (int r = 0; r < " + count + "; r++)");
      body.line("int begin = r * " + width + ";");
      body.line("int end = begin + " + width + ";");
    }
    Stream.concat(reads.stream(), draws.stream())
        .filter(loop::isNarrow)
        .forEach(value -> number(body, value, places.element(value)));
    String wholeTile =
        single ? width : loop.width() == 1 ? "" + rowsPerTile : rowsPerTile + " * " + width;
    Bounds bounds =
        byRow ? new Bounds("begin", "end", "end") : new Bounds("0", elements(), wholeTile);
    for (RowLoop.Stage stage : loop.stages()) {
      new StageWriter(method, loop, stage, body, expressions, totals, sampleTotals, places)
          .write(bounds);
    }
    if (byRow) {
      body.close();
    }
    written.forEach(value -> copy(body, value, "write"));
    body.close();
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
  private String elements() {
    if (rowsPerTile == 1) {
      return width;
    }
    return loop.width() == 1 ? count : count + " * " + width;
  }

  private void copy(Code body, Value value, String verb) {
    boolean narrow = loop.isNarrow(value);
    String name = places.tile(value);
    String at = narrow || loop.width() == 1 ? "row" : "row * " + width;
    String elements = narrow ? (rowsPerTile == 1 ? "1" : count) : elements();
    body.line(context.vector(value) + "." + verb + "(" + at + ", " + name + ", " + elements + ");");
  }

  private void draw(Code body, Value value) {
    Draw draw = (Draw) value.op();
    String parameter = "";
    if (draw.kind() == Draw.Kind.BERNOULLI) {
      parameter = method.hoist().name(((Pointwise) value.arg(0).op()).expression()) + ", ";
    }
    String verb = draw.kind().name().toLowerCase(java.util.Locale.ROOT);
    boolean narrow = loop.isNarrow(value);
    String at = "(long) row" + (narrow || loop.width() == 1 ? "" : " * " + width);
    String elements = narrow ? (rowsPerTile == 1 ? "1" : count) : elements();
    String into = at + each(draw) + ", " + places.tile(value) + ", " + elements;
    String address = draw.stream() + (draw.address() == Draw.Address.STEP ? ", batch, " : ", ");
    body.line(context.draws(draw.address()) + "." + verb + "(" + parameter + address + into + ");");
  }

  /** Elements of a sample, which a draw by samples tells them apart by. */
  private String each(Draw draw) {
    return draw.address() == Draw.Address.SAMPLE ? ", " + draw.shape().sample().elements() : "";
  }

  /** A number of the row, or of the sample, that was read with the tile. */
  private void number(Code body, Value value, @Nullable String element) {
    String name = method.locals().claim(StepNames.local(value));
    body.line(context.precision().word() + " " + name + " = " + element + ";");
    expressions.define(value, name);
  }

  /** The element of a value that needs no computing. */
  private @Nullable String known(Value value) {
    return Space.of(value) == Space.VECTOR ? vector(Space.stored(value)) : places.element(value);
  }

  private String vector(Value value) {
    int size = value.shape().last();
    String element = size == 1 ? "[0]" : "[i]";
    if (value.op() instanceof Leaf) {
      return method.parameterRow(value) + element;
    }
    return context.array(context.names().field(value), size) + element;
  }
}
