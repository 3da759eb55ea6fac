package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.regimen.processor.rule.TechniqueTable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * README.md says what is so: its Java compiles, its table and its generated code are the current
 * ones. {@code -Dregimen.goldens=write} rewrites the latter two.
 */
class ReadmeTest {
  private static final String IMPORTS =
      """
      import dev.regimen.annotation.*;
      import dev.regimen.data.*;
      import dev.regimen.data.image.*;
      import dev.regimen.data.known.*;
      import dev.regimen.train.*;
      import java.nio.file.*;
      import java.util.*;
      """;
  private static final Pattern TYPE = Pattern.compile("(?:class|@interface) (\\w+)");

  @TempDir Path folder;

  private static List<JavaFileObject> snippets() throws IOException {
    StringBuilder types = new StringBuilder(IMPORTS);
    Readme.declarations().forEach(types::append);
    StringBuilder methods = new StringBuilder(IMPORTS).append("class Statements {\n");
    List<String> statements = Readme.statements();
    for (int i = 0; i < statements.size(); i++) {
      methods
          .append("void run" + i + "(Path folder, float[] pixels) throws Exception {\n")
          .append(statements.get(i))
          .append("}\n");
    }
    methods.append("}\n");
    return List.of(
        JavaFileObjects.forSourceString("Types", types.toString()),
        JavaFileObjects.forSourceString("Statements", methods.toString()));
  }

  private static Compilation compiled() throws IOException {
    assertTrue(Readme.declarations().size() >= 2, "there are fewer declarations than expected");
    assertTrue(Readme.statements().size() >= 4, "there are fewer statements than expected");
    return Sources.compile(snippets().toArray(new JavaFileObject[0]));
  }

  @Test
  void itsJavaCompiles() throws IOException {
    Compilation compilation = compiled();
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics().toString());
    assertEquals(List.of(), compilation.warnings());
  }

  @Test
  void itsTableIsTheRules() throws IOException {
    holds("techniques", TechniqueTable.markdown());
  }

  @Test
  void itsGeneratedCodeIsWhatTheCompilerWrites() throws IOException {
    JavaFileObject trainer = compiled().generatedSourceFile("FashionMlpTrainer").orElseThrow();
    String source = trainer.getCharContent(false).toString();
    StringBuilder excerpt = new StringBuilder("```java\n");
    String[] names = Readme.part("generated").group(2).strip().split(" ");
    for (String name : names) {
      excerpt.append(excerpt.length() > 8 ? "\n" : "").append(method(source, name));
    }
    holds("generated", excerpt.append("```\n").toString());
  }

  /** The first method of a name, moved to the margin. */
  private static String method(String source, String name) {
    Matcher found =
        Pattern.compile("(?ms)^    (?:private|protected) [^;=]*? " + name + "\\(.*?^    }\n")
            .matcher(source);
    assertTrue(found.find(), "the generated trainer has no method " + name);
    return found.group().replaceAll("(?m)^    ", "");
  }

  private static void holds(String part, String current) throws IOException {
    if ("write".equals(System.getProperty("regimen.goldens"))) {
      Readme.write(part, current);
    }
    assertEquals(current, Readme.part(part).group(3), "-Dregimen.goldens=write rewrites it");
  }

  @Test
  void itsOwnTechniqueBecomesPartOfTheLanguage() throws IOException {
    Path jar = ownTechnique();
    Path network = folder.resolve("Wave.java");
    Files.writeString(
        network,
        """
        import dev.regimen.annotation.*;
        import org.example.ScaledTanh;

        @Network(input = 4, classes = 3)
        class Wave {
          @Dense(8) @ScaledTanh Layer hidden;
          @Dense(3) Layer logits;
        }
        """);
    String path = jar + File.pathSeparator + classPath();
    javac("-processorpath", path, "-cp", path, network.toString());
    String trainer = Files.readString(folder.resolve("WaveTrainer.java"));
    assertTrue(trainer.contains("WaveTrainer hiddenScaledTanhGain(double value)"), trainer);
    assertTrue(trainer.contains("\"hidden.scaledTanh.gain\", 1.7159"), trainer);
  }

  /** The annotation and the rule of the README, compiled and registered. */
  private Path ownTechnique() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("technique"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classPath()));
    for (String unit : Readme.units()) {
      Matcher type = TYPE.matcher(unit);
      assertTrue(type.find(), unit);
      Path file = classes.resolve(type.group(1) + ".java");
      arguments.add(Files.writeString(file, unit).toString());
    }
    javac(arguments.toArray(new String[0]));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("dev.regimen.processor.rule.Rule"), "org.example.ScaledTanhRule\n");
    Files.move(folder.resolve("org"), classes.resolve("org"));
    return classes;
  }

  /** In a process of its own: in this one the processor would come from the tests' class path. */
  private void javac(String... arguments) throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("javac").toString());
    command.addAll(List.of("-d", folder.toString(), "-s", folder.toString(), "-Xlint:-options"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "javac hangs");
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertEquals(0, process.exitValue(), Files.readString(log));
  }

  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return ofTests == null ? System.getProperty("java.class.path") : ofTests;
  }
}
