package dev.regimen.examples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Evaluation;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("training")
class StrokeDigitsTest {
  private static float[] image(Dataset images, int index) {
    float[] pixels = new float[images.features()];
    images.features(index, pixels, 0);
    return pixels;
  }

  @Test
  void imagesAreAFunctionOfTheSeed() {
    TrainTest one = StrokeDigits.draw(30, 20, 7);
    TrainTest same = StrokeDigits.draw(30, 20, 7);
    TrainTest other = StrokeDigits.draw(30, 20, 8);
    assertArrayEquals(image(one.train(), 11), image(same.train(), 11));
    assertArrayEquals(image(one.test(), 11), image(same.test(), 11));
    assertFalse(Arrays.equals(image(one.train(), 11), image(other.train(), 11)));
    assertFalse(Arrays.equals(image(one.train(), 11), image(one.test(), 11)));
    assertFalse(Arrays.equals(image(one.train(), 1), image(one.train(), 11)));
  }

  @Test
  void intensitiesLieInTheUnitIntervalAndEveryDigitHasInk() {
    Dataset images = StrokeDigits.draw(200, 10, 3).train();
    assertArrayEquals(new int[] {28, 28, 1}, images.shape());
    for (int count : images.classCounts()) {
      assertEquals(20, count);
    }
    for (int i = 0; i < images.size(); i++) {
      int dark = 0;
      for (float pixel : image(images, i)) {
        assertTrue(pixel >= 0 && pixel <= 1, "image " + i + " has an intensity of " + pixel);
        dark += pixel > 0.5 ? 1 : 0;
      }
      assertTrue(dark > 20 && dark < 400, "image " + i + " has " + dark + " dark pixels");
    }
  }

  /** How far the ink of a one moves sideways with each row, by least squares, is how it leans. */
  @Test
  void slantsAreThoseOfTheInk() {
    Dataset images = StrokeDigits.drawTasks(600, 3);
    assertEquals(List.of("", "odd", "slant"), images.tasks());
    float[] slant = new float[1];
    double products = 0;
    double ofSlants = 0;
    double ofInk = 0;
    for (int i = 1; i < images.size(); i += 10) {
      assertEquals(1, images.label(1, i));
      images.targets(2, i, slant, 0);
      double leaning = leaning(image(images, i));
      products += slant[0] * leaning;
      ofSlants += slant[0] * slant[0];
      ofInk += leaning * leaning;
    }
    double correlation = products / Math.sqrt(ofSlants * ofInk);
    assertTrue(correlation > 0.85, correlation + "");
  }

  private static double leaning(float[] pixels) {
    double ink = 0;
    double x = 0;
    double y = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < pixels.length; i++) {
      double dark = pixels[i] > 0.5 ? pixels[i] : 0;
      ink += dark;
      x += dark * (i % 28);
      y += dark * (i / 28);
      xy += dark * (i % 28) * (i / 28);
      yy += dark * (i / 28) * (i / 28);
    }
    return (xy - x * y / ink) / (yy - y * y / ink);
  }

  @Test
  void aNetworkOfThreeTasksLearnsAllOfThem() {
    RunResult<DigitTasksTrainer.Prediction> run =
        new DigitTasksTrainer()
            .epochs(6)
            .set("split.validation", 400)
            .quiet()
            .fit(StrokeDigits.drawTasks(1_400, 2));
    Evaluation all = run.validation();
    assertTrue(all.task("digit").accuracy() > 0.6, all.task("digit").toString());
    assertTrue(all.task("odd").accuracy() > 0.7, all.task("odd").toString());
    // The mean alone would be off by 16 degrees.
    assertTrue(all.task("slant").rmse() < 12, all.task("slant").toString());
    float[] first = image(StrokeDigits.draw(10, 10, 9).test(), 3);
    DigitTasksTrainer.Prediction three = run.predictor().predict(first);
    assertEquals(10, three.digit().probabilities().size());
    assertEquals(List.of("even", "odd"), run.predictor().classes("odd"));
    assertTrue(List.of("even", "odd").contains(three.odd().name()), three.toString());
    assertTrue(Math.abs(three.slant().value()) < 60, three.toString());
  }

  @Test
  void aShortRunTellsThemApart() {
    RunResult<Label> run =
        new DigitMlpTrainer().epochs(4).quiet().fit(StrokeDigits.draw(6_000, 1_000, 1));
    assertTrue(run.test().accuracy() > 0.97, run.test().toString());
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    TrainTest images = StrokeDigits.draw(1_000, 100, 5);
    Map<String, INDArray> one = new DigitMlpTrainer().epochs(2).quiet().fit(images).parameters();
    Map<String, INDArray> same = new DigitMlpTrainer().epochs(2).quiet().fit(images).parameters();
    Map<String, INDArray> other =
        new DigitMlpTrainer().epochs(2).seed(43).quiet().fit(images).parameters();
    one.forEach(
        (name, values) ->
            assertArrayEquals(
                values.dup().data().asFloat(), same.get(name).dup().data().asFloat(), 0, name));
    assertFalse(
        Arrays.equals(
            one.get("hidden1.weight").dup().data().asFloat(),
            other.get("hidden1.weight").dup().data().asFloat()));
  }
}
