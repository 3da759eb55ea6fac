package dev.regimen.train.step;

import java.util.List;

/**
 * What a network has of another one, which it learns the first layers of.
 *
 * @param heads layers of its own, which the other has not
 * @param leftOut layers of the other that it does without
 */
public record Trunk(List<String> heads, List<String> leftOut) {
  /** A network that is whole. */
  public static final Trunk WHOLE = new Trunk(List.of(), List.of());

  /** Copies. */
  public Trunk {
    heads = List.copyOf(heads);
    leftOut = List.copyOf(leftOut);
  }
}
