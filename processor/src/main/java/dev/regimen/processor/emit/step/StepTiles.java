package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many tiles a step's loops use, and how long they are. */
final class StepTiles {
  /** Elements of a tile; {@link StepWriter#withTilesAlike} may make it longer. */
  static final Name LENGTH = Name.size("TILE", -1);

  static final Name ARRAYS = Name.field(Type.FLOAT.array().array(), "tile");

  /** Tiles of whole units: no loop over rows fills them up with rows. */
  static final Name UNIT_ARRAYS = Name.field(Type.FLOAT.array().array(), "unitTile");

  private static final String WHY =
      "Elements of a tile: what a loop goes over at a time fits a first-level cache.";
  private static final String WHY_UNITS =
      "Elements of a tile of whole units, whose norms are known behind a loop over it.";

  private final Map<Name, Integer> ofUnits = new LinkedHashMap<>();
  private int count;
  private int length;
  private int unitCount;

  /**
   * None.
   *
   * @param length that tiles have at least
   */
  StepTiles(int length) {
    this.length = length;
  }

  /** Says that a loop uses this many tiles of this length. */
  void need(int tiles, int elements) {
    count = Math.max(count, tiles);
    length = Math.max(length, elements);
  }

  /**
   * Says that a loop uses this many tiles of whole units.
   *
   * @param size their length, a constant
   */
  void needUnits(int tiles, Name size, int elements) {
    unitCount = Math.max(unitCount, tiles);
    ofUnits.put(size, elements);
  }

  int length() {
    return length;
  }

  /** The constants and the arrays. */
  List<Field> fields(Type element) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.constant(LENGTH, Expr.number(length)).documented(WHY));
    ofUnits.forEach(
        (name, elements) ->
            fields.add(Field.constant(name, Expr.number(elements)).documented(WHY_UNITS)));
    fields.add(arrays(ARRAYS, element, count, LENGTH));
    if (unitCount > 0) {
      int longest = ofUnits.values().stream().mapToInt(size -> size).max().orElseThrow();
      fields.add(arrays(UNIT_ARRAYS, element, unitCount, Expr.number(longest)));
    }
    return fields;
  }

  private static Field arrays(Name name, Type element, int count, Expr length) {
    Type type = element.array().array();
    List<Expr> lengths = List.of(Expr.number(count), length);
    return Field.kept(Name.field(type, name.text()), new Expr.NewArray(type, lengths));
  }
}
