package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step's arrays of one length, of which a method declares those that it uses as locals. */
final class Scratch {
  private final Name arrays;
  private final Type type;
  private final Identifiers locals;
  private final Map<Object, Name> tiles = new LinkedHashMap<>();

  /**
   * The arrays as one method sees them.
   *
   * @param arrays the step's field
   * @param type of an array
   * @param locals of the method
   */
  Scratch(Name arrays, Type type, Identifiers locals) {
    this.arrays = arrays;
    this.type = type;
    this.locals = locals;
  }

  /** The tile of a value, or of another key, declared at its first use in the method. */
  Name tile(Object key, String name, Code before) {
    return tiles.computeIfAbsent(
        key,
        k -> {
          Name local = Name.local(type, locals.claim(name));
          before.let(local, at(tiles.size()));
          return local;
        });
  }

  /** The step's array that a key has. */
  Expr of(Object key) {
    return at(List.copyOf(tiles.keySet()).indexOf(key));
  }

  private Expr at(int index) {
    return Expr.at(arrays, Expr.number(index));
  }

  /** How many the method uses. */
  int count() {
    return tiles.size();
  }
}
