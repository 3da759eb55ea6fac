package dev.regimen.experiment;

import dev.regimen.train.step.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point of the space that an experiment looks at.
 *
 * @param number from 1, in the order of the space
 * @param variant the name of the network or regime that was compiled
 * @param parameters every number that the experiment varies, by its full name, those of the
 *     compiled structure first
 */
public record Point(int number, String variant, Map<String, Number> parameters) {
  /** Keeps a copy in its order. */
  public Point {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The numbers in words: {@code learningRate = 0.001, hidden1.dropout = 0.2}; may be empty. */
  public String numbers() {
    List<String> parts = new ArrayList<>();
    parameters.forEach((name, value) -> parts.add(name + " = " + Settings.text(value)));
    return String.join(", ", parts);
  }

  /** The whole point in words. */
  @Override
  public String toString() {
    return parameters.isEmpty() ? variant : variant + " with " + numbers();
  }
}
