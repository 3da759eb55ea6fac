package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which tile a loop keeps which value. */
final class Places {
  private final RowLoop loop;
  private final boolean single;
  private final Map<Value, String> tiles = new LinkedHashMap<>();

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

  String tile(Value value) {
    return tiles.get(value);
  }

  /** The element of a value, one a row for narrow ones; null where the loop keeps it nowhere. */
  @Nullable String element(Value value) {
    String tile = tiles.get(value);
    if (tile == null) {
      return null;
    }
    return tile + (!loop.isNarrow(value) ? "[i]" : single ? "[0]" : "[r]");
  }
}
