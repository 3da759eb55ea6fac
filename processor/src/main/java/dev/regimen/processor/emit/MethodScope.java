package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the loops of one method share: locals, tiles, numbers computed beforehand. */
final class MethodScope {
  private final StepContext context;
  private final Identifiers locals;
  private final Hoist hoist;
  private final Code code = new Code();
  private final Map<Object, String> tiles = new LinkedHashMap<>();
  private Code before = code;

  MethodScope(StepContext context) {
    this.context = context;
    locals = context.names().locals();
    hoist = new Hoist(context, locals);
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

  /** The tile of a value, or of another key, declared at its first use in the method. */
  String tile(Object key, String name) {
    return tiles.computeIfAbsent(
        key,
        k -> {
          String local = locals.claim(name);
          String type = context.precision().word();
          before.line(type + "[] " + local + " = tile[" + tiles.size() + "];");
          return local;
        });
  }

  /** Which of the step's tiles a key has. */
  int tileIndex(Object key) {
    return List.copyOf(tiles.keySet()).indexOf(key);
  }

  int tileCount() {
    return tiles.size();
  }

  /** The array with a parameter repeated along a tile's rows, read from memory once a step. */
  String parameterRow(Value leaf) {
    int size = leaf.shape().last();
    String name = context.array(context.names().field(leaf) + "Row", size);
    if (leaf.op() instanceof Leaf && context.load(leaf)) {
      String width = context.sizes().any(size);
      before.line(context.vector(leaf) + ".read(0, " + name + ", " + width + ");");
      repeat(before, name, size);
    }
    return name;
  }

  /** Fills a tile with the row that stands at its beginning. */
  void repeat(Code into, String array, int size) {
    if (size > 1 && StepContext.rowsPerTile(size) > 1) {
      into.format("$T.repeat($L, $L);", RuntimeTypes.TILES, array, context.sizes().any(size));
    }
  }
}
