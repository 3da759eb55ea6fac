package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.plan.UpdateGroup;

/**
 * Where a pass of the update finds what fills its tiles: a range of the flat vectors, of which a
 * tile is a piece, or those rows of a table that the batch has looked up.
 */
final class FlatRange {
  /** Counts the rows that were looked up. */
  static final Name ROW = Name.local(Type.INT, "row");

  /** Rows in a tile. */
  static final Name ROWS = Name.local(Type.INT, "n");

  private final FlatPassWriter pass;
  private final StepContext context;
  private final UpdateGroup group;

  FlatRange(FlatPassWriter pass, UpdateGroup group) {
    this.pass = pass;
    this.group = group;
    context = pass.update().context();
  }

  private KernelFields.TableRows table() {
    return context.kernels().tableRows(group.pattern().parameter());
  }

  /** What knows the rows. */
  Name touched() {
    return table().touched();
  }

  /** Where the tile lies in the flat vectors; of rows, where their table does. */
  Expr at() {
    return group.ofRows()
        ? Expr.number(context.places().offset(group.pattern().parameter()))
        : FlatPassWriter.AT;
  }

  /** Elements in the tile. */
  Expr elements() {
    return group.ofRows() ? Expr.times(ROWS, width()) : FlatPassWriter.N;
  }

  private Expr width() {
    return context.sizes().of(group.unit(), group.pattern().parameter());
  }

  void readWeight(Code code, Name tile) {
    if (group.ofRows()) {
      read(code, table().table(), tile);
    } else {
      Name vector = pass.vector(group.ofStatistics() ? "running" : "parameters");
      code.call(vector, "read", FlatPassWriter.AT, tile, FlatPassWriter.N);
    }
  }

  void writeWeight(Code code, Name tile) {
    if (group.ofRows()) {
      write(code, table().table(), tile);
    } else {
      code.call(pass.vector("parameters"), "write", FlatPassWriter.AT, tile, FlatPassWriter.N);
    }
  }

  void readGradient(Code code, Name tile) {
    gradient(code, "read", tile);
  }

  void writeGradient(Code code, Name tile) {
    gradient(code, "write", tile);
  }

  private void gradient(Code code, String verb, Name tile) {
    Name vector = group.ofRows() ? table().gradient() : pass.vector("gradients");
    Expr at = group.ofRows() ? Expr.times(ROW, width()) : FlatPassWriter.AT;
    code.call(vector, verb, at, tile, elements());
  }

  /** Copies the rows of a table, or of what is kept of it, in. */
  void read(Code code, Name of, Name tile) {
    code.call(touched(), "read", ROW, ROWS, of, tile);
  }

  void write(Code code, Name of, Name tile) {
    code.call(touched(), "write", ROW, ROWS, of, tile);
  }
}
