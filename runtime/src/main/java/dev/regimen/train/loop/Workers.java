package dev.regimen.train.loop;

import dev.regimen.text.Printable;
import dev.regimen.train.SettingException;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Decides how many workers a run has. */
public final class Workers {
  private static final String PROPERTY = "regimen.workers";

  /**
   * Multiply-adds of a batch's forward pass. A perceptron of 784, 128, 64 and 10 numbers has 3.5 M
   * with batches of 32, and takes 154 microseconds a step on one worker, 176 on two.
   */
  private static final long SMALL_STEP = 4_000_000;

  private Workers() {}

  /**
   * What the program asked for, else the system property, else one for each processor, or a single
   * one where a step has so little work that waiting for each other costs more than is won; never
   * more than a batch has samples.
   *
   * @param asked 0 if the program did not ask
   */
  public static int count(int asked, Blueprint blueprint, Settings settings) {
    int batch = settings.whole(Settings.BATCH);
    int wanted = asked;
    if (asked == 0) {
      boolean small = System.getProperty(PROPERTY) == null && isSmall(blueprint, batch);
      wanted = small ? 1 : processors();
    }
    return Math.min(wanted, batch);
  }

  /** What the system property says, else the number of processors. */
  static int processors() {
    String property = System.getProperty(PROPERTY);
    return property == null ? Runtime.getRuntime().availableProcessors() : parse(property);
  }

  private static boolean isSmall(Blueprint blueprint, int batch) {
    return blueprint.multiplyAdds() * batch < SMALL_STEP;
  }

  private static int parse(String text) {
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
        String.format(
            Locale.ROOT,
            "-D%s must be a whole number of at least 1, but is '%s'",
            PROPERTY,
            Printable.of(text)),
        cause);
  }
}
