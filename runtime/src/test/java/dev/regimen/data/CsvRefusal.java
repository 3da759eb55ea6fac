package dev.regimen.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;

/** A file of its own for each bad table, and the message with which it is refused. */
abstract class CsvRefusal {
  static final String ADVICE = "; say categorical(\"x\") if the column holds categories";

  @TempDir Path folder;

  void refuses(String problem, String text, UnaryOperator<Csv> settings) throws IOException {
    refuses(problem, text.getBytes(StandardCharsets.UTF_8), settings);
  }

  void refuses(String problem, byte[] bytes, UnaryOperator<Csv> settings) throws IOException {
    Path file = folder.resolve("table.csv");
    Files.write(file, bytes);
    Refusal.of(file + problem, () -> settings.apply(Csv.read(file)).load());
  }
}
