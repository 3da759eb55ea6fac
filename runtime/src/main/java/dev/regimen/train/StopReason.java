package dev.regimen.train;

/** Why a run ended. */
public enum StopReason {
  /** All epochs were done. */
  COMPLETED("all epochs done"),
  /** The monitored metric did not get better for long enough. */
  EARLY_STOPPING("no improvement"),
  /** A listener asked for it. */
  REQUESTED("requested by a listener"),
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
