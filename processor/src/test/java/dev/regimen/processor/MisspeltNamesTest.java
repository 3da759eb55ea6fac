package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names that javac cannot find: constants, which keep it from calling processors, so that no other
 * source can be beside them.
 */
@Tag("javac")
class MisspeltNamesTest {
  private static final String LAYERS = "{ @Dense(64) @Relu Layer h; @Dense(3) Layer y; }";

  private static List<String> said(String source) {
    Compilation compilation = Sources.compile(JavaFileObjects.forSourceString("Net", source));
    return compilation.diagnostics().stream()
        .map(Batch.Said::of)
        .filter(said -> !said.id().isEmpty())
        .map(
            said -> said.line() + ":" + said.column() + " " + said.text().lines().findFirst().get())
        .toList();
  }

  private static String net(String regime) {
    return "import dev.regimen.annotation.*;\n@Network(input = 13, classes = 3)\n"
        + regime
        + "\nclass Net "
        + LAYERS;
  }

  @Test
  void constantsAreTold() {
    Map<String, String> expected = new TreeMap<>();
    expected.put(
        "@EarlyStopping(monitor = Metric.VALIDATON_LOSS)",
        "3:32 [Regimen:UnknownName] Net: there is no Metric.VALIDATON_LOSS (did you mean"
            + " Metric.VALIDATION_LOSS?)");
    expected.put(
        "@EarlyStopping(monitor = Metrics.VALIDATION_LOSS)",
        "3:33 [Regimen:UnknownName] Net: there is no Metrics.VALIDATION_LOSS (did you mean"
            + " Metric.VALIDATION_LOSS?)");
    expected.put(
        "@Metrics({Metric.TRAIN_LOSS, Metric.VALIDATION_F2})",
        "3:36 [Regimen:UnknownName] Net: there is no Metric.VALIDATION_F2 (did you mean"
            + " Metric.VALIDATION_F1?)");
    expected.forEach((regime, line) -> assertEquals(List.of(line), said(net(regime)), regime));
  }

  /** What javac calls not applicable, and a lone value of something that has several. */
  @Test
  void placesAndLoneValuesAreTold() {
    String layers = "{ @Adam @Dense(64) Layer h; @Dense(3) Layer y; }";
    assertEquals(
        List.of("4:13 [Regimen:Misplaced] Net.h: @Adam is of a whole network, not of a layer"),
        said(net("").replace(LAYERS, layers)));
    Compilation stopping =
        Sources.compile(JavaFileObjects.forSourceString("Net", net("@EarlyStopping(5)")));
    assertTrue(
        stopping.diagnostics().stream()
            .map(Batch.Said::of)
            .anyMatch(said -> said.fixes().equals(List.of("@EarlyStopping(patience = 5)"))),
        () -> stopping.diagnostics().toString());
  }

  @Test
  void oursThatIsNotImportedIsTold() {
    assertEquals(
        List.of("4:14 [Regimen:UnknownName] Net.y: @Relu is not imported"),
        said(
            "import dev.regimen.annotation.Network; import dev.regimen.annotation.Layer;\n"
                + "import dev.regimen.annotation.Dense;\n"
                + "@Network(input = 4, classes = 2) class Net {\n"
                + "  @Dense(2) @Relu Layer y; }"));
  }

  /** What is none of ours, or another's of the same name, is javac's to tell. */
  @Test
  void othersAreLeftToJavac() {
    assertEquals(List.of(), said(net("@Zebra(\"x\")")));
    assertTrue(
        said("import java.util.*;\n@Netwrok(input = 4) class Net { @Dens(2) Object y; }")
            .isEmpty());
  }

  /** What the class path has as a source is entered in the middle of what is compiled. */
  @Test
  void sourcesOnTheClassPathAreNoHarm(@TempDir Path folder) throws IOException {
    String head = "import dev.regimen.annotation.*; ";
    Files.writeString(
        folder.resolve("Cell.java"),
        head + "@Block public class Cell { @Dense(8) @Relu Layer h; @Relu static Layer z; }");
    Files.writeString(folder.resolve("Net.java"), net("").replace("Layer h;", "Layer h; Cell c;"));
    String classPath = folder + File.pathSeparator + System.getProperty("java.class.path");
    StringWriter said = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said,
              files,
              null,
              List.of("-cp", classPath, "-d", folder.toString(), "-proc:only"),
              null,
              files.getJavaFileObjects(folder.resolve("Net.java")));
      task.setProcessors(List.of(new RegimenProcessor()));
      task.call();
    }
    assertFalse(said.toString().contains("xception"), said::toString);
    assertFalse(said.toString().contains("InternalError"), said::toString);
  }
}
