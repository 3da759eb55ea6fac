package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Csv;
import dev.regimen.data.DataFolder;
import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.TrainTest;
import dev.regimen.train.loop.RunFinding;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The loop on data that nobody here made: five folds, each tested on what it did not see. */
@Tag("training")
class RealDataTest {
  private static double folds(Dataset data, int hidden, double epochs) {
    double sum = 0;
    for (TrainTest fold : Splits.folds(data, 5, 1)) {
      Trainer<Label> trainer =
          HandTrainer.classifier(data.features(), hidden, data.classes().size()).quiet();
      trainer.set("epochs", epochs).set("split.validation", 0);
      sum += trainer.fit(fold).test().accuracy();
    }
    return sum / 5;
  }

  @Test
  void iris() {
    Dataset iris =
        Csv.read(DataFolder.of("iris/iris.csv")).header(false).skipLines(1).label(4).load();
    double accuracy = folds(iris, 16, 40);
    assertTrue(accuracy >= 0.94, "five-fold accuracy " + accuracy);
  }

  @Test
  void digits() {
    Dataset digits = Csv.read(DataFolder.of("digits/digits.csv.gz")).header(false).label(64).load();
    double accuracy = folds(digits, 64, 20);
    assertTrue(accuracy >= 0.96, "five-fold accuracy " + accuracy);
  }

  private static List<String> suspicions(BlueprintBuilder net, Splits splits) {
    Blueprint blueprint =
        net.input(splits.train().shape())
            .classes(splits.train().classes().size())
            .setting("epochs", 1, "[1, inf)")
            .setting("batch", 32, "[1, inf)")
            .build();
    Preprocessing learned = Preprocessing.fit(splits.train(), !splits.train().intensities(), false);
    return Stream.concat(
            new TargetWarnings(blueprint, splits).all().stream(),
            new FeatureWarnings(blueprint, splits, learned).all().stream())
        .map(RunFinding::toString)
        .toList();
  }

  private static Dataset table(String file) {
    return Csv.read(DataFolder.of(file)).header(false).skipLines(1).label(-1).load();
  }

  /** Sorted ones, those with constant pixels and those with a few copies among them. */
  @Test
  void soundDataAreNotSuspicious() {
    TrainTest fashion = FashionMnist.load(DataFolder.of("fashion-mnist"));
    assertEquals(
        List.of(), suspicions(Blueprint.network("Fashion"), Splits.of(fashion, 0.1, true, 1)));
    for (String file :
        List.of(
            "iris/iris.csv",
            "wine/wine_data.csv",
            "breast-cancer/breast_cancer.csv",
            "digits/digits.csv.gz")) {
      Splits splits = Splits.of(table(file), 0.1, 0.2, true, 1);
      assertEquals(List.of(), suspicions(Blueprint.network("Net"), splits), file);
    }
  }
}
