package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;

/** What the loops of one method share: locals, tiles, numbers computed beforehand. */
final class MethodScope {
  static final Expr FIRST_TILE = Expr.at(StepTiles.ARRAYS, Expr.number(0));

  private final StepContext context;
  private final Identifiers locals;
  private final Hoist hoist;
  private final Code code = new Code();
  private final Scratch tiles;
  private final Scratch unitTiles;
  private final boolean statistics;
  private Code before = code;

  MethodScope(StepContext context) {
    this(context, false);
  }

  /**
   * The same.
   *
   * @param statistics whether the loops are over small vectors
   */
  MethodScope(StepContext context, boolean statistics) {
    this.context = context;
    this.statistics = statistics;
    locals = context.names().locals();
    hoist = new Hoist(context, locals);
    tiles = new Scratch(StepTiles.ARRAYS, context.type().array(), locals);
    unitTiles = new Scratch(StepTiles.UNIT_ARRAYS, context.type().array(), locals);
  }

  StepContext context() {
    return context;
  }

  Identifiers locals() {
    return locals;
  }

  Hoist hoist() {
    return hoist;
  }

  Code code() {
    return code;
  }

  /** Where declarations of the loop that is being written go. */
  Code before() {
    return before;
  }

  /** Begins a loop: its declarations are collected and stand before it. */
  Code beginLoop() {
    before = new Code();
    hoist.into(before);
    return before;
  }

  /** Ends it: what a call behind it declares stands before the call. */
  void endLoop() {
    before = code;
    hoist.into(code);
  }

  /** A free name for a number of the step's precision. */
  Name number(String wanted) {
    return Name.local(context.type(), locals.claim(wanted));
  }

  /** The tile of a value, or of another key, declared at its first use in the method. */
  Name tile(Object key, String name) {
    return tiles.tile(key, name, before);
  }

  Scratch tiles() {
    return tiles;
  }

  /** Tiles of whole units. */
  Scratch unitTiles() {
    return unitTiles;
  }

  int tileCount() {
    return tiles.count();
  }

  /** The array with a parameter repeated along a tile's rows, read from memory once a step. */
  Name parameterRow(Value leaf) {
    int size = leaf.shape().last();
    Name row = context.array(context.names().field(leaf) + "Row", leaf);
    if (leaf.op() instanceof Leaf && context.load(leaf)) {
      before.call(context.vector(leaf), "read", Expr.number(0), row, context.sizes().any(size));
      repeat(before, leaf, row);
    }
    return row;
  }

  /** Fills the array of a vector that loops over rows go along with. */
  void repeat(Code into, Value vector, Name array) {
    int size = vector.shape().last();
    // A wide row fills its tile, and nothing is repeated: statistics of any width are one method.
    boolean fits = statistics || StepContext.rowsPerTile(size) > 1;
    if (context.isTiled(vector) && size > 1 && fits) {
      into.call(RuntimeTypes.TILES, "repeat", array, context.sizes().any(size));
    }
  }

  /** Fills a tile with the row that stands at its beginning. */
  void repeat(Code into, Expr array, int size) {
    if (size > 1 && StepContext.rowsPerTile(size) > 1) {
      into.call(RuntimeTypes.TILES, "repeat", array, context.sizes().any(size));
    }
  }
}
