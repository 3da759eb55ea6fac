package dev.regimen.train;

import java.io.IOException;

/** A model file that is damaged or is none; the message names the file and the place. */
public final class FormatException extends IOException {
  private static final long serialVersionUID = 1;

  public FormatException(String message) {
    super(message);
  }
}
