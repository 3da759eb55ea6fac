package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.Paths;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The shapes that led to where lowering is, for messages: {@code 28x28x1 -> stem 64 -> stage1 64}.
 * A use of a block that is done is one link, however often it is repeated.
 */
final class Shapes {
  private final StringBuilder chain;
  private final Map<String, Integer> starts = new TreeMap<>();
  private final Deque<BlockModel> around = new ArrayDeque<>();

  Shapes(Shape input) {
    chain = new StringBuilder(input.text());
  }

  void add(String name, Shape shape) {
    chain.append(" -> ").append(name).append(' ').append(shape.text());
  }

  /** Where the chain ends now, to come back to when another branch begins. */
  int mark() {
    return chain.length();
  }

  void back(int mark) {
    chain.setLength(mark);
  }

  void enter(BlockModel block) {
    around.addLast(block);
    starts.putIfAbsent(use(block), chain.length());
  }

  void leave(BlockModel block, Shape shape) {
    around.removeLast();
    chain.setLength(starts.get(use(block)));
    add(use(block), shape);
  }

  /** The path without the number of this block's own repetition. */
  private static String use(BlockModel block) {
    String name = block.name();
    int dot = name.lastIndexOf('.');
    return dot >= 0 && Paths.isRepetition(name.substring(dot + 1)) ? name.substring(0, dot) : name;
  }

  String text() {
    return chain.toString();
  }

  /** By which uses of blocks, from the network inwards, lowering has come here. */
  Optional<String> uses() {
    if (around.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    for (BlockModel block : around) {
      text.append(text.isEmpty() ? "" : " -> ").append(block.site().owner());
    }
    return Optional.of(text.toString());
  }
}
