package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.augment.HorizontalFlip;
import dev.regimen.train.ContactSheet;
import dev.regimen.train.Epoch;
import dev.regimen.train.HandTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.NonFiniteLossException;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class RunFolderTest {
  @TempDir private Path runs;

  static Dataset clouds(List<String> names) {
    Random random = new Random(3);
    float[][] features = new float[150][4];
    int[] labels = new int[150];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      for (int k = 0; k < 4; k++) {
        features[i][k] = (float) (random.nextGaussian() + 2 * Math.sin(labels[i] * (k + 1)));
      }
    }
    return InMemory.classification(features, labels).withClasses(names);
  }

  private static RunResult<Label> run(RunFolder folder) {
    return HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 3)
        .listener(folder)
        .fit(clouds(List.of("a", "b", "c")));
  }

  private String file(RunFolder folder, String name) throws IOException {
    return Files.readString(folder.path().resolve(name));
  }

  @Test
  void aRunLeavesItsRecord() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    RunResult<Label> result = run(folder);
    assertEquals(runs.resolve("Hand-1"), folder.path());
    String json = file(folder, "run.json");
    assertTrue(json.contains("\"state\": \"COMPLETE\""), json);
    assertTrue(json.contains("\"overridden\": {\"epochs\": \"40\"}"), json);
    Matcher fingerprint = Pattern.compile("\"train fingerprint\": \"[0-9a-f]{8}\"").matcher(json);
    assertTrue(fingerprint.find(), json);
    assertTrue(json.contains("\"test fingerprint\": \"\""), json);
    assertTrue(json.contains("\"accuracy\": " + result.validation().accuracy()), json);
    try (Stream<Path> files = Files.list(folder.path())) {
      assertEquals(
          List.of("events", "history", "last", "model", "report", "run"),
          files.map(path -> path.getFileName().toString().split("\\.")[0]).sorted().toList());
    }
    Path model = folder.path().resolve("model.safetensors");
    float[] sample = {1, 2, 3, 4};
    assertEquals(
        result.predictor().predict(sample),
        HandTrainer.classifier(4, 8, 3).load(model).predict(sample));
  }

  @Test
  void theHistoryHasTheResultsNumbers() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    RunResult<Label> result = run(folder);
    String history = file(folder, "history.jsonl");
    assertEquals(3, history.lines().count());
    for (Metric metric :
        List.of(
            Metric.TRAIN_LOSS,
            Metric.VALIDATION_LOSS,
            Metric.VALIDATION_ACCURACY,
            Metric.VALIDATION_MCC)) {
      assertArrayEquals(
          result.history().values(metric), values(history, MetricKeys.of(metric)), 0, "" + metric);
    }
  }

  private static double[] values(String history, String key) {
    Matcher found =
        Pattern.compile(Pattern.quote("\"" + key + "\": ") + "([-0-9.E]+)").matcher(history);
    return found.results().mapToDouble(each -> Double.parseDouble(each.group(1))).toArray();
  }

  @Test
  void foldersAreNumberedAndNeverWrittenOver() throws IOException {
    Files.createDirectory(runs.resolve("Hand-7"));
    Files.createDirectory(runs.resolve("Hand-x"));
    RunFolder folder = RunFolder.in(runs);
    run(folder);
    assertEquals(runs.resolve("Hand-8"), folder.path());
    run(folder);
    assertEquals(runs.resolve("Hand-9"), folder.path());
    RunFolder named = RunFolder.in(runs, "größer, nein: breiter".replaceAll("[,:]", ""));
    run(named);
    assertEquals("größer nein breiter-1", named.path().getFileName().toString());
  }

  @Test
  void namesThatAreNoFoldersAreRefused() {
    for (String name : List.of("", "../up", "a/b", "<b>", ".hidden", "a\nb", "a\\b", "con:")) {
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> RunFolder.in(runs, name));
      assertTrue(thrown.getMessage().startsWith("a run's name has letters"), thrown.getMessage());
    }
  }

  @Test
  void aDivergedRunSaysSo() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    var sketch = HandTrainer.sketch("Hand", 4, 8, 3).classes(3).build();
    var trainer = HandTrainer.withPoisonAtEpoch(sketch, 8, 2).quiet().listener(folder);
    assertThrows(NonFiniteLossException.class, () -> trainer.fit(clouds(List.of("a", "b", "c"))));
    assertTrue(file(folder, "run.json").contains("\"state\": \"DIVERGED\""));
    assertTrue(file(folder, "report.html").contains("diverged</strong>"));
    assertEquals(2, file(folder, "history.jsonl").lines().count());
  }

  /** The training is worth more than its record. */
  @Test
  void aFolderThatIsGoneEndsTheRecordAndNotTheRun() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    RunResult<Label> result =
        HandTrainer.classifier(4, 8, 3)
            .quiet()
            .set("epochs", 4)
            .listener(folder)
            .listener(
                new Listener() {
                  @Override
                  public void onEpochEnd(Run run, Epoch epoch) {
                    if (epoch.number() == 2) {
                      delete(folder.path());
                    }
                  }
                })
            .fit(clouds(List.of("a", "b", "c")));
    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertEquals(4, result.history().size());
    assertFalse(Files.exists(folder.path()));
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Labels that follow nothing are learned by heart: the first epochs are the best. */
  private static Dataset noise() {
    Random random = new Random(1);
    float[][] features = new float[150][4];
    int[] labels = new int[150];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(3);
      for (int k = 0; k < 4; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
    }
    return InMemory.classification(features, labels);
  }

  /** A run that was stopped has the weights of its best epoch. */
  @Test
  void theLastWeightsAreKeptBesideTheBest() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    float[] sample = {1, 2, 3, 4};
    List<Label> last = new ArrayList<>();
    Listener predicting =
        new Listener() {
          @Override
          public void onEpochEnd(Run run, Epoch epoch) {
            last.add((Label) run.predictor().predict(sample));
            if (epoch.number() == 8) {
              run.requestStop();
            }
          }
        };
    RunResult<Label> result =
        HandTrainer.classifier(4, 8, 3)
            .quiet()
            .set("epochs", 9)
            .set("learningRate", 0.5)
            .listener(folder)
            .listener(predicting)
            .fit(noise());
    assertTrue(result.bestEpoch() < 8, "a test of both needs two");
    Path path = folder.path();
    HandTrainer<Label> trainer = HandTrainer.classifier(4, 8, 3);
    Label kept = trainer.load(path.resolve("last.safetensors")).predict(sample);
    assertEquals(last.get(7).probabilities(), kept.probabilities());
    Label best = trainer.load(path.resolve("model.safetensors")).predict(sample);
    assertEquals(last.get(result.bestEpoch() - 1).probabilities(), best.probabilities());
  }

  @Test
  void thePageSaysWhatDiffersFromTheRunBefore() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    run(folder);
    assertFalse(file(folder, "report.html").contains("Differences from"));
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 1)
        .listener(folder)
        .fit(clouds(List.of("a", "b", "c")));
    String page = file(folder, "report.html");
    assertTrue(page.contains("<h2>Differences from Hand-1</h2>"), page);
    String row = page.substring(page.indexOf("<h2>Differences"));
    assertTrue(
        row.contains("data-order=\"3.0\">3</td><td class=\"number\" data-order=\"1.0\">1</td>"));
  }

  @Test
  void aSheetOfSamplesIsKept() throws IOException {
    var sketch =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .input(2, 2, 1)
            .classes(3)
            .augment(run -> new HorizontalFlip(1))
            .build();
    HandTrainer<Label> trainer = HandTrainer.classifier(sketch, 8);
    Dataset images = clouds(List.of("a", "b", "c")).withShape(2, 2, 1);
    RunFolder folder = RunFolder.in(runs).sheet(ContactSheet.of(trainer, images, 1));
    trainer.quiet().set("epochs", 1).listener(folder).fit(images);
    byte[] png = Files.readAllBytes(folder.path().resolve("sheet.png"));
    String base64 = Base64.getEncoder().encodeToString(png);
    assertTrue(file(folder, "report.html").contains("src=\"data:image/png;base64," + base64));
    assertArrayEquals(
        png,
        EventFileTest.read(folder.path()).stream()
            .filter(event -> event.summary().getValueCount() == 1)
            .map(event -> event.summary().getValue(0))
            .filter(value -> value.getTag().equals("sheet"))
            .map(value -> value.getImage().getEncodedImageString().toByteArray())
            .findFirst()
            .orElseThrow());
  }

  @Test
  void namesOfClassesAreNoMarkup() throws IOException {
    RunFolder folder = RunFolder.in(runs);
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 1)
        .listener(folder)
        .fit(clouds(List.of("</script><script>alert(1)</script>", "\"><img src=x>", "\u202eabc")));
    String page = file(folder, "report.html");
    assertFalse(page.contains("<script>alert"));
    assertFalse(page.contains("<img"));
    assertFalse(page.contains("\u202e"));
    assertTrue(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)"));
    assertTrue(page.contains("\\u202eabc"));
  }
}
