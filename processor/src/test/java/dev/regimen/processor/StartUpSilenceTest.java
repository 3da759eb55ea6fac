package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who silences a finding is not told of it when the run starts either. */
@Tag("javac")
class StartUpSilenceTest {
  private static final Path RUNTIME =
      Path.of("..", "runtime", "src", "main", "java", "dev", "regimen", "train");
  private static final Pattern ID = Pattern.compile("(?:finding|RunFinding)\\(\\s*\"(\\w+)\"");

  private static String net(String on) {
    return on + "@Network(input = 4, classes = 2) class Net { @Dense(2) Layer y; }";
  }

  private static String trainer(List<String> options, String source) throws IOException {
    Compilation compilation = Sources.compile(options, Sources.of("Net", source));
    return compilation
        .generatedSourceFile("NetTrainer")
        .orElseThrow()
        .getCharContent(true)
        .toString();
  }

  @Test
  void theSilencedIdsOfRunsStandInTheBlueprint() throws IOException {
    assertFalse(trainer(List.of(), net("")).contains("silences"));
    String own =
        trainer(
            List.of(),
            net("@SuppressWarnings({\"Regimen:FeaturesUnscaled\", \"Regimen:DropoutHigh\"}) "));
    assertTrue(own.contains(".silences(\"FeaturesUnscaled\")"), own);
    String option =
        trainer(List.of("-Aregimen.lint.SplitsOverlap=off"), net("@SuppressWarnings(\"x\") "));
    assertTrue(option.contains(".silences(\"SplitsOverlap\")"), option);
    String told = trainer(List.of("-Aregimen.lint.SplitsOverlap=warn"), net(""));
    assertFalse(told.contains("silences"), told);
  }

  /** A regime is silent about what its network is silent about. */
  @Test
  void aRegimeIsAsSilentAsItsNetwork() throws IOException {
    String network = net("@SuppressWarnings(\"Regimen:NoClasses\") ");
    String regime =
        " @SuppressWarnings(\"Regimen:TargetsUnscaled\") @Regime(Net.class) class Late {}";
    Compilation compilation = Sources.compile(Sources.of("Net", network + regime));
    String late =
        compilation
            .generatedSourceFile("LateTrainer")
            .orElseThrow()
            .getCharContent(true)
            .toString();
    assertTrue(late.contains(".silences(\"NoClasses\", \"TargetsUnscaled\")"), late);
  }

  @Test
  void theIdsAreThoseThatRunsTell() throws IOException {
    Set<String> told = new TreeSet<>();
    try (Stream<Path> files = Files.walk(RUNTIME)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Matcher matcher = ID.matcher(Files.readString(file));
        while (matcher.find()) {
          told.add(matcher.group(1));
        }
      }
    }
    assertEquals(told, new TreeSet<>(StartUpSilence.OF_RUNS));
  }
}
