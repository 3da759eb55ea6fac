package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sources that are no Java, that name what is missing, that go in circles or beyond all bounds:
 * each is told of in words within two seconds, and never by an error in a generated file.
 */
@Tag("javac")
class HostileSourcesTest {
  private static final long LONGEST_NANOS = 2_000_000_000L;
  private static final String LAYERS = " { @Dense(4) @Relu Layer a; @Dense(3) Layer b; }\n";

  /** More than a network may have; of ten thousand javac alone takes ten seconds to read. */
  private static final int FIELDS = 1_600;

  private static final String NET = "@Sgd @Network(input = 4, classes = 3) class Net";

  /** A network that is declared otherwise. */
  private static String net(String declaration) {
    return NET.replace("class Net", declaration);
  }

  /** A whole network around some text. */
  private static String fields(String fields) {
    return NET + " {\n" + fields + "\n  @Dense(3) Layer logits;\n}\n";
  }

  private static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.replace("#", Integer.toString(i)))
        .collect(Collectors.joining());
  }

  private static Map<String, String> circles() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("a class that extends itself", net("class Net extends Net") + LAYERS);
    sources.put("two that extend each other", "class A extends Net {} " + NET + " extends A {}");
    sources.put("a preset of itself", "@Loop @interface Loop {} @Loop " + NET + LAYERS);
    sources.put(
        "presets of each other", "@B @interface A {} @A @interface B {} @A " + NET + LAYERS);
    sources.put(
        "numbers of each other",
        "class N { static final int A = N.B + 1, B = N.A + 1; }" + fields("@Dense(N.A) Layer h;"));
    sources.put("a block in itself", "@Block class C { C c; @Dense(4) Layer d; }" + fields("C c;"));
    sources.put(
        "blocks in each other",
        "@Block class C { D d; } @Block class D { C c; @Dense(4) Layer e; }" + fields("C c;"));
    sources.put("a network in itself", fields("Net net;"));
    sources.put("a regime of itself", "@Regime(Late.class) @Sgd class Late {}");
    sources.put(
        "regimes of each other", "@Regime(B.class) class A {} @Regime(A.class) @Sgd class B {}");
    sources.put("a bound by itself", net("class Net<T extends Net<T>>") + LAYERS);
    sources.put("a trainer as its own network", net("class Net extends NetTrainer") + LAYERS);
    return sources;
  }

  private static Map<String, String> missing() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("a layer's type", fields("@Dense(4) Lyer h;"));
    sources.put("a technique", fields("@Dense(4) @Dropot(0.5) Layer h;"));
    sources.put("a number", fields("@Dense(WIDTH) Layer h;"));
    sources.put("a superclass", NET + " extends Missing" + LAYERS);
    sources.put("a block", fields("@Use(repeat = 2) Cell cell;"));
    sources.put("a regime's network", "@Regime(Missing.class) @Sgd class Late {}");
    sources.put("a regime's class literal", "@Regime @Sgd class Late {}");
    sources.put("a class at all", "@Sgd @Network(input = 4, classes = 3)");
    sources.put("a value", fields("@Dense Layer h;"));
    sources.put("a member", fields("@Dense(value = 4, depth = 3) Layer h;"));
    sources.put(
        "a constant of an enum", fields("@Conv(value = 4, padding = Padding.NONE) Layer h;"));
    sources.put("an import", "import org.example.*; import org.example.Gone;" + NET + LAYERS);
    sources.put("an array's element", fields("@Dense({}) Layer h;"));
    return sources;
  }

  private static Map<String, String> misused() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String kind :
        List.of("interface", "enum", "@interface", "abstract class", "sealed class")) {
      sources.put("a network as " + kind, net(kind + " Net") + LAYERS);
    }
    sources.put("a record", net("record Net(Layer a, Layer b)") + " {}");
    sources.put("a local class", "class Outer { void f() { " + NET + LAYERS + " } }");
    sources.put("a regime of a number", "@Regime(int.class) @Sgd class Late {}");
    sources.put("a regime of an array", NET + LAYERS + "@Regime(Net[].class) @Sgd class Late {}");
    sources.put("a regime of a string", "@Regime(String.class) @Sgd class Late {}");
    sources.put("two of a kind", fields("@Dense(4) @Dense(5) Layer h;"));
    sources.put("a string for a number", fields("@Dense(\"4\") Layer h;"));
    sources.put("an array for a number", fields("@Dense({4, 5}) Layer h;"));
    sources.put("no number", fields("@Dense(1 / 0) Layer h;"));
    sources.put("null", fields("@Dense(null) Layer h;"));
    sources.put("a call", fields("@Dense(Integer.parseInt(\"4\")) Layer h;"));
    sources.put("a large number", fields("@Dense(99999999999) Layer h;"));
    sources.put("layers of several", fields("@Dense(4) @Relu Layer h[], i, j[][];"));
    sources.put("a layer twice", fields("@Dense(4) Layer h; @Dense(4) Layer h;"));
    sources.put("a network twice", NET + LAYERS + NET + LAYERS);
    sources.put("its trainer's name", NET + LAYERS + "class NetTrainer {}");
    sources.put("a keyword for a name", fields("@Dense(4) Layer class;"));
    sources.put("a keyword for a class", net("class while") + LAYERS);
    sources.put("an underscore", fields("@Dense(4) Layer _;"));
    sources.put("yield, record and var", net("class var") + LAYERS);
    sources.put("an escaped end of a line", fields("@Dense(4) Layer h\\u000a; int x \\u003d 1;"));
    sources.put("half an escape", fields("@Dense(4) Layer h\\u00;"));
    sources.put("an open comment", NET + LAYERS + "/* ");
    sources.put("an open string", fields("@StartFrom(\"a) Layer h;"));
    sources.put("letters that are none", net("class N\u0000\ufffft") + LAYERS);
    return sources;
  }

  private static Map<String, String> beyondBounds() {
    Map<String, String> sources = new LinkedHashMap<>();
    sources.put("blocks that double", doubling(40));
    sources.put(
        "10,000 layers",
        "@Block class C { @Dense(4) @BatchNorm @Relu Layer d; }"
            + fields(lines(10, "@Use(repeat = 1000) C c#; ")));
    sources.put("1,600 layers", fields(lines(FIELDS, "@Dense(4) @BatchNorm @Relu Layer h#;\n")));
    sources.put("1,600 broken layers", fields(lines(FIELDS, "@Dense(-4) @Relu Layer h#;\n")));
    sources.put("1,600 layers that are none", fields(lines(FIELDS, "Layer h#;\n")));
    sources.put(
        "5,000 milestones",
        "@MultiStep(milestones = {" + lines(5_000, "#, ") + "9000}) " + NET + LAYERS);
    sources.put("200 classes deep", lines(200, "class C# { ") + NET + LAYERS + "}".repeat(200));
    sources.put("a sum of 500", fields("@Dense(" + "1 + ".repeat(500) + "1) Layer h;"));
    sources.put(
        "500 parentheses",
        fields("@Dense(" + "(".repeat(500) + "4" + ")".repeat(500) + ") Layer h;"));
    sources.put("a name of 200 letters", net("class " + "N".repeat(200)) + LAYERS);
    sources.put(
        "a layer's name of 60,000", fields("@Dense(4) @Relu Layer " + "h".repeat(60_000) + ";"));
    sources.put("a string of 60,000", "@StartFrom(\"" + "x".repeat(60_000) + "\") " + NET + LAYERS);
    sources.put(
        "a preset of a preset",
        lines(300, "@P# @interface P#1 {} ").replace("@P0 ", "") + NET + LAYERS);
    return sources;
  }

  /** Each block holds the one before it twice: 2⁴⁰ layers. */
  private static String doubling(int depth) {
    StringBuilder blocks = new StringBuilder("@Block class B0 { @Dense(4) @Relu Layer d; }\n");
    for (int i = 1; i < depth; i++) {
      blocks.append(
          "@Block class B#i { B#j x; B#j y; }\n".replace("#i", "" + i).replace("#j", "" + (i - 1)));
    }
    return blocks + fields("B" + (depth - 1) + " all;");
  }

  private static List<String> faults(String name, String source) {
    JavaFileObject file =
        JavaFileObjects.forSourceString("Source", "import dev.regimen.annotation.*;\n" + source);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    List<String> faults = new ArrayList<>();
    Compilation compilation = Sources.compile(file);
    long nanos = threads.getCurrentThreadCpuTime() - start;
    for (Diagnostic<? extends JavaFileObject> each : compilation.diagnostics()) {
      boolean generated =
          each.getSource() != null && !each.getSource().getName().endsWith("Source.java");
      if (generated || Sources.text(each).contains("InternalError")) {
        faults.add(name + ": " + each);
      }
    }
    if (nanos > LONGEST_NANOS) {
      faults.add(name + ": " + nanos / 1_000_000 + " ms");
    }
    return faults;
  }

  @BeforeAll
  static void warm() {
    Sources.compile(Sources.of("Net", NET + LAYERS));
  }

  private static void assertTold(Map<String, String> sources) {
    List<String> faults = new ArrayList<>();
    sources.forEach(
        (name, source) -> {
          if (!faults(name, source).isEmpty()) { // once more: the first may have warmed the JVM
            faults.addAll(faults(name, source));
          }
        });
    assertEquals("", String.join("\n", faults));
  }

  @Test
  void whatGoesInCirclesIsTold() {
    assertTold(circles());
  }

  @Test
  void whatIsMissingIsTold() {
    assertTold(missing());
  }

  @Test
  void whatStandsInTheWrongPlaceIsTold() {
    assertTold(misused());
  }

  @Test
  void whatIsBeyondAllBoundsIsTold() {
    assertTold(beyondBounds());
  }
}
