package dev.regimen.processor.model;

import java.util.Optional;

/**
 * A technique that a regime would have, but for another in its place or for being taken away.
 *
 * @param was the technique
 * @param by what stands in its place; empty where it was taken away
 */
public record Replaced(Use<?> was, Optional<Use<?>> by) {
  /** {@code Sgd for AdamW(learningRate = 0.002)}, {@code without Warmup(epochs = 5) of RsbA2}. */
  public String text() {
    String preset = was.site().broughtBy();
    String old = was.source().substring(1) + (preset.isEmpty() ? "" : " of " + plain(preset));
    return by.map(use -> plain(use.text()) + " for " + old).orElse("without " + old);
  }

  /** Without the sign that begins an annotation. */
  private static String plain(String text) {
    return text.substring(1);
  }
}
