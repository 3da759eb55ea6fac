package dev.regimen.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Where figures go: a line of {@code name=value} for people and, where {@code -Dbenchmark.json}
 * names a file, the same as a JSON object on a line of its own behind what the file holds.
 */
final class Results {
  private static final String PROPERTY = "benchmark.json";

  private final PrintStream out;
  private final @Nullable Path file;
  private final String processor;
  private final String instructions;

  private Results(PrintStream out, @Nullable Path file, String processor, String instructions) {
    this.out = out;
    this.file = file;
    this.processor = processor;
    this.instructions = instructions;
  }

  /** Prints there and, if the property says so, into a file. */
  static Results to(PrintStream out) throws IOException {
    String file = System.getProperty(PROPERTY);
    return new Results(
        out,
        file == null || file.isBlank() ? null : Path.of(file),
        Processor.name(),
        Processor.instructions());
  }

  /** A comparison's figures, in order; numbers have as many digits as they are given. */
  Line line(String workload, String peer) {
    return new Line().with("workload", workload).with("peer", peer);
  }

  /** What is no figure: a proof, a reason to skip. */
  void say(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
    out.flush();
  }

  /** One line, until it is printed. */
  final class Line {
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> values = new LinkedHashMap<>();

    private Line() {}

    Line with(String name, String text) {
      fields.put(name, text.contains(" ") ? quoted(text) : text);
      values.put(name, quoted(text));
      return this;
    }

    Line with(String name, double value, int digits) {
      String text = String.format(Locale.ROOT, "%." + digits + "f", value);
      fields.put(name, text);
      values.put(name, Double.isFinite(value) ? text : "null");
      return this;
    }

    void print() throws IOException {
      with("isa", instructions);
      with("processor", processor);
      StringJoiner line = new StringJoiner(" ", "BENCH ", "");
      fields.forEach((name, text) -> line.add(name + "=" + text));
      say("%s", line);
      if (file != null) {
        StringJoiner json = new StringJoiner(", ", "{", "}\n");
        values.forEach((name, value) -> json.add(quoted(name) + ": " + value));
        Files.write(
            file,
            json.toString().getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }
}
