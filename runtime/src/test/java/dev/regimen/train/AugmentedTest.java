package dev.regimen.train;

import static dev.regimen.train.Stripes.CLASSES;
import static dev.regimen.train.Stripes.SIDE;
import static dev.regimen.train.Stripes.blueprint;
import static dev.regimen.train.Stripes.mixing;
import static dev.regimen.train.Stripes.stripes;
import static dev.regimen.train.Stripes.trainer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.ColorJitter;
import dev.regimen.data.augment.HorizontalFlip;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.Rotate;
import dev.regimen.data.augment.Scale;
import dev.regimen.data.augment.TestCrop;
import dev.regimen.data.augment.TestTimeAugmentation;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Augmentation on its way through the loop: splits, views, settings. */
@Tag("training")
class AugmentedTest {

  @TempDir Path folder;

  /** Weights that are the same with and without, so that only what is shown could differ. */
  @Test
  void validationTestAndPredictionAreNotAugmented() {
    Splits splits = Splits.of(stripes(120), 20, 20, true, 1);
    RunResult<Label> run = trainer(mixing()).set("epochs", 3).fit(splits);
    Blueprint plain = blueprint();
    Predictor<Label> bare =
        new Predictor<>(
            trainer(plain),
            run.predictor().settings(),
            run.predictor().members(),
            run.predictor().preprocessing(),
            run.predictor().allClasses());
    assertEquals(bare.evaluate(splits.test()).loss(), run.test().loss(), 1e-6);
    assertEquals(
        bare.evaluate(splits.validation()).loss(),
        run.predictor().evaluate(splits.validation()).loss());
    float[] sample = sample(splits.test(), 0);
    assertEquals(
        bare.predict(sample).probabilities(), run.predictor().predict(sample).probabilities());
  }

  private static float[] sample(Dataset data, int index) {
    float[] sample = new float[data.features()];
    data.features(index, sample, 0);
    return sample;
  }

  @Test
  void aPredictionIsTheMeanOverItsViews() throws Exception {
    Dataset data = stripes(90);
    RunResult<Label> run = trainer(blueprint()).set("epochs", 2).fit(data);
    Path file = folder.resolve("stripes.safetensors");
    run.save(file);
    Predictor<Label> flipped =
        trainer(blueprint(run2 -> new TestTimeAugmentation(true, 0))).load(file);
    Evaluation evaluation = flipped.evaluate(data);
    int right = 0;
    double loss = 0;
    for (int n = 0; n < data.size(); n++) {
      float[] sample = sample(data, n);
      Label once = run.predictor().predict(sample);
      Label mirror = run.predictor().predict(mirrored(sample));
      Label mean = flipped.predict(sample);
      int best = 0;
      for (int c = 0; c < CLASSES; c++) {
        double expected = (once.probabilities().get(c) + mirror.probabilities().get(c)) / 2;
        assertEquals(expected, mean.probabilities().get(c), 1e-6);
        best = expected > mean.probabilities().get(best) ? c : best;
      }
      right += mean.index() == data.label(n) ? 1 : 0;
      loss -= Math.log(once.probabilities().get(data.label(n))) / 2;
      loss -= Math.log(mirror.probabilities().get(data.label(n))) / 2;
    }
    assertEquals((double) right / data.size(), evaluation.accuracy(), 1e-9);
    assertEquals(loss / data.size(), evaluation.loss(), 1e-5);
  }

  private static float[] mirrored(float[] sample) {
    float[] mirrored = new float[sample.length];
    for (int i = 0; i < sample.length; i++) {
      mirrored[i] = sample[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
    }
    return mirrored;
  }

  /** In a pool every worker takes the mean of its own rows. */
  @Test
  void viewsAreMeasuredAlikeByAnyNumberOfWorkers() {
    Blueprint viewed =
        blueprint(
            run -> new Rotate(20),
            run -> new TestCrop(0.8),
            run -> new TestTimeAugmentation(true, 2));
    Splits splits = Splits.of(stripes(120), 30, 30, true, 1);
    RunResult<Label> run = trainer(viewed).set("epochs", 2).workers(2).fit(splits);
    Evaluation alone = run.predictor().evaluate(splits.test());
    assertEquals(alone.loss(), run.test().loss(), 1e-5);
    assertEquals(alone.accuracy(), run.test().accuracy());
  }

  @Test
  void augmentationDoesWhatItIsFor() {
    // Mirror images make left and right one class to the eye: training then cannot tell them.
    Splits splits = Splits.of(stripes(240), 0, 60, true, 1);
    double plain = trainer(blueprint()).fit(splits).test().accuracy();
    Blueprint flips = blueprint(run -> new HorizontalFlip(0.5));
    double flipped = trainer(flips).fit(splits).test().accuracy();
    assertEquals(1, plain, 0.02);
    assertTrue(flipped > 0.5 && flipped < 0.85, "accuracy " + flipped);
  }

  @Test
  void numbersComeFromTheRun() {
    Blueprint mixup = blueprint(run -> new Mixup(run.number("mixup.alpha")));
    Settings off = trainer(mixup).set("mixup.alpha", 0).settings();
    assertEquals(1, mixup.augmentations(off).training(1).drawMix(0, 0));
    Blueprint scale = blueprint(run -> new Scale(run.number("scale.low"), 1.1));
    Trainer<Label> wrong = trainer(scale).set("scale.low", 1.2);
    SettingException refusal = assertThrows(SettingException.class, () -> wrong.fit(stripes(60)));
    assertEquals(
        "the augmentation of Stripes: low = 1.2 is above high = 1.1", refusal.getMessage());
  }

  @Test
  void mirrorImagesOfDigitsAreSuspicious() {
    Blueprint flips =
        HandTrainer.sketch("Net", SIDE * SIDE, 8, CLASSES)
            .classes(CLASSES)
            .flips("@HorizontalFlip")
            .build();
    Dataset named = stripes(9);
    Dataset digits = named.withClasses(List.of("6", "8", "9"));
    assertTrue(RunWarnings.flippedDigits(flips, named).isEmpty());
    assertTrue(RunWarnings.flippedDigits(blueprint(), digits).isEmpty());
    String text = RunWarnings.flippedDigits(flips, digits).orElseThrow().toString();
    assertTrue(text.contains("@HorizontalFlip mirrors images"), text);
    assertTrue(text.contains("named [6, 8, 9]"), text);
    assertTrue(text.contains("fix:  @LabelSensitive({ImageChange.FLIP}) refuses it"), text);
  }

  @Test
  void intensitiesBeyondOneAreRefusedBeforeTraining() {
    Blueprint color = blueprint(run -> new ColorJitter(0.4, 0.4, 0, 0));
    float[][] rows = new float[30][SIDE * SIDE];
    rows[17][5] = 16;
    int[] labels = IntStream.range(0, 30).map(n -> n % CLASSES).toArray();
    Dataset data = InMemory.classification(rows, labels).withShape(SIDE, SIDE, 1);
    assertThrows(DataException.class, () -> trainer(color).fit(Splits.trainOnly(data)));
  }
}
