package dev.regimen.processor.rule.layer;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.Locale;
import java.util.Optional;

/** Samples that are images, but are declared as rows of numbers or without their channels. */
final class Images {
  /** Square images are at least as wide: what is smaller is as likely a row of a table. */
  private static final int LEAST = 8;

  private Images() {}

  /** What a network's input was probably meant to be; empty for what a layer has made. */
  static Optional<String> extents(Value x) {
    Shape shape = x.shape();
    boolean input = x.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT;
    if (!input) {
      return Optional.empty();
    }
    if (shape.rank() == 3) {
      return Optional.of(text(shape.dim(1), shape.dim(2), 1));
    }
    return shape.rank() == 2
        ? square(shape.last(), 1).or(() -> square(shape.last(), 3))
        : Optional.empty();
  }

  private static Optional<String> square(int numbers, int channels) {
    int side = (int) Math.round(Math.sqrt((double) numbers / channels));
    boolean exact = (long) side * side * channels == numbers && side >= LEAST;
    return exact ? Optional.of(text(side, side, channels)) : Optional.empty();
  }

  private static String text(int height, int width, int channels) {
    return String.format(Locale.ROOT, "{%d, %d, %d}", height, width, channels);
  }
}
