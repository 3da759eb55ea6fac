package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * This JDK's javac, Eclipse's compiler and a much later javac find the same and write the same. All
 * refused sources are compiled at once, each in a package of its own.
 */
@Tag("javac")
class CompilersTest {
  private static final Path REJECTS = Path.of("src", "test", "resources", "rejects");
  private static final Pattern FOUND =
      Pattern.compile("(\\w+)\\.java:(\\d+): (?:error|warning): \\[Regimen:(\\w+)]");
  private static final String NETWORK =
      """
      package sound;

      import dev.regimen.annotation.*;

      @AdamW(learningRate = 2e-3) @Cosine @WeightDecay(1e-4)
      @interface Baseline {}

      @Network(input = {28, 28, 1}, classes = 10)
      @Baseline @Train(epochs = 20, batch = 128) @Warmup(epochs = 2) @LabelSmoothing(0.1)
      @EarlyStopping(patience = 5) @Seed(42)
      class FashionMlp {
        @Dense(64) @KaimingInit @BatchNorm @Relu @Dropout(0.5) Layer zeta;
        @Dense(32) @BatchNorm @Relu Layer alpha;
        @Dense(10) @XavierInit Layer logits;
      }

      @Regime(FashionMlp.class) @Sgd(momentum = 0.9)
      class LongRun {
        FashionMlpTrainer first;
      }
      """;

  /** Names that nothing has are found in javac's trees, which no other compiler makes. */
  private static final String OF_TREES = "UnknownName_Misspelt.java";

  private record Outcome(SortedSet<String> found, SortedMap<String, String> written) {}

  /** What this JDK's javac makes of the refused sources, which others are compared with. */
  private static Outcome expected;

  @TempDir Path folder;

  /** Class path entries that stand before the tests' own. */
  private String earlier = "";

