package dev.regimen.report.saved;

import java.io.IOException;

/** A name that no run has; the message has the nearest one that there is. */
public final class NoSuchRunException extends IOException {
  private static final long serialVersionUID = 1;

  NoSuchRunException(String message) {
    super(message);
  }
}
