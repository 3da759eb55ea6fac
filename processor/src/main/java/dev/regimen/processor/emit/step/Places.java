package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which tile a loop keeps which value. */
final class Places {
  /** Counts the elements of a tile. */
  static final Name INDEX = Name.local(Type.INT, "i");

  /** Counts the rows of a tile. */
  static final Name ROW = Name.local(Type.INT, "r");

  private final RowLoop loop;
  private final boolean single;
  private final Map<Value, Name> tiles = new LinkedHashMap<>();

  Places(RowLoop loop) {
    this.loop = loop;
    single = StepContext.rowsPerTile(loop.width()) == 1;
  }

  void claim(Value value, MethodScope method) {
    tiles.computeIfAbsent(value, v -> method.tile(v, StepNames.local(v) + "Row"));
  }

  boolean has(Value value) {
    return tiles.containsKey(value);
  }

  Name tile(Value value) {
    return tiles.get(value);
  }

  /** The element of a value, one a row for narrow ones; null where the loop keeps it nowhere. */
  @Nullable Expr element(Value value) {
    Name tile = tiles.get(value);
    if (tile == null) {
      return null;
    }
    return Expr.at(tile, !loop.isNarrow(value) ? INDEX : single ? Expr.number(0) : ROW);
  }
}
