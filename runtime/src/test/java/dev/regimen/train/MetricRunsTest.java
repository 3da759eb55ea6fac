package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Csv;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.step.Blueprint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metrics as a run counts, watches, prints and keeps them. */
@Tag("training")
class MetricRunsTest {
  private static List<String> lines(Trainer<?> trainer, Dataset data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.US_ASCII);
    trainer.quiet().listener(new ConsoleListener(out, false, 80, () -> 0L)).fit(data);
    return bytes.toString(StandardCharsets.US_ASCII).lines().toList();
  }

  private static String epoch(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("epoch")).findFirst().orElseThrow();
  }

  @Test
  void theLineShowsWhatIsNamedAndWhatIsWatched() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .metrics(Metric.VALIDATION_MCC, Metric.VALIDATION_LOSS, Metric.VALIDATION_ECE)
            .earlyStopping(Metric.VALIDATION_ROC_AUC, true)
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8);
    trainer.set("epochs", 2).set("split.test", 0.2);
    List<String> lines = lines(trainer, TrainerTest.clouds(178));
    String n = "-?\\d+\\.\\d{4}";
    String shown = "loss N mcc N ece N roc-auc N";
    String line = epoch(lines);
    assertTrue(
        line.matches(("epoch 1/2  train loss N acc N \\| val " + shown + " .*").replace("N", n)),
        line);
    String end = lines.get(lines.size() - 1);
    assertTrue(end.matches((".* \\| val " + shown + " \\| test " + shown).replace("N", n)), end);
  }

  @Test
  void withoutAnythingSaidTheLineIsAsBefore() {
    Blueprint blueprint = HandTrainer.sketch("Hand", 4, 8, 1).outputs(1).build();
    float[][] x = new float[40][4];
    float[] y = new float[40];
    for (int i = 0; i < x.length; i++) {
      x[i][0] = i;
      y[i] = i;
    }
    Trainer<Estimate> trainer = HandTrainer.regressor(blueprint, 8);
    trainer.set("epochs", 1);
    String line = epoch(lines(trainer, InMemory.regression(x, y)));
    assertTrue(
        line.matches("epoch 1/1  train loss \\S+ rmse \\S+ \\| val loss \\S+ rmse .*"), line);
  }

  @Test
  void aWatchedMetricStopsTheRunAndStandsInTheHistory() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 4, 8, 3)
            .classes(3)
            .earlyStopping(Metric.VALIDATION_PR_AUC, true)
            .build();
    Trainer<Label> trainer = HandTrainer.classifier(blueprint, 8).quiet();
    RunResult<Label> result = trainer.fit(TrainerTest.clouds(160));
    double[] areas = result.history().values(Metric.VALIDATION_PR_AUC);
    double best = Double.NEGATIVE_INFINITY;
    int first = 0;
    for (int epoch = 0; epoch < areas.length; epoch++) {
      if (areas[epoch] > best) {
        best = areas[epoch];
        first = epoch + 1;
      }
    }
    assertEquals(first, result.bestEpoch());
    assertEquals(StopReason.EARLY_STOPPING, result.stopReason());
    assertEquals(first + 5, areas.length, "the patience");
    assertEquals(best, result.validation().value(Metric.VALIDATION_PR_AUC), 0.0);
    double evaluated =
        result.predictor().evaluate(TrainerTest.clouds(160)).value(Metric.VALIDATION_PR_AUC);
    assertTrue(evaluated > 0.5 && evaluated <= 1, evaluated + "");
    assertThrows(IllegalStateException.class, () -> result.history().values(Metric.VALIDATION_ECE));
  }

  @Test
  void anAreaOfOneClassCannotBeWatched() {
    Blueprint blueprint =
        HandTrainer.sketch("Hand", 1, 4, 2)
            .classes(2)
            .earlyStopping(Metric.VALIDATION_ROC_AUC, true)
            .build();
    int[] labels = new int[40];
    labels[0] = 1;
    Dataset data = InMemory.classification(new float[40][1], labels, List.of("no", "yes"));
    HandTrainer<Label> trainer = HandTrainer.classifier(blueprint, 4);
    int[] rest = IntStream.range(4, 40).toArray();
    Splits splits =
        new Splits(data.select(new int[] {0, 1, 2, 3}), data.select(rest), data.select(new int[0]));
    DataException e = assertThrows(DataException.class, () -> trainer.quiet().fit(splits));
    assertTrue(
        e.getMessage().contains("no class has samples both in it and outside it"), e.getMessage());
  }

  @Test
  void outputsHaveTheNamesOfTheirColumns(@TempDir Path folder) throws IOException {
    StringBuilder text = new StringBuilder("x,price,age\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(',').append(3 * i).append(',').append(100 - i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("houses.csv"), text);
    Dataset data = Csv.read(file).target("age", "price").load();
    Blueprint blueprint = HandTrainer.sketch("Hand", 1, 4, 2).outputs(2).build();
    Trainer<Estimate> trainer = HandTrainer.regressor(blueprint, 4).quiet();
    trainer.set("epochs", 3);
    Evaluation validation = trainer.fit(data).validation();
    List<OutputErrors> errors = validation.perOutput();
    assertEquals(List.of("age", "price"), errors.stream().map(OutputErrors::name).toList());
    assertEquals(validation.mae(), (errors.get(0).mae() + errors.get(1).mae()) / 2, 1e-9);
  }
}