  @BeforeAll
  static void refuse(@TempDir Path here) throws IOException {
    CompilersTest test = new CompilersTest();
    test.folder = here;
    Path output = here.resolve("javac");
    // What refused sources leave behind holds no code to compile.
    String said =
        test.run(ToolProvider.getSystemJavaCompiler(), test.rejects(), output, "-proc:only");
    expected = new Outcome(found(said), written(output));
    assertTrue(expected.found().size() > 45, said);
  }

  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests == null ? System.getProperty("java.class.path") : ofTests;
  }

  private List<Path> rejects() throws IOException {
    List<Path> copies = new ArrayList<>();
    try (Stream<Path> files = Files.list(REJECTS)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().equals(OF_TREES)) {
          continue;
        }
        String id = file.getFileName().toString().replace(".java", "");
        Path copy = folder.resolve(id.toLowerCase(Locale.ROOT)).resolve(id + ".java");
        Files.createDirectories(copy.getParent());
        String header = "package " + id.toLowerCase(Locale.ROOT) + "; ";
        Files.writeString(copy, header + Files.readString(file));
        copies.add(copy);
      }
    }
    return copies;
  }

  private List<Path> network() throws IOException {
    Path file = folder.resolve("FashionMlp.java");
    return List.of(Files.writeString(file, NETWORK));
  }

  private List<String> options(Path output) throws IOException {
    Path classes = Files.createDirectories(output.resolve("classes"));
    Path sources = Files.createDirectories(output.resolve("sources"));
    return List.of(
        "-cp", earlier + classPath(), "-d", classes.toString(), "-s", sources.toString());
  }

  private String run(JavaCompiler compiler, List<Path> files, Path output, String... more)
      throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = new ArrayList<>(options(output));
      options.addAll(List.of("--release", "17"));
      options.addAll(List.of(more));
      if (!(compiler instanceof EclipseCompiler)) { // it stops at a hundred findings otherwise
        options.addAll(List.of("-Xmaxerrs", "1000", "-Xmaxwarns", "1000"));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              said,
              manager,
              diagnostics,
              options,
              null,
              manager.getJavaFileObjectsFromPaths(files));
      task.setProcessors(List.of(new RegimenProcessor()));
      task.call();
    }
    diagnostics
        .getDiagnostics()
        .forEach(
            found ->
                said.append(found.getSource() == null ? "" : found.getSource().getName())
                    .append(":")
                    .append(String.valueOf(found.getLineNumber()))
                    .append(": ")
                    .append(found.getKind().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(found.getMessage(Locale.ROOT))
                    .append("\n"));
    return said.toString();
  }

  private static SortedSet<String> found(String said) {
    SortedSet<String> found = new TreeSet<>();
    Matcher matcher = FOUND.matcher(said);
    while (matcher.find()) {
      found.add(matcher.group(1) + ":" + matcher.group(2) + " " + matcher.group(3));
    }
    return found;
  }

  private static SortedMap<String, String> written(Path output) throws IOException {
    SortedMap<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output.resolve("sources"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        written.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    return written;
  }

  @Test
  void eclipseFindsTheSameAndWritesTheSame() throws IOException {
    Path ecj = folder.resolve("ecj");
    String said = run(new EclipseCompiler(), rejects(), ecj, "-proc:only");
    assertEquals(expected, new Outcome(found(said), written(ecj)));
  }

  @Test
  void eclipseCompilesANetwork() throws IOException {
    Path javac = folder.resolve("javac");
    Path ecj = folder.resolve("ecj");
    assertEquals("", errors(run(ToolProvider.getSystemJavaCompiler(), network(), javac)));
    assertEquals("", errors(run(new EclipseCompiler(), network(), ecj)));
    assertEquals(written(javac), written(ecj));
    assertTrue(Files.exists(ecj.resolve("classes/sound/LongRunTrainer.class")));
  }

  @Test
  void aNetworkFromAClassFileKeepsItsOrderOrIsRefused() throws IOException {
    Path network = folder.resolve("Net.java");
    Files.writeString(
        network,
        "import dev.regimen.annotation.*; @Network(input = 4, classes = 2) class Net"
            + " { @Dense(8) @Relu Layer zeta; @Dense(2) Layer alpha; }");
    Path before = folder.resolve("before");
    assertEquals("", errors(run(ToolProvider.getSystemJavaCompiler(), List.of(network), before)));
    Path regime = folder.resolve("Late.java");
    Files.writeString(regime, "@dev.regimen.annotation.Regime(Net.class) class Late {}");
    earlier = before.resolve("classes") + File.pathSeparator;
    Path after = folder.resolve("after");
    assertEquals("", errors(run(ToolProvider.getSystemJavaCompiler(), List.of(regime), after)));
    String trainer = written(after).get(Path.of("sources", "LateTrainer.java").toString());
    assertTrue(trainer.indexOf("zeta.weight") < trainer.indexOf("alpha.weight"), trainer);
    String refused = run(new EclipseCompiler(), List.of(regime), folder.resolve("refused"));
    assertEquals(Set.of("Late:1 InheritedLayerOrder"), found(refused), refused);
  }

  @Test
  void aBlockFromAClassFileKeepsItsOrderOrIsRefused() throws IOException {
    Path block = folder.resolve("Cell.java");
    Files.writeString(
        block,
        "import dev.regimen.annotation.*; @Block @Residual public class Cell"
            + " { @Dense(8) @Relu Layer zeta; @Dense(Block.WIDTH) Layer alpha; }");
    Path before = folder.resolve("before");
    assertEquals("", errors(run(ToolProvider.getSystemJavaCompiler(), List.of(block), before)));
    Path network = folder.resolve("Net.java");
    Files.writeString(
        network,
        "import dev.regimen.annotation.*; @Network(input = 4, classes = 2) class Net"
            + " { @Use(repeat = 2) Cell cell; @Dense(2) Layer y; }");
    earlier = before.resolve("classes") + File.pathSeparator;
    Path after = folder.resolve("after");
    assertEquals("", errors(run(ToolProvider.getSystemJavaCompiler(), List.of(network), after)));
    String trainer = written(after).get(Path.of("sources", "NetTrainer.java").toString());
    assertTrue(
        trainer.indexOf("cell.1.zeta.weight") < trainer.indexOf("cell.1.alpha.weight"), trainer);
    String refused = run(new EclipseCompiler(), List.of(network), folder.resolve("refused"));
    assertEquals(Set.of("Net:1 InheritedLayerOrder"), found(refused), refused);
  }

  private static String errors(String said) {
    return said.lines().filter(line -> line.contains(": error:")).findFirst().orElse("");
  }

  @Test
  void aMuchLaterJavacFindsTheSameAndWritesTheSame() throws Exception {
    Optional<Path> later = jdk(25);
    assumeTrue(later.isPresent(), "no JDK 25: set JAVA25_HOME, or install one beside this JDK");
    Path there = folder.resolve("there");
    String said = run(later.get(), rejects(), there);
    assertEquals(expected, new Outcome(found(said), written(there)));
    Path sound = folder.resolve("sound");
    assertEquals("", errors(run(later.get(), network(), sound)));
    assertTrue(Files.exists(sound.resolve("classes/sound/LongRunTrainer.class")));
  }

  private String run(Path jdk, List<Path> files, Path output) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/javac").toString());
    command.addAll(options(output));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-proc:full", "-Xmaxerrs", "1000", "-Xmaxwarns", "1000"));
    files.forEach(file -> command.add(file.toString()));
    Path log = output.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "javac hangs");
    return Files.readString(log);
  }

  /** A JDK of some version: the one named by the environment, or one installed beside this one. */
  private static Optional<Path> jdk(int version) throws IOException {
    String named = System.getenv("JAVA" + version + "_HOME");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> folders = Files.list(beside)) {
      return folders.filter(folder -> isJdk(folder, version)).sorted().findFirst();
    }
  }

  private static boolean isJdk(Path folder, int version) {
    Path release = folder.resolve("release");
    try {
      return Files.isExecutable(folder.resolve("bin/javac"))
          && Files.exists(release)
          && Files.readString(release).contains("JAVA_VERSION=\"" + version);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
