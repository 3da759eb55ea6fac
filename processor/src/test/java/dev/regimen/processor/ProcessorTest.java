package dev.regimen.processor;

import static dev.regimen.processor.Expectations.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.rule.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The entry: rounds, printing, suppression, options, faults. */
@Tag("javac")
class ProcessorTest {
  private static final String GOOD =
      "@Network(input = 13, classes = 3) class Good { @Dense(3) Layer logits; GoodTrainer t; }";
  private static final String HIGH =
      "@Network(input = 13, classes = 3) class High {\n"
          + "  @Dense(8) @Relu @Dropout(0.9) Layer hidden;\n"
          + "  @Dense(3) Layer logits;\n}";

  @Test
  void suppressionOnFieldClassAndAround() {
    for (String token : List.of("Regimen", "Regimen:DropoutHigh", "all")) {
      String mark = "@SuppressWarnings(\"" + token + "\") ";
      for (String source :
          List.of(
              mark + HIGH,
              HIGH.replace("  @Dense(8)", "  " + mark + "@Dense(8)"),
              mark + "class Around { static " + HIGH + "}")) {
        assertEquals(List.of(), said(Sources.compile(Sources.of("Source", source))));
      }
    }
    String other = "@SuppressWarnings({\"unused\", \"Regimen:DropoutRate\"}) " + HIGH;
    assertEquals(
        List.of("DropoutHigh"), Expectations.ids(Sources.compile(Sources.of("Source", other))));
  }

  @Test
  void optionsSilenceOrSharpenOneId() {
    JavaFileObject source = Sources.of("High", HIGH);
    assertEquals(
        List.of(), said(Sources.compile(List.of("-Aregimen.lint.DropoutHigh=off"), source)));
    Compilation sharp = Sources.compile(List.of("-Aregimen.lint.DropoutHigh=error"), source);
    assertEquals(Compilation.Status.FAILURE, sharp.status());
    assertTrue(
        said(sharp).get(0).startsWith("ERROR 3:28 [Regimen:DropoutHigh]"), said(sharp)::toString);
    Compilation brief =
        Sources.compile(List.of("-Aregimen.diagnostics=short", "-Xlint:processing"), source);
    assertEquals(1, said(brief).get(0).lines().count());
    assertTrue(
        brief.diagnostics().stream().noneMatch(d -> Sources.text(d).contains("not recognized")));
    Compilation wrong = Sources.compile(List.of("-Aregimen.diagnostics=ful"), source);
    assertEquals(
        "-Aregimen.diagnostics must be one of full, short, but is ful (did you mean full?)",
        Sources.text(wrong.diagnostics().get(0)));
  }

