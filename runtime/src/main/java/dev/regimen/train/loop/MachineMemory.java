package dev.regimen.train.loop;

import dev.regimen.text.Printable;
import dev.regimen.train.SettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory a run may take: what the system property {@code regimen.memory} says, as {@code
 * -Xmx} is said ({@code 6g}, {@code 800m}) or {@code off}, which asks nobody; else what Linux has
 * left. That is {@code MemAvailable} and free swap, and no more than any control group above this
 * process leaves, of either version; what a group holds of files that it can drop is left too. On
 * other systems nobody is asked.
 */
public final class MachineMemory {
  private static final String PROPERTY = "regimen.memory";
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})([kKmMgGtT]?)");
  private static final Pattern LINE = Pattern.compile("(?m)^(\\w+):?\\s+(\\d+)");
  private static final int KIBI = 10;

  /** Longer than any real one. */
  private static final long LARGEST = 1L << 20;

  private final Path root;

  private MachineMemory(Path root) {
    this.root = root;
  }

  /** Bytes that a run may take; empty where nothing says so. */
  public static OptionalLong available() {
    String property = System.getProperty(PROPERTY);
    return property == null ? of(Path.of("/")) : parse(property);
  }

  /** What a machine's files say, below a root. */
  static OptionalLong of(Path root) {
    MachineMemory machine = new MachineMemory(root);
    String meminfo = machine.text("proc/meminfo");
    OptionalLong free = value(meminfo, "MemAvailable");
    if (free.isEmpty()) {
      return OptionalLong.empty();
    }
    long bytes = free.getAsLong() + value(meminfo, "SwapFree").orElse(0) << KIBI;
    for (String line : machine.text("proc/self/cgroup").split("\n")) {
      bytes = Math.min(bytes, machine.ofGroup(line));
    }
    return OptionalLong.of(Math.max(0, bytes));
  }

  /** What a line {@code number:controllers:path} leaves, with all groups above. */
  private long ofGroup(String line) {
    String[] parts = line.split(":", 3);
    boolean second = parts.length == 3 && parts[1].isEmpty();
    if (parts.length < 3 || !second && !List.of(parts[1].split(",")).contains("memory")) {
      return Long.MAX_VALUE;
    }
    long least = Long.MAX_VALUE;
    String group = parts[2];
    while (true) {
      least =
          Math.min(
              least,
              second
                  ? left("sys/fs/cgroup" + group, "memory.max", "memory.current", "inactive_file")
                  : left(
                      "sys/fs/cgroup/memory" + group,
                      "memory.limit_in_bytes",
                      "memory.usage_in_bytes",
                      "total_inactive_file"));
      int slash = group.lastIndexOf('/');
      if (slash < 0) {
        return least;
      }
      group = group.substring(0, slash);
    }
  }

  private long left(String folder, String limit, String usage, String droppable) {
    OptionalLong most = whole(text(folder + "/" + limit));
    OptionalLong used = whole(text(folder + "/" + usage));
    if (most.isEmpty() || used.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long files = value(text(folder + "/memory.stat"), droppable).orElse(0);
    return most.getAsLong() - Math.max(0, used.getAsLong() - files);
  }

  private static OptionalLong whole(String text) {
    String number = text.strip();
    return number.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(number))
        : OptionalLong.empty();
  }

  private static OptionalLong value(String text, String name) {
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      if (line.group(1).equals(name)) {
        return whole(line.group(2));
      }
    }
    return OptionalLong.empty();
  }

  /** A file of the system; empty where it is not there or may not be read. */
  private String text(String name) {
    try {
      Path file = root.resolve(name);
      return Files.isRegularFile(file) && Files.size(file) < LARGEST ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static OptionalLong parse(String text) {
    if (text.strip().equals("off")) {
      return OptionalLong.empty();
    }
    Matcher size = SIZE.matcher(text.strip());
    if (!size.matches()) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "-D%s must be a size such as 800m or 6g, or off, but is '%s'",
              PROPERTY,
              Printable.of(text)));
    }
    int power = " kmgt".indexOf(size.group(2).toLowerCase(Locale.ROOT));
    long number = Long.parseLong(size.group(1));
    int shift = KIBI * (size.group(2).isEmpty() ? 0 : power);
    return OptionalLong.of(number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift);
  }
}
