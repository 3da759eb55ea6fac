package dev.regimen.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every name that generated code uses is one that a user's field or another type of the user's
 * package may have. The names are taken from generated code itself, so that none is forgotten.
 */
@Tag("javac")
class HostileNamesTest {
  private static final String REGIME =
      "@AdamW(learningRate = 1e-3) @WeightDecay(0.01) @ClipNorm(1) @Ema @Cosine @Warmup(epochs = 1)"
          + " @Train(epochs = 9, batch = 16) ";

  private static final String IMAGES =
      REGIME
          + """
          @RandomCrop @HorizontalFlip @Mixup
          @Network(input = {8, 8, 3}, classes = 3) class Net {
            @Conv(value = 8, kernel = 3) @BatchNorm @Relu Layer c;
            @MaxPool(2) Layer p;
            @Flatten Layer f;
            @Dense(16) @LayerNorm @Gelu @Dropout(0.2) Layer h;
            @Dense(3) Layer logits;
          }
          """;

  @Test
  void everyTypeMayHaveANeighbourOfItsName() throws IOException {
    Set<String> types = names(generated(IMAGES), "[A-Z]\\w*");
    types.removeIf(type -> type.equals("Net") || type.equals("NetTrainer"));
    assertTrue(types.containsAll(Set.of("Override", "Math", "Float", "Step")), types::toString);
    List<JavaFileObject> sources = new ArrayList<>();
    for (String type : types) {
      sources.add(
          JavaFileObjects.forSourceString("u." + type, "package u; public class " + type + " {}"));
    }
    // The annotations' own names are among them.
    String net =
        IMAGES
            .replaceAll("@(\\w+)", "@dev.regimen.annotation.$1")
            .replaceAll("\\bLayer ", "dev.regimen.annotation.Layer ");
    sources.add(JavaFileObjects.forSourceString("u.Net", "package u;\n" + net));
    assertThat(Sources.compile(sources.toArray(new JavaFileObject[0]))).succeeded();
  }

  @Test
  void whereNoNeighbourHidesThemTypesOfJavaLangAreNotImported() throws IOException {
    assertFalse(generated(IMAGES).contains("import java.lang"));
  }

  @Test
  void everyNameMayBeAFields() throws IOException {
    String rows =
        REGIME
            + """
            @Network(input = 6, classes = 3) class Net {
              @Dense(4) @BatchNorm @Relu @Dropout(0.1) Layer a;
              @Dense(5) @LayerNorm @Gelu Layer b;
              @Dense(3) Layer logits;
            }
            """;
    Set<String> names = names(generated(rows), "[\\p{L}_$][\\w$]*");
    names.addAll(
        List.of("$", "$$", "$L", "$T", "$1", "a$b", "größe", "猫", "İ", "ı", "yield", "var"));
    // Names that begin with a layer's are made of it, and other layers have others.
    names.removeIf(
        name ->
            SourceVersion.isKeyword(name)
                || name.matches("d?(a|b|logits|A|B|Logits)([A-Z_]\\w*)?"));
    String fields =
        names.stream()
            .map(name -> "  @Dense(4) @Relu Layer " + name + ";\n")
            .collect(Collectors.joining());
    assertTrue(fields.contains(" Math;") && fields.contains(" weight;"), fields);
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Net",
                REGIME
                    + "@Network(input = 6, classes = 3) class Net {\n"
                    + fields
                    + "  @Dense(4) @BatchNorm @Relu @Dropout(0.1) Layer normedBatch;\n"
                    + "  @Dense(5) @LayerNorm @Gelu Layer normedRow;\n"
                    + "  @Dense(3) Layer logits;\n}\n"));
    assertThat(compilation).succeeded();
  }

  /** Most modules do not require the one of {@code @Generated}. */
  @ParameterizedTest
  @ValueSource(strings = {"", "requires java.compiler;"})
  void aModuleNeedsToReadNothingButTheRuntime(String requires, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("module-info.java"), "module mine { " + requires + " }");
    Path net = Files.createDirectory(folder.resolve("u")).resolve("Net.java");
    Files.writeString(net, "package u; import dev.regimen.annotation.*;\n" + IMAGES);
    Javac javac =
        Javac.run(
            folder,
            "-d",
            "out",
            "--add-reads",
            "mine=ALL-UNNAMED",
            "-cp",
            Javac.classPath(),
            "-processorpath",
            Javac.classPath(),
            "module-info.java",
            "u/Net.java");
    assertTrue(javac.succeeded(), javac.said());
    String trainer = Files.readString(folder.resolve("out/u/NetTrainer.java"));
    assertEquals(!requires.isEmpty(), trainer.contains("@Generated"));
  }

  private static String generated(String network) throws IOException {
    Compilation compilation = Sources.compile(Sources.of("Net", network));
    assertThat(compilation).succeeded();
    JavaFileObject trainer = compilation.generatedSourceFile("NetTrainer").orElseThrow();
    return trainer.getCharContent(false).toString();
  }

  /** The names in code, as far as a pattern fits them; words of comments do no harm. */
  private static Set<String> names(String code, String pattern) {
    return Pattern.compile("(?<![\\w$.])" + pattern)
        .matcher(code)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
