package dev.regimen.train;

/** Why a run ended. */
public enum StopReason {
  /** All epochs were done. */
  COMPLETED("completed"),
  /** The monitored metric did not get better for long enough. */
  EARLY_STOPPING("stopped early"),
  /** A listener asked for it. */
  REQUESTED("stopped by a listener"),
  /** The user pressed Ctrl-C or the process was told to end. */
  INTERRUPTED("interrupted");

  private final String text;

  StopReason(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
