package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The generated text, letter by letter, for one network an axis: of each the passages that its axis
 * is about, so that they are read. {@code -Dgoldens=write} rewrites the expected files, so that a
 * change of the emitter is reviewed as a change of its output.
 */
@Tag("javac")
class GoldenTest {
  private static final Path ACCEPTS = Path.of("src/test/resources/accepts");
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int GOLDENS = 8;
  private static final int LINES = 600;
  private static final int WIDTH = 100;
  private static final int LONGEST_METHOD = 100;
  private static final Pattern NUMBERED = Pattern.compile("\\b[a-z]\\w*[a-z]\\d{2,}\\b");
  private static final Pattern QUALIFIED = Pattern.compile("\\b(dev\\.regimen|java\\.\\w+)\\.\\w+");

  /**
   * The passages that a golden shows, by words in their paths (see {@link Passages}) whatever their
   * case: layers, methods and classes. What inference does is shown where it is asked for.
   */
  private static final Map<String, List<String>> SHOWN =
      Map.of(
          "Awkward",
          List.of(
              "describe",
              "TrainingStep.fields",
              "TrainingStep.gradients",
              "TrainingStep.forwardPass"),
          "Houses",
          List.of("initialize", "wide", "narrow", "update", "stepWeights"),
          "Images",
          List.of("head", "describe", "hidden1", "loss", "learningRateAt", "update", "stepWeights"),
          "Maps",
          List.of("initialize", "stem", "shortcut", "means"),
          "Photos",
          List.of("head", "fields", "describe", "randomErasing", "mixup"),
          "Spam",
          List.of("hidden", "loss", "Inference"),
          "Widths",
          List.of("head", "design"));

  private static final Map<String, String> TEXTS = new TreeMap<>();

  @BeforeAll
  static void generate() throws IOException {
    for (String network : SHOWN.keySet()) {
      TEXTS.putAll(generated(List.of(network)));
    }
  }

  static Stream<String> networks() {
    return SHOWN.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isTheTextExpected(String network) throws IOException {
    String text = excerpt(network);
    Path golden = GOLDEN.resolve(type(network) + ".txt");
    if ("write".equals(System.getProperty("goldens"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }
    assertEquals(Files.readString(golden), text);
  }

  private static String excerpt(String network) {
    Passages passages = Passages.of(TEXTS.get(network));
    List<String> words = SHOWN.get(network);
    for (String word : words) {
      assertTrue(
          passages.paths().stream().anyMatch(path -> tells(path, word)),
          () -> network + " has no passage " + word + ", but " + passages.paths());
    }
    boolean inference = words.contains("Inference");
    return passages.excerpt(
        path ->
            words.stream().anyMatch(word -> tells(path, word))
                && (inference || !tells(path, "Inference")));
  }

  private static boolean tells(String path, String word) {
    return path.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  @Test
  void areFewAndShortEnoughToBeRead() throws IOException {
    assertEquals(networks().toList(), names(ACCEPTS, ".java"));
    assertEquals(networks().map(GoldenTest::type).toList(), names(GOLDEN, ".txt"));
    assertTrue(SHOWN.size() <= GOLDENS, SHOWN::toString);
    Map<String, Long> lines = new TreeMap<>();
    networks().forEach(network -> lines.put(network, excerpt(network).lines().count()));
    assertTrue(lines.values().stream().allMatch(count -> count <= LINES), lines::toString);
  }

  private static List<String> names(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString().replace(ending, "")).sorted().toList();
    }
  }

  /** What the goldens leave out is held as well: neither company nor order changes a letter. */
  @Test
  void isTheSameTextInAnyCompany() throws IOException {
    assertEquals(TEXTS, generated(networks().sorted(Comparator.reverseOrder()).toList()));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void readsLikeHandwriting(String network) {
    List<String> faults = new ArrayList<>();
    List<String> lines = TEXTS.get(network).lines().toList();
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
  void imports(String network) {
    String text = TEXTS.get(network);
    String body = text.substring(text.indexOf("/**"));
    for (String line : text.lines().filter(l -> l.startsWith("import ")).toList()) {
      String name = line.substring(line.lastIndexOf('.') + 1, line.length() - 1);
      assertTrue(Pattern.compile("\\b" + name + "\\b").matcher(body).find(), "unused: " + line);
    }
  }

  /** Its generated class. */
  private static String type(String network) {
    boolean experiment = TEXTS.get(network).contains(" extends Study ");
    return network + (experiment ? "Experiment" : "Trainer");
  }

  /** The trainers of networks, and experiments, that are compiled together, in this order. */
  private static Map<String, String> generated(List<String> networks) throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    for (String network : networks) {
      String source = Files.readString(ACCEPTS.resolve(network + ".java"));
      files.add(JavaFileObjects.forSourceString("demo." + network, source));
    }
    Compilation compilation =
        Sources.compile(
            List.of("-Xlint:all,-processing", "-Werror"), files.toArray(JavaFileObject[]::new));
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
    Map<String, String> texts = new TreeMap<>();
    for (String network : networks) {
      JavaFileObject type =
          compilation
              .generatedSourceFile("demo." + network + "Trainer")
              .or(() -> compilation.generatedSourceFile("demo." + network + "Experiment"))
              .orElseThrow();
      texts.put(network, type.getCharContent(false).toString());
    }
    return texts;
  }
}
