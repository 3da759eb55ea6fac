package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that must be refused or warned of, each named after the finding that it is about. */
@Tag("javac")
class RejectsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "rejects");

  static Stream<String> rejects() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("rejects")
  void saysWhatIsMarkedAndNothingElse(String file) throws IOException {
    String id = file.replace(".java", "");
    Expectations source = new Expectations(id, Files.readString(FOLDER.resolve(file)));
    Compilation compilation = source.compile();
    assertEquals("", source.differences(compilation));
    for (Diagnostic<?> said : compilation.diagnostics()) {
      String text = Sources.text(said);
      assertTrue(text.chars().allMatch(c -> c < 128), () -> "a C locale cannot print " + text);
    }
    String about = id.replaceAll("_.*", "");
    assertTrue(Expectations.ids(compilation).contains(about), () -> compilation.toString());
  }
}
