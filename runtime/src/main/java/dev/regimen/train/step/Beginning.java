package dev.regimen.train.step;

import java.util.List;

/** What weights begin as, beside what the seed draws. */
abstract sealed class Beginning permits Blueprint {
  private final StartFile start;
  private final List<String> calibrated;

  Beginning(BeginningFacts from) {
    start = new StartFile(from.startFile, List.copyOf(from.startWithout));
    calibrated = List.copyOf(from.calibrated);
  }

  /** The file that training begins with. */
  public StartFile start() {
    return start;
  }

  /** The weights that are scaled on the first batch, one after the other. */
  public List<String> calibrated() {
    return calibrated;
  }
}
