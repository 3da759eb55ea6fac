package dev.regimen.train;

import org.jspecify.annotations.Nullable;

/** A setting that the regime does not have, or a value that it does not allow. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public SettingException(String message) {
    super(message);
  }

  public SettingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
