package dev.regimen.train;

import dev.regimen.text.Escaping;
import dev.regimen.text.Numbers;
import dev.regimen.train.step.Summary;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says on the console what the run does: a summary once, a line for every epoch, and between them a
 * line of progress that is overwritten at most ten times a second on a terminal; elsewhere (a file,
 * a build server, {@code TERM=dumb}, {@code NO_COLOR}) a plain line at most every 30 seconds. ASCII
 * only, but for names of the user's, which are escaped where the console lacks their letters.
 */
final class ConsoleListener implements Listener {
  private static final long TERMINAL_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 30_000_000_000L;
  private static final int DEFAULT_WIDTH = 80;
  private static final int BAR = 20;

  private final PrintStream out;
  private final boolean terminal;
  private final int width;
  private final LongSupplier clock;
  private long shownAt;
  private long epochAt;
  private int shown;

  ConsoleListener() {
    this(System.out, isTerminal(System.getenv()), width(System.getenv()), System::nanoTime);
  }

  ConsoleListener(PrintStream out, boolean terminal, int width, LongSupplier clock) {
    this.out = out;
    this.terminal = terminal;
    this.width = width;
    this.clock = clock;
  }

  static boolean isTerminal(Map<String, String> environment) {
    boolean plain =
        environment.containsKey("CI")
            || environment.containsKey("NO_COLOR")
            || "dumb".equals(environment.get("TERM"));
    return !plain && interactive(System.console());
  }

  /** From Java 22 there is a console without a terminal too, which has to be asked. */
  private static boolean interactive(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Console.isTerminal failed", e);
    }
  }

  private static int width(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
  }

  @Override
  public void onRunStart(Run run) {
    new Summary(run.blueprint(), run.settings(), run.workers(), run.kept(), run.splits())
        .lines()
        .forEach(this::say);
    run.loadedWeights().ifPresent(loaded -> loaded.lines().forEach(this::say));
    run.resumed().ifPresent(this::say);
  }

  @Override
  public void onEpochStart(Run run) {
    epochAt = clock.getAsLong();
    shownAt = epochAt;
  }

  @Override
  public void onStepEnd(Run run) {
    long now = clock.getAsLong();
    if (now - shownAt < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shownAt = now;
    if (terminal) {
      overwrite(progress(run, now));
    } else {
      say(progress(run, now));
    }
  }

  private String progress(Run run, long now) {
    int done = run.stepOfEpoch();
    int all = run.stepsPerEpoch();
    int filled = (int) ((long) done * BAR / all);
    double left = (now - epochAt) / 1e9 / done * (all - done);
    return String.format(
        Locale.ROOT,
        "%s  [%s%s] %d/%d  loss %.4f | %s left",
        EpochLine.head(run.epoch(), run.epochs()),
        "=".repeat(filled),
        " ".repeat(BAR - filled),
        done,
        all,
        run.loss(),
        Numbers.duration(left));
  }

  private void say(String line) {
    out.println(Escaping.of(line));
  }

  /** One column stays free, because some terminals wrap when the last one is written. */
  private void overwrite(String line) {
    String cut = line.substring(0, Math.min(line.length(), width - 1));
    out.print("\r" + cut + " ".repeat(Math.max(0, shown - cut.length())));
    out.flush();
    shown = cut.length();
  }

  private void erase() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }

  @Override
  public void onEpochEnd(Run run, Epoch epoch) {
    erase();
    say(new EpochLine(run.blueprint()).of(epoch, run.epochs()));
  }

  @Override
  public void onRunEnd(Run run, RunResult<?> result) {
    erase();
    say(new EpochLine(run.blueprint()).end(result));
  }
}
