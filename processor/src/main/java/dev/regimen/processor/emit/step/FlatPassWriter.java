package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints one pass over the flat vectors for a group of parameters: tile by tile, on which loops
 * take turns.
 *
 * <p>What the optimizer remembers lies on the heap in tiles, on which the loops work in place: no
 * kernel reads it, and copying it took a third of the pass.
 */
final class FlatPassWriter {
  static final Name AT = Name.local(Type.LONG, "at");
  static final Name N = Name.local(Type.INT, "n");

  private final UpdateWriter update;
  private final MethodScope method;
  private final StepContext context;
  private final List<FlatLoop> pass;
  private final UpdateGroup group;
  private final Code declarations;
  private final Scratch scratch;
  private final Name length;
  private final List<FlatLoopWriter> turns;

  private final FlatRange range;

  /** What the arrays of a pass are filled with already, in a tile. */
  private final Set<Name> filled = new HashSet<>();

  FlatPassWriter(
      UpdateWriter update, MethodScope method, StepNumbers numbers, List<FlatLoop> pass) {
    this.update = update;
    this.method = method;
    this.pass = pass;
    context = method.context();
    group = pass.get(0).group();
    declarations = method.beginLoop();
    scratch = group.unit() > 0 ? method.unitTiles() : method.tiles();
    length = group.unit() > 0 ? update.unitTile(group) : StepTiles.LENGTH;
    range = new FlatRange(this, group);
    turns = pass.stream().map(loop -> new FlatLoopWriter(this, numbers, loop)).toList();
  }

  UpdateWriter update() {
    return update;
  }

  /** What the pass goes over. */
  FlatRange range() {
    return range;
  }

  MethodScope method() {
    return method;
  }

  Scratch scratch() {
    return scratch;
  }

  /** Elements of a tile, a constant. */
  Name length() {
    return length;
  }

  /** Whether an earlier turn leaves a value to this one, in an array of its own. */
  boolean isHeld(Value value) {
    return pass.stream().anyMatch(loop -> loop.held().contains(value));
  }

  /** Says that an array has what it is for; true the first time in a tile. */
  boolean fill(Name array) {
    return filled.add(array);
  }

  void write() {
    Code body = new Code();
    body(body);
    if (group.unit() > 0) {
      context.tiles().needUnits(scratch.count(), length, group.unitTile());
    } else {
      context.tiles().need(scratch.count(), UpdateGroup.TILE);
    }
    Code code = method.code();
    code.comment(names());
    List<Name> sums =
        pass.stream()
            .flatMap(loop -> loop.sums().stream())
            .filter(sum -> !FlatLoop.isByUnit(sum))
            .map(update::sum)
            .toList();
    sums.forEach(sum -> code.call(sum, "clear"));
    code.add(declarations);
    turns.forEach(turn -> code.add(turn.numbersOfTensors()));
    code.add(body);
    sums.forEach(sum -> code.call(sum, "end"));
  }

  private String names() {
    String list =
        group.members().stream()
            .limit(4)
            .map(member -> ((Leaf) member.parameter().op()).name())
            .collect(Collectors.joining(", "));
    if (group.ofRows()) {
      return list + ": the rows that the batch looks up";
    }
    return group.members().size() > 4 ? list + ", ..." : list;
  }

  private void body(Code body) {
    if (group.ofRows()) {
      rows(body);
      return;
    }
    Expr offset = Expr.number(context.places().offset(group.pattern().parameter()));
    Expr slot = turns.stream().flatMap(turn -> turn.inPlace().stream()).findFirst().orElse(null);
    Code tile = new Code();
    if (slot == null && group.unit() == 0) {
      Expr size = Expr.wide(group.size());
      Name end = Name.local(Type.LONG, method.locals().claim("last"));
      tile.let(N, elements(Expr.minus(end, AT)));
      tile(tile);
      body.let(end, Expr.plus(offset, StepContext.bound("to", size)));
      Expr first = Expr.plus(offset, StepContext.bound("from", size));
      body.loop(AT, first, end, length, tile);
      return;
    }
    Expr count = slot == null ? tiles() : new Expr.Member(((Expr.Element) slot).array(), "length");
    Name index = FlatTiles.TILE_INDEX;
    Expr end = Expr.number(context.places().offset(group.pattern().parameter()) + group.size());
    tile.let(AT, Expr.plus(offset, Expr.times(new Expr.Cast(Type.LONG, index), length)));
    tile.let(N, elements(Expr.minus(end, AT)));
    tile(tile);
    Name last = Name.local(Type.INT, method.locals().claim("last"));
    body.let(last, Expr.call(StepContext.WORKER, "endOf", count));
    body.loop(index, Expr.call(StepContext.WORKER, "firstOf", count), last, tile);
  }

  /** Over those rows of a table that the batch has looked up, and of these the worker's own. */
  private void rows(Code body) {
    Code tile = new Code();
    Name row = FlatRange.ROW;
    Expr each = Expr.number(group.unitsInTile());
    Name last = Name.local(Type.INT, method.locals().claim("last"));
    Expr count = Expr.call(range.touched(), "count");
    tile.let(FlatRange.ROWS, ScalarWriter.math("min", each, Expr.minus(last, row)));
    tile(tile);
    body.let(last, StepContext.bound("to", count));
    body.loop(row, StepContext.bound("from", count), last, each, tile);
  }

  /** Tiles of whole units in the group's range. */
  private Expr tiles() {
    return Expr.number((group.size() + group.unitTile() - 1) / group.unitTile());
  }

  private Expr elements(Expr rest) {
    return new Expr.Cast(Type.INT, ScalarWriter.math("min", length, rest));
  }

  private void tile(Code tile) {
    turns.forEach(turn -> turn.write(tile));
    turns.forEach(turn -> turn.writeSlots(tile));
    turns.stream()
        .filter(turn -> turn.flat().writesGradient())
        .forEach(turn -> range.writeGradient(tile, turn.flat().gradient()));
    turns.stream()
        .filter(turn -> turn.flat().stepsWeight())
        .forEach(turn -> range.writeWeight(tile, turn.flat().weight()));
  }

  /** A flat vector of the run. */
  Name vector(String name) {
    return context.field(
        name, context.precision().vector(), () -> context.places().memory(name), "");
  }

  /** Whether a place is a tile that a loop works on where it lies. */
  static boolean isInPlace(Expr place) {
    return Names.isUsed(FlatTiles.TILE_INDEX, place);
  }
}
