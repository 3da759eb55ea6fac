package dev.regimen.train;

import org.jspecify.annotations.Nullable;

/** Decides how many workers a run has. */
final class Workers {
  private static final String PROPERTY = "regimen.workers";

  private Workers() {}

  /**
   * What the program asked for, else the system property, else one for each processor; never more
   * than a batch has samples.
   *
   * @param asked 0 if the program did not ask
   */
  static int count(int asked, Settings settings) {
    int wanted = asked > 0 ? asked : fromProperty(System.getProperty(PROPERTY));
    return Math.min(wanted, settings.whole(Settings.BATCH));
  }

  private static int fromProperty(@Nullable String text) {
    if (text == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int count = Integer.parseInt(text.strip());
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw refuse(text, e);
    }
    throw refuse(text, null);
  }

  private static SettingException refuse(String text, @Nullable Throwable cause) {
    return new SettingException(
        "-D%s must be a whole number of at least 1, but is '%s'".formatted(PROPERTY, text), cause);
  }
}
