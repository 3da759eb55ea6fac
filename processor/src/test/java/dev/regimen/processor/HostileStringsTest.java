package dev.regimen.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.StartFile;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Strings of annotations that would be code, a comment's end, markup or a terminal's commands where
 * they are written down: read back they are the same, and no class has a member more. More of them
 * by {@code -Dstrings=100000}.
 */
@Tag("javac")
class HostileStringsTest {
  private static final int STRINGS = Integer.getInteger("strings", 500);
  private static final int OF_A_CLASS = 250;

  /** No more errors does javac say of one compilation. */
  private static final int OF_AN_ERROR = 100;

  private static final int OF_A_COMPILATION = 500;

  private static final String[] PARTS = {
    "\"",
    "\\",
    "\\u000a",
    "\\u0022",
    "\\\\u002a/",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\0",
    "\u001b[2J",
    "\u001bc",
    "\u0085",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "*/",
    "/*",
    "//",
    "*\\u002f static int evil = 1; /*",
    "*/ static { System.exit(3); } /*",
    "\"); System.exit(3); (\"",
    "${x}",
    "$L",
    "$T",
    "$$",
    "$",
    "%s",
    "%n",
    "%",
    "{@link Object}",
    "@Deprecated",
    "<script>",
    "</pre>",
    "&amp;",
    "'",
    "`",
    ";",
    "}",
    "{",
    " ",
    "  ",
    "\u00df",
    "\u732b",
    "a",
    "b.0.c",
    "..",
    "/etc/passwd",
    "C:\\",
    ",",
    "null"
  };

  /** As many harmless ones. */
  private static final List<String> PLAIN =
      IntStream.range(1, OF_A_CLASS).mapToObj(i -> "layer" + i).toList();

  private static String hostile(SplittableRandom random) {
    if (random.nextInt(500) == 0) {
      return PARTS[random.nextInt(PARTS.length)].repeat(1 + random.nextInt(2000));
    }
    StringBuilder text = new StringBuilder("h");
    for (int parts = random.nextInt(6); parts >= 0; parts--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.toString();
  }

  /** As one writes it in a source that is ASCII. */
  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '"' -> literal.append("\\\"");
        // In octal, because javac 17 misreads two backslashes behind half a pair of units.
        case '\\' -> literal.append("\\134");
        default ->
            literal.append(c < ' ' || c > '~' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
      }
    }
    return literal.append('"').toString();
  }

  private static String network(String name, String file, List<String> layers) {
    return layers.stream()
        .map(HostileStringsTest::literal)
        .collect(
            Collectors.joining(
                ", ",
                "@Sgd @StartFrom(value = " + literal(file) + ", except = {",
                "})\n@Network(input = 4, classes = 3)\nclass "
                    + name
                    + " { @Dense(4) @Relu Layer a; @Dense(3) Layer b; }\n"));
  }

  private static List<String> members(Class<?> type) {
    List<String> members = new ArrayList<>();
    Stream.<Member[]>of(
            type.getDeclaredFields(), type.getDeclaredMethods(), type.getDeclaredConstructors())
        .flatMap(Arrays::stream)
        .map(member -> member.getName().replace(type.getName(), ""))
        .forEach(members::add);
    for (Class<?> inner : type.getDeclaredClasses()) {
      members.add(inner.getSimpleName() + members(inner));
    }
    members.sort(null);
    return members;
  }

  private static List<String> said(Compilation compilation) {
    List<String> said = new ArrayList<>();
    for (Diagnostic<?> diagnostic : compilation.diagnostics()) {
      said.add(diagnostic.getMessage(Locale.ROOT));
    }
    return said;
  }

  private static void assertHarmless(List<String> said) {
    for (String text : said) {
      for (int c : text.codePoints().toArray()) {
        int type = Character.getType(c);
        assertTrue(
            c == '\n'
                || type != Character.CONTROL
                    && type != Character.FORMAT
                    && type != Character.SURROGATE
                    && type != Character.LINE_SEPARATOR,
            () -> "\\u" + Integer.toHexString(c) + " in " + text);
      }
      assertFalse(text.contains("InternalError"), text);
    }
  }

  @Test
  void filesAndLayers() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    for (int done = 0; done < STRINGS; done += OF_A_COMPILATION) {
      List<JavaFileObject> sources = new ArrayList<>();
      List<StartFile> written = new ArrayList<>();
      sources.add(Sources.of("Plain", network("Plain", "a", PLAIN)));
      for (int i = 0; i < OF_A_COMPILATION / OF_A_CLASS; i++) {
        List<String> layers = Stream.generate(() -> hostile(random)).limit(OF_A_CLASS - 1).toList();
        written.add(new StartFile(hostile(random), layers));
        sources.add(Sources.of("Net" + i, network("Net" + i, written.get(i).file(), layers)));
      }
      Compilation compilation = Sources.compile(sources.toArray(new JavaFileObject[0]));
      assertThat(compilation).succeeded();
      assertHarmless(said(compilation));
      Loaded loaded = new Loaded(compilation);
      List<String> plain = members(loaded.loadClass("PlainTrainer"));
      for (int i = 0; i < written.size(); i++) {
        Class<?> type = loaded.loadClass("Net" + i + "Trainer");
        assertEquals(plain, members(type), "members of a class");
        Trainer<?> trainer = (Trainer<?>) type.getDeclaredConstructor().newInstance();
        assertEquals(written.get(i), trainer.blueprint().start());
      }
    }
  }

  @Test
  void budgets() {
    SplittableRandom random = new SplittableRandom(6);
    for (int done = 0; done < Math.max(OF_AN_ERROR, STRINGS / 100); done += OF_AN_ERROR) {
      StringBuilder source = new StringBuilder();
      for (int i = 0; i < OF_AN_ERROR; i++) {
        source.append("@MemoryBudget(").append(literal(hostile(random))).append(") ");
        source.append("@Sgd @Network(input = 4, classes = 3) class Net").append(i);
        source.append(" { @Dense(3) Layer b; }\n");
      }
      Compilation compilation = Sources.process(Sources.of("Nets", source.toString()));
      List<String> refusals =
          said(compilation).stream()
              .filter(text -> text.contains("[Regimen:MemoryBudget]"))
              .toList();
      assertEquals(OF_AN_ERROR, refusals.size());
      assertHarmless(refusals);
    }
  }

  /** Java lets names hold letters that nobody sees, among them what a terminal obeys. */
  @Test
  void names() {
    Compilation sound =
        Sources.compile(
            Sources.of(
                "Net",
                "@Sgd @Network(input = 4, classes = 3) class N\\u202eet\\u0001 {"
                    + " @Dense(4) @Relu Layer a\\u001bc; @Dense(4) @Relu Layer $L\\u200b;"
                    + " @Dense(3) @Dropout(0.9) Layer b\\u0085\\u202e; }"));
    assertThat(sound).succeeded();
    List<String> own = said(sound).stream().filter(text -> text.contains("[Regimen:")).toList();
    assertFalse(own.isEmpty());
    assertHarmless(own);
  }
}
