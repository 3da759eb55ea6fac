package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated text, letter by letter, for one network an axis. {@code -Dgoldens=write}
 * rewrites the expected files, so that a change of the emitter is reviewed as a change of its
 * output.
 */
class GoldenTest {
  private static final Path ACCEPTS = Path.of("src/test/resources/accepts");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int WIDTH = 100;
  private static final int LONGEST_METHOD = 100;
  private static final Pattern NUMBERED = Pattern.compile("\\b[a-z]\\w*[a-z]\\d{2,}\\b");
  private static final Pattern QUALIFIED = Pattern.compile("\\b(dev\\.regimen|java\\.\\w+)\\.\\w+");

  static Stream<String> networks() throws IOException {
    try (Stream<Path> files = Files.list(ACCEPTS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".java", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isTheTextExpected(String network) throws IOException {
    String text = generated(network);
    Path golden = GOLDEN.resolve(network + "Trainer.txt");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void readsLikeHandwriting(String network) throws IOException {
    List<String> faults = new ArrayList<>();
    List<String> lines = generated(network).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean code = !line.strip().startsWith("*") && !line.strip().startsWith("import");
      if (line.length() > WIDTH && !line.contains("\"")) {
        faults.add((i + 1) + " is long: " + line);
      }
      if (!line.equals(line.stripTrailing())) {
        faults.add((i + 1) + " ends in blanks");
      }
      if (code && NUMBERED.matcher(line.replaceAll("\"[^\"]*\"", "")).find()) {
        faults.add((i + 1) + " numbers a name: " + line);
      }
      if (code && QUALIFIED.matcher(line.replaceAll("\"[^\"]*\"", "")).find() && i > 40) {
        faults.add((i + 1) + " qualifies a name: " + line);
      }
    }
    faults.addAll(longMethods(lines));
    assertEquals(List.of(), faults);
  }

  private static List<String> longMethods(List<String> lines) {
    List<String> faults = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("    private void ")) {
        start = i;
      }
      if (start >= 0 && lines.get(i).equals("    }")) {
        if (i - start > LONGEST_METHOD) {
          faults.add(lines.get(start).strip() + " has " + (i - start) + " lines");
        }
        start = -1;
      }
    }
    return faults;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void imports(String network) throws IOException {
    String text = generated(network);
    String body = text.substring(text.indexOf("/**"));
    for (String line : text.lines().filter(l -> l.startsWith("import ")).toList()) {
      String name = line.substring(line.lastIndexOf('.') + 1, line.length() - 1);
      assertTrue(Pattern.compile("\\b" + name + "\\b").matcher(body).find(), "unused: " + line);
    }
  }

  private static String generated(String network) throws IOException {
    String source = Files.readString(ACCEPTS.resolve(network + ".java"));
    JavaFileObject file = JavaFileObjects.forSourceString("demo." + network, source);
    Compilation compilation = Sources.compile(List.of("-Xlint:all,-processing", "-Werror"), file);
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
    JavaFileObject trainer =
        compilation.generatedSourceFile("demo." + network + "Trainer").orElseThrow();
    try (var stream = trainer.openInputStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
