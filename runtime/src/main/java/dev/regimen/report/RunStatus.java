package dev.regimen.report;

import dev.regimen.train.NonFiniteLossException;
import dev.regimen.train.StopReason;

/** How a run stands, as its folder says. */
enum RunStatus {
  /** It goes on, or its process was ended before it could say more. */
  RUNNING("running"),
  /** All epochs were done, or early stopping ended it. */
  COMPLETE("complete"),
  /** The user or a listener ended it. */
  STOPPED("stopped"),
  /** Its loss was no number any more. */
  DIVERGED("diverged"),
  /** Another exception ended it. */
  FAILED("failed");

  private final String word;

  RunStatus(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  static RunStatus of(StopReason reason) {
    return switch (reason) {
      case COMPLETED, EARLY_STOPPING -> COMPLETE;
      case REQUESTED, INTERRUPTED -> STOPPED;
    };
  }

  static RunStatus of(RuntimeException failure) {
    return failure instanceof NonFiniteLossException ? DIVERGED : FAILED;
  }
}
