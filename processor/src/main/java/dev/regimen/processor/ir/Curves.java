package dev.regimen.processor.ir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What schedules drive over the run.
 *
 * @param rate the learning rate
 * @param numbers other numbers of the regime, by the names of their settings
 */
public record Curves(Curve rate, Map<String, Curve> numbers) {
  /** Keeps a copy, in its order. */
  public Curves {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }
}
