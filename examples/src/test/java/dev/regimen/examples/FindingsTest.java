package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import picocli.CommandLine;

/** The measured findings as commands; what they find takes longer than a test may. */
@Tag("training")
class FindingsTest {
  private static final String EPOCHS = "regimen.epochs";
  private static final String LABELS = "regimen.labelsKept.perClass";
  private static final Map<String, String> SHORT =
      Map.of(EPOCHS, "2", "regimen.batch", "32", "regimen.progress", "off");

  @TempDir Path folder;

  @BeforeEach
  void shortAndQuiet() throws IOException {
    SHORT.forEach(System::setProperty);
    IdxFiles.write(folder, StrokeDigits.draw(64, 10, 4).train());
    HouseTable.write(folder.resolve("housing.csv"), 100, 1);
  }

  @AfterEach
  void asBefore() {
    SHORT.keySet().forEach(System::clearProperty);
    System.clearProperty(LABELS);
  }

  @ParameterizedTest
  @CsvSource({
    "dropout, 'dropout . max-norm +1.06 +[0-9.]+', 'Dropout takes -?[0-9.]+ points .*'",
    "ensemble, 'member +[0-9.]+ %', 'The ensemble is right -?[0-9.]+ points more often .*'",
    "averages, '@Swa +[0-9.]+ %', '@Swa is right -?[0-9.]+ points more often .*'",
    "wrong-labels, 'seed 5: SGD [0-9.]+ %, SAM [0-9.]+ %', 'SAM is better in [0-5] of 5 pairs, .*'",
    "few-labels --seeds 5, 'convolutional, FixMatch +[0-9.]+ +[0-9.]+', 'The least error .* over 1 seeds.'",
    "pretext --seeds 5, 'denoising +[0-9.]+ +[-+][0-9.]+ +[01] of 1 +[0-9.]+ .*', 'What is learned .* over 1 seeds.'",
    "'pretext-table --seeds 5 --labels 40', '40 masked fields +[0-9.]+ +[-+][0-9.]+ +[01] of 1 +[0-9.]+ .*', 'What is learned .* over 1 seeds.'",
    "random-labels --seeds 5, 'seed 5: true labels in . epochs, .*', 'Random labels .* of 1 seeds, .*'",
    "variance --seeds 5, 'KAIMING +[0-9.]+ .* %', 'With rectifiers Kaiming.* beats Xavier.* of 1 seeds.*'",
    "norms --seeds 5, '3.0 +[0-9.]+ % +[0-9.]+ %', 'At a rate of 3.0 .* of 1 seeds; in batches of 2 .*'",
    "sparsity --seeds 5, 'L1 +[0-9.]+ % +[0-9.]+ % +[0-9.]+ %', 'L1 makes .* exactly 0, .* 1 seeds.'",
    "early-stopping --seeds 5, ' +5 +[12] +[0-9.]+ % +2 +[0-9.]+ %', 'The best weights .* of 1 seeds, .*'",
    "'bias-variance --seeds 1,2', ' +512 +[0-9.]+ +[0-9.]+ +[0-9.]+', 'From width 8 to 512 .*'",
    "'growing-batch --seeds 1,2', ' +2 +[0-9.]+ % +[0-9.]+ %', 'The growing batch .* 2 seeds.*'",
    "batch-rate, ' +256 +[0-9.]+ % +[0-9.]+ % +[0-9.]+ %', 'From batches of 16 to 256 .* to 0.32.'",
    "'double-descent --seeds 1,2', ' +128( +[0-9.]+){3} %', 'The squared error (is|falls to|never rises) .*'",
    "'convnext --repeats 2', 'GELU +[0-9.]+ % .* points on LargeKernel.*', 'Of 8 changes .* 2 paired seeds; .*'",
    "'scaling-parameters --repeats 2', ' +3190 +[0-9.]+ +[0-9.]+', 'The validation loss is .* over 2 seeds.'",
    "'scaling-steps --repeats 2', ' +[0-9]+ +[0-9.]+ +[0-9.]+', 'The validation loss is .* over 2 seeds.'",
    "'overfitting --repeats 2', ' +32( +[0-9.]+, [0-9.]+ %){4}', 'With 95 % .* 2 paired seeds: of 8 samples .*'",
    "'large-batches --repeats 2', 'LAMB +[0-9.]+ % .* points', 'In batches of 2,048 .* 2 paired seeds.*'",
    "'scaling --seeds 1,2', ' +16 +[0-9.]+ +[0-9.]+', 'The test loss is .* over 2 seeds.'",
    "a3, 'epoch  2: training loss [0-9.]+', 'After 2 epochs of 64 images [0-9.]+ % .*'"
  })
  void eachPrintsItsFiguresASentenceAndAPlot(String command, String figures, String sentence)
      throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    if (command.equals("averages")) {
      System.setProperty(EPOCHS, "7"); // two behind the sixth
    }
    if (command.equals("batch-rate")) {
      System.clearProperty("regimen.batch"); // varied
    }
    if (command.startsWith("scaling-steps")) {
      System.clearProperty(EPOCHS); // varied
    }
    if (command.startsWith("few-labels")) {
      System.setProperty(LABELS, "2"); // of six
    }
    CommandLine line = Examples.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    Path plot = folder.resolve("plots").resolve("plot.svg");
    words.addAll(List.of("--data", folder.toString(), "--plot", plot.toString()));
    assertEquals(0, line.execute(words.toArray(new String[0])), err.toString());
    List<String> lines = out.toString().lines().toList();
    assertTrue(lines.stream().anyMatch(each -> each.matches(figures)), out.toString());
    assertTrue(lines.get(lines.size() - 1).matches(sentence), out.toString());
    Document drawn = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(plot.toFile());
    assertTrue(drawn.getElementsByTagName("polyline").getLength() > 0, command);
    assertTrue(drawn.getElementsByTagName("circle").getLength() > 1, command);
  }

  @Test
  void oneSeedSaysNothingOfDifferences() {
    StringWriter err = new StringWriter();
    CommandLine line = Examples.commandLine().setErr(new PrintWriter(err, true));
    assertEquals(2, line.execute("scaling", "--seeds", "1", "--data", folder.toString()));
    assertEquals(2, line.execute("overfitting", "--repeats", "1", "--data", folder.toString()));
    assertEquals(
        List.of(
            "scaling: --seeds must name at least two seeds, but names 1",
            "overfitting: --repeats must be at least 2, but is 1"),
        err.toString().lines().toList());
  }

  @Test
  void aTrialThatFailsIsTold() {
    System.setProperty("regimen.split.validation", "0.95"); // leaves three samples of ten classes
    StringWriter err = new StringWriter();
    CommandLine line = Examples.commandLine().setErr(new PrintWriter(err, true));
    try {
      assertEquals(2, line.execute("large-batches", "--repeats", "2", "--data", folder.toString()));
    } finally {
      System.clearProperty("regimen.split.validation");
    }
    assertTrue(
        err.toString().matches("large-batches: LargeBatchMlps.* failed: .*without a class.*\\R"),
        err.toString());
  }
}
