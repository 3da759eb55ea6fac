package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Csv;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.text.Escaping;
import dev.regimen.text.PathText;
import dev.regimen.text.Printable;
import dev.regimen.train.file.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names of classes, columns, files and settings that would forge a line, obey a terminal or end a
 * string where they are shown or kept. More of them by {@code -Dstrings=100000}.
 */
@Tag("training")
class HostileTextTest {
  private static final int STRINGS = Integer.getInteger("strings", 20_000);

  private static final String[] PARTS = {
    "\"",
    "\\",
    "\\n",
    "\\u000a",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u001b[2J",
    "\u001bc",
    "\u0007",
    "\u0085",
    "\u009b2J",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "%s",
    "%n",
    "%",
    "{}",
    "${x}",
    ",",
    ";",
    ":",
    "[",
    "]",
    "{",
    "}",
    "'",
    "<script>",
    "&lt;",
    "../",
    "/",
    "=",
    " ",
    "\u00df",
    "\u732b",
    "a",
    "0",
    "\\,",
    "\\\\",
    "null"
  };

  @TempDir private Path folder;

  private static String hostile(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int parts = random.nextInt(6); parts >= 0; parts--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  private static boolean harmless(String text) {
    return text.codePoints().allMatch(HostileTextTest::harmless);
  }

  private static boolean harmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  /** Where single strings go: one line of harmless letters, or the same string again. */
  @Test
  void everyPlaceForAString() throws Exception {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < STRINGS; i++) {
      String text = hostile(random);
      String quoted = Json.quote(text);
      assertTrue(quoted.chars().allMatch(c -> c >= ' ' && c <= '~'), quoted);
      assertEquals(List.of(text), Json.parse("[" + quoted + "]"));
      Label label = new Label(0, text, 0.5, List.of(0.5, 0.5));
      List<String> shown =
          List.of(
              Escaping.of(text),
              Printable.of(text),
              Printable.of(List.of(text, text)),
              Printable.message(text),
              label.toString(),
              DataException.atCell(text, 3, text, text).getMessage());
      shown.forEach(each -> assertTrue(harmless(each), each));
      if (text.indexOf('\0') < 0 && text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
        String path = Printable.of(Path.of("a" + text.replace("/", "_")));
        assertTrue(harmless(path), path);
      }
    }
  }

  private static List<String> classes() {
    SplittableRandom random = new SplittableRandom(10);
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < 12) {
      names.add(hostile(random));
    }
    return List.copyOf(names);
  }

  private static Dataset data(List<String> names) {
    float[][] x = new float[20 * names.size()][names.size()];
    int[] labels = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      labels[i] = i % names.size();
      x[i][labels[i]] = 1;
    }
    return InMemory.classification(x, labels, names);
  }

  /** A run whose classes are called so, from its first line to the file that it leaves. */
  @Test
  void classesOfARun() throws IOException {
    List<String> names = classes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    RunResult<Label> result;
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(out);
      result =
          HandTrainer.classifier(names.size(), 8, names.size())
              .workers(1)
              .set("epochs", 1)
              .fit(data(names));
      System.out.println(result.validation().confusion());
      System.out.println(result.validation());
      System.out.println(result.predictor().predict(new float[names.size()]));
    } finally {
      System.setOut(console);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.contains("true \\ predicted"), printed);
    printed.lines().forEach(line -> assertTrue(harmless(line), line));
    Path file = folder.resolve("model.safetensors");
    result.save(file);
    assertEquals(names, load(names.size(), file).classes());
    Dataset renamed = data(names.stream().map(name -> name + "!").toList());
    assertRefused(() -> result.predictor().evaluate(renamed));
  }

  private static Predictor<Label> load(int classes, Path file) throws IOException {
    return HandTrainer.classifier(classes, 8, classes).load(file);
  }

  /** What refuses a name repeats it. */
  @Test
  void refusals() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 1);
    Predictor<Label> predictor = trainer.fit(TrainerTest.clouds(30)).predictor();
    for (int i = 0; i < 300; i++) {
      String text = "x" + hostile(random);
      assertRefused(() -> trainer.set(text, 1));
      assertRefused(() -> predictor.output(text, 1, 2, 3, 4));
      assertRefused(() -> trainer.settings().exact(text));
      assertRefused(
          () -> trainer.initialWeights(Map.of(text, trainer.initialWeights().get("last.bias"))));
    }
    Path table = folder.resolve("table.csv");
    for (int i = 0; i < 40; i++) {
      String text = hostile(random).replaceAll("[\\ud800-\\udfff\"\r\n]", "") + "x";
      Files.writeString(table, "\"" + text + "\",y\n1,0\n\"" + text + "\",1\n3,0\n4,u\n");
      assertRefused(() -> Csv.read(table).header(true).target("y").load());
      assertRefused(() -> Csv.read(table).header(true).label(text + "!").load());
      Path model = folder.resolve("a" + text.replaceAll("[/\0]", "_"));
      assertTrue(
          harmless(assertThrows(IOException.class, () -> load(3, model)).getMessage()), text);
      assertTrue(harmless(PathText.of(model).isEmpty() ? "" : Printable.of(model)));
    }
  }

  private static void assertRefused(org.junit.jupiter.api.function.Executable action) {
    RuntimeException refusal = assertThrows(RuntimeException.class, action);
    List<String> said = new ArrayList<>();
    Stream.of(refusal.getMessage().split("\n")).forEach(said::add);
    said.forEach(line -> assertTrue(harmless(line), line));
    assertTrue(said.size() < 10, refusal.getMessage());
  }
}
