package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.model.NetworkModel;
import java.util.List;

/**
 * What a network sees of a sample, without the batch.
 *
 * @param train in training
 * @param test in validation, test and prediction
 */
public record InputShapes(Shape train, Shape test) {
  private static final int IMAGE_RANK = 3;

  /**
   * The sides of the squares that images are shown as.
   *
   * @param train in training
   * @param test in validation, test and prediction
   */
  public record Sides(int train, int test) {}

  /** Samples as they are, unless the regime shows images at sizes of its own. */
  public static InputShapes of(NetworkModel model, Rules rules) {
    Shape own = model.input();
    return rules.in(Role.RUN, model.regime()).stream()
        .filter(bound -> own.rank() == IMAGE_RANK)
        .flatMap(bound -> bound.rule().sides(bound.annotation()).stream())
        .findFirst()
        .map(sides -> new InputShapes(shown(own, sides.train()), shown(own, sides.test())))
        .orElse(new InputShapes(own, own));
  }

  private static Shape shown(Shape own, int side) {
    return new Shape(List.of(side, side, own.last()));
  }

  public Shape in(boolean training) {
    return training ? train : test;
  }
}
