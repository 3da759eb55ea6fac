package dev.regimen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a shell gives them, and what they print. */
abstract class InAShell {
  @TempDir Path temporary;
  Path runs;
  String out = "";
  String err = "";

  @BeforeEach
  void folder() throws IOException {
    runs = Files.createDirectories(temporary.resolve("runs"));
  }

  int regimen(String... arguments) {
    return regimen(false, arguments);
  }

  int regimen(boolean coloured, String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter warned = new StringWriter();
    Terminal terminal = new Terminal(new PrintWriter(said), new PrintWriter(warned), coloured);
    String[] all =
        Stream.concat(Stream.of(arguments), Stream.of("--runs", runs.toString()))
            .toArray(String[]::new);
    int code = RegimenCommand.run(terminal, all);
    out = said.toString();
    err = warned.toString();
    return code;
  }
}