  @Test
  void afterThirtyOfOneClassTheRestIsCounted() {
    String layers =
        IntStream.range(0, 33)
            .mapToObj(i -> "  @Dense(8) @Relu @Dropout(2) Layer l" + i + ";\n")
            .collect(Collectors.joining());
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Many",
                "@Network(input = 4, classes = 8) class Many {\n"
                    + layers
                    + "  @Dense(8) Layer y;\n}\n"
                    + GOOD));
    List<String> said = said(compilation);
    assertEquals(31, said.size(), said::toString);
    assertEquals("ERROR 2:34 [Regimen] Many: and 3 more", said.get(30));
  }

  @Test
  void aTechniqueOfARegimeInAnotherFileIsSaidOnce() {
    Compilation compilation =
        Sources.compile(
            Sources.of("High", HIGH),
            Sources.of("A", "@Regime(High.class) @Sgd class A {}"),
            Sources.of("Z", "@Regime(High.class) @Sgd class Z {}"));
    assertEquals(List.of("DropoutHigh"), Expectations.ids(compilation));
  }

  @Test
  void afterAnErrorOnlyOurErrorsAppear() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Bad",
                "@Network(input = 13, classes = 3) class Bad {\n"
                    + "  @Dense(8) @Relu @Dropout(2) Layer hidden;\n"
                    + "  @Dense(3) Layer logits;\n"
                    + "  static final BadTrainer TRAINER = new"
                    + " BadTrainer().epochs(3).hiddenDropout(0.2);\n"
                    + "}"),
            Sources.of("Good", GOOD));
    assertEquals(List.of("DropoutRate"), Expectations.ids(compilation));
    assertEquals(1, said(compilation).size(), said(compilation)::toString);
  }

  private record Faulty(Pipeline sound) implements Pipeline {
    @Override
    public NetworkModel sized(NetworkModel network) {
      return network;
    }

    @Override
    public Optional<SourceFile> compile(NetworkModel network, Report report) {
      if (network.network().equals("High")) {
        throw new IllegalStateException("no such buffer");
      }
      return sound.compile(network, report);
    }

    @Override
    public SourceFile skeleton(NetworkModel network) {
      return sound.skeleton(network);
    }
  }

  @Test
  void aFaultOfOursIsOneFindingAndSparesTheOtherClasses() {
    Compilation compilation =
        Sources.compile(
            List.of("-Aregimen.lint.DropoutHigh=off"),
            List.of(
                new RegimenProcessor(
                    Rules.load(), new Faulty(new Compiler(Rules.load(), Precision.FLOAT)))),
            Sources.of("High", HIGH),
            Sources.of("Good", GOOD));
    List<String> said = said(compilation);
    assertEquals(1, said.size(), said::toString);
    assertTrue(
        said.get(0)
            .startsWith(
                "ERROR 2:35 [Regimen:InternalError] High: the Regimen compiler failed:"
                    + " java.lang.IllegalStateException: no such buffer"),
        said::toString);
    assertTrue(said.get(0).contains("ProcessorTest"), said::toString);
  }

  @Test
  void theOrderOfFilesChangesNothing() throws IOException {
    List<JavaFileObject> files =
        new ArrayList<>(
            List.of(
                Sources.of("Good", GOOD),
                Sources.of("High", HIGH),
                Sources.of("A", "@Regime(High.class) @Sgd class A {}"),
                Sources.of("Z", "@Regime(Good.class) @Cosine class Z {}")));
    List<String> forwards = everything(files);
    java.util.Collections.reverse(files);
    assertEquals(forwards, everything(files));
  }

  private static List<String> everything(List<JavaFileObject> files) throws IOException {
    Compilation compilation = Sources.compile(files.toArray(JavaFileObject[]::new));
    List<String> everything = new ArrayList<>(said(compilation));
    List<String> texts = new ArrayList<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      texts.add(file.getName() + "\n" + file.getCharContent(false));
    }
    assertEquals(4, texts.size());
    texts.sort(null);
    everything.addAll(texts);
    return everything;
  }

  @Test
  void buildToolsMayTreatItAsIsolating() throws IOException {
    String resource = "/META-INF/gradle/incremental.annotation.processors";
    try (InputStream stream = RegimenProcessor.class.getResourceAsStream(resource)) {
      assertEquals(
          List.of(
              RegimenProcessor.class.getName() + ",isolating",
              UserPresets.class.getName() + ",isolating"),
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  /** With javac's own words about processors and all others on: none may be said. */
  @Test
  void claimsItsAnnotationsAndUsersPresets(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Net.java"),
        "import dev.regimen.annotation.*;\n@Sgd @Train(epochs = 4) @interface Base {}\n@Base @Seed(3)"
            + " @interface Seeded {}\n@Seeded @Network(input = 4, classes = 2)\nclass Net {"
            + " @Dense(2) Layer y; @Override public String toString() { return \"\"; } }\n");
    Javac javac =
        Javac.run(
            folder,
            "-d",
            ".",
            "-Xlint:all,-path,-options",
            "-Werror",
            "-cp",
            Javac.classPath(),
            "-processorpath",
            Javac.classPath(),
            "Net.java");
    assertTrue(javac.succeeded(), javac.said());
    assertEquals("", javac.said());
  }

  /** Services are asked in the order of their names: what is left comes last. */
  @Test
  void presetsAreClaimedBehindTechniques() {
    assertTrue(UserPresets.class.getName().compareTo(RegimenProcessor.class.getName()) > 0);
  }

  @Test
  void aClassThatIsMissingOnTheProcessorPathIsNamed() {
    Throwable missing =
        new ServiceConfigurationError(
            "dev.regimen.processor.rule.Rule: Provider org.example.TanhRule could not be"
                + " instantiated",
            new NoClassDefFoundError("org/example/Tanh"));
    assertTrue(
        MissingRules.text(missing)
            .startsWith(
                "[Regimen:MissingRule] org.example.Tanh is not on the annotation processor path\n"
                    + "  why:  the rule org.example.TanhRule names it\n"),
        MissingRules.text(missing));
  }

  @Test
  void compilersFindItAsAService() {
    assertTrue(
        ServiceLoader.load(Processor.class).stream()
            .anyMatch(provider -> provider.type() == RegimenProcessor.class));
  }

  @Test
  void needsNoOption() {
    Compilation compilation = Sources.compile(List.of("-Werror"), Sources.of("Good", GOOD));
    assertEquals(Compilation.Status.SUCCESS, compilation.status(), said(compilation)::toString);
    assertTrue(
        compilation.diagnostics().stream().noneMatch(d -> d.getKind() == Diagnostic.Kind.NOTE));
  }
}
