package dev.regimen.train;

/** What a program's first trainer does before its run begins. */
public final class HeadStarts {
  private HeadStarts() {}

  /** Takes steps of a generated trainer's network. Returns how many. */
  public static int take(Trainer<?> trainer, int steps) {
    return new HeadStart(trainer).take(steps);
  }
}
