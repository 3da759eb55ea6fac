package dev.regimen.train.loop;

import dev.regimen.kernel.Stopwatch;
import dev.regimen.text.Columns;
import dev.regimen.text.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one pass goes, by the methods of the generated step: matrix products, loops,
 * waiting for other workers. {@code -Dregimen.profile} asks for it.
 *
 * <p>Every pass starts anew, so that a table shows the last one, when all code is compiled.
 */
public final class Profile {
  private static final String PROPERTY = "regimen.profile";
  private static final double MICROSECOND = 1e3;

  private final String what;
  private final List<Stopwatch> stopwatches;

  public Profile(String what, int workers) {
    this.what = what;
    stopwatches = IntStream.range(0, workers).mapToObj(worker -> new Stopwatch()).toList();
  }

  /** A profile if the user asked for one. */
  public static @Nullable Profile requested(String what, int workers) {
    String property = System.getProperty(PROPERTY, "off");
    return property.equals("off") || property.equals("false") ? null : new Profile(what, workers);
  }

  /** A worker's own stopwatch. */
  public Stopwatch stopwatch(int worker) {
    return stopwatches.get(worker);
  }

  /** A new pass begins. */
  public void clear() {
    stopwatches.forEach(Stopwatch::clear);
  }

  /** Laps of one name over all workers. */
  private record Row(
      String name, double time, double products, double waiting, double multiplyAdds) {
    static Row of(String name, Collection<Stopwatch.Lap> laps, double perStep) {
      return new Row(
          name,
          laps.stream().mapToLong(Stopwatch.Lap::nanos).sum() * perStep,
          laps.stream().mapToLong(Stopwatch.Lap::products).sum() * perStep,
          laps.stream().mapToLong(Stopwatch.Lap::waiting).sum() * perStep,
          laps.stream().mapToLong(Stopwatch.Lap::multiplyAdds).sum() * perStep);
    }

    List<String> cells(double total) {
      return List.of(
          name,
          microseconds(time),
          String.format(Locale.ROOT, "%.1f", 100 * time / total),
          products > 0 ? microseconds(products) : "",
          microseconds(time - products - waiting),
          waiting > 0 ? microseconds(waiting) : "",
          products > 0 ? String.format(Locale.ROOT, "%.0f", 2 * multiplyAdds / products) : "");
    }

    private static String microseconds(double nanos) {
      return String.format(Locale.ROOT, "%.1f", nanos / MICROSECOND);
    }
  }

  /** The table, a line for each method in the order of their running; empty if nothing ran. */
  public List<String> lines() {
    Map<String, List<Stopwatch.Lap>> laps = new LinkedHashMap<>();
    for (Stopwatch stopwatch : stopwatches) {
      stopwatch.laps().forEach(l -> laps.computeIfAbsent(l.name(), n -> new ArrayList<>()).add(l));
    }
    if (laps.isEmpty()) {
      return List.of();
    }
    List<Stopwatch.Lap> all = laps.values().stream().flatMap(List::stream).toList();
    long steps = all.stream().mapToLong(Stopwatch.Lap::count).max().orElseThrow();
    double perStep = 1.0 / steps / stopwatches.size();
    Row sum = Row.of("all", all, perStep);
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", "time", "%", "products", "loops", "waiting", "GFLOP/s"));
    laps.forEach((name, own) -> table.add(Row.of(name, own, perStep).cells(sum.time())));
    table.add(sum.cells(sum.time()));
    String title =
        String.format(
            Locale.ROOT,
            "profile: microseconds of a step of %s, mean of %s and %s",
            what,
            Numbers.counted(steps, "step"),
            Numbers.counted(stopwatches.size(), "worker"));
    return Stream.concat(Stream.of(title), Columns.of(table, 1).stream()).toList();
  }
}
