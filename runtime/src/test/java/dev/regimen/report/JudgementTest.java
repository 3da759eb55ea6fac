package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Splits;
import dev.regimen.train.Confusion;
import dev.regimen.train.HandTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.Trainer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is told of single samples, against the samples predicted one by one. */
@Tag("training")
class JudgementTest {
  /** A run's own, and what it came to. */
  private record Judged<P>(Judgement judgement, RunResult<P> result) {}

  private static <P> Judged<P> judged(Trainer<P> trainer, Dataset data) {
    List<Judgement> found = new ArrayList<>();
    Listener judge =
        new Listener() {
          @Override
          public void onRunEnd(Run run, RunResult<?> result) {
            found.add(Judgement.of(run, result).orElseThrow());
          }
        };
    RunResult<P> result = trainer.quiet().workers(1).set("epochs", 1).listener(judge).fit(data);
    return new Judged<>(found.get(0), result);
  }

  private static Dataset clouds() {
    return RunFolderTest.clouds(List.of("a", "<b>", "c"));
  }

  @Test
  void mistakesAndConfidencesAreThoseOfTheSamples() {
    Judged<Label> judged = judged(HandTrainer.classifier(4, 8, 3), clouds());
    Dataset split = judged.judgement().data();
    double[][] bins = new double[15][2];
    int wrong = 0;
    double surest = 0;
    for (int i = 0; i < split.size(); i++) {
      float[] features = new float[4];
      split.features(i, features, 0);
      Label label = judged.result().predictor().predict(features);
      boolean right = label.index() == split.label(i);
      int bin = (int) Math.ceil(15 * label.probability()) - 1;
      bins[bin][0] += label.probability();
      bins[bin][1] += right ? 1 : 0;
      wrong += right ? 0 : 1;
      surest = right ? surest : Math.max(surest, label.probability());
    }
    double error = 0;
    for (double[] bin : bins) {
      error += Math.abs(bin[0] - bin[1]) / split.size();
    }
    assertEquals(error, judged.judgement().reliability().error(), 1e-6);
    assertTrue(wrong > 0, "a test of mistakes needs one");
    List<Mistake> mistakes = judged.judgement().mistakes();
    assertEquals(Math.min(24, wrong), mistakes.size());
    assertEquals(surest, mistakes.get(0).weight(), 1e-6);
    for (Mistake mistake : mistakes) {
      assertEquals(split.classes().get(split.label(mistake.sample())), mistake.truth());
    }
    assertEquals(wrong, offDiagonal(judged.result().validation().confusion()));
    String html = JudgementSections.of(judged.judgement());
    assertTrue(html.contains("<h2>Calibration</h2>"), html);
    assertTrue(html.contains("feature 4"), html);
  }

  private static long offDiagonal(Confusion confusion) {
    long wrong = 0;
    for (int truth = 0; truth < 3; truth++) {
      for (int predicted = 0; predicted < 3; predicted++) {
        wrong += truth == predicted ? 0 : confusion.count(truth, predicted);
      }
    }
    return wrong;
  }

  @Test
  void largestErrorsOfNumbersComeFirst() {
    Random random = new Random(5);
    float[][] features = new float[120][3];
    float[][] targets = new float[120][2];
    for (int i = 0; i < features.length; i++) {
      for (int k = 0; k < 3; k++) {
        features[i][k] = (float) random.nextGaussian();
      }
      targets[i][0] = features[i][0] + 5;
      targets[i][1] = 100 * features[i][1];
    }
    var judged = judged(HandTrainer.regressor(3, 8, 2), InMemory.regression(features, targets));
    Dataset split = judged.judgement().data();
    List<double[]> errors = new ArrayList<>();
    double[] squares = new double[2];
    for (int i = 0; i < split.size(); i++) {
      float[] sample = new float[3];
      float[] target = new float[2];
      split.features(i, sample, 0);
      split.targets(i, target, 0);
      List<Double> values = judged.result().predictor().predict(sample).values();
      double[] error = {values.get(0) - target[0], values.get(1) - target[1], i};
      squares[0] += error[0] * error[0] / split.size();
      squares[1] += error[1] * error[1] / split.size();
      errors.add(error);
    }
    errors.sort(
        Comparator.comparingDouble(e -> -(e[0] * e[0] / squares[0] + e[1] * e[1] / squares[1])));
    assertEquals(
        errors.stream().limit(5).map(e -> (int) e[2]).toList(),
        judged.judgement().mistakes().stream().limit(5).map(Mistake::sample).toList());
  }

  /** A picture is read back by Java's own reader; what others wrote is no markup. */
  @Test
  void mistakesOfImagesArePictures() throws IOException {
    Dataset images = clouds().withShape(2, 2, 1);
    Judged<Label> judged = judged(HandTrainer.classifier(4, 8, 3), images);
    String html = JudgementSections.of(judged.judgement());
    assertTrue(html.contains("&lt;b&gt;"), html);
    List<MatchResult> pictures =
        Pattern.compile("alt=\"sample (\\d+): [^\"]*\" src=\"data:image/png;base64,([^\"]*)\"")
            .matcher(html)
            .results()
            .toList();
    assertEquals(judged.judgement().mistakes().size(), pictures.size());
    Mistake worst = judged.judgement().mistakes().get(0);
    assertEquals(worst.sample(), Integer.parseInt(pictures.get(0).group(1)));
    BufferedImage image =
        ImageIO.read(
            new ByteArrayInputStream(Base64.getDecoder().decode(pictures.get(0).group(2))));
    assertEquals(2, image.getWidth());
    float low = Math.min(0, worst.features().stream().min(Float::compare).orElseThrow());
    float high = Math.max(low + 1, worst.features().stream().max(Float::compare).orElseThrow());
    for (int at = 0; at < 4; at++) {
      int level = Math.round(255 * (worst.features().get(at) - low) / (high - low));
      assertEquals(0xFF000000 | level * 0x010101, image.getRGB(at % 2, at / 2));
    }
  }

  /** The run keeps its result: only its samples are not told. */
  @Test
  void aSampleThatOverflowsEndsNoRun() {
    float[][] features = new float[60][4];
    int[] labels = new int[60];
    Random random = new Random(2);
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 3;
      for (int k = 0; k < 4; k++) {
        features[i][k] = (float) random.nextGaussian() + labels[i];
      }
    }
    Dataset good = InMemory.classification(features, labels);
    float[][] huge = new float[60][4];
    for (float[] sample : huge) {
      for (int k = 0; k < 4; k++) {
        sample[k] = random.nextBoolean() ? Float.MAX_VALUE : -Float.MAX_VALUE;
      }
    }
    Dataset overflowing = InMemory.classification(huge, labels);
    List<Boolean> told = new ArrayList<>();
    Listener judge =
        new Listener() {
          @Override
          public void onRunEnd(Run run, RunResult<?> result) {
            told.add(Judgement.of(run, result).isPresent());
          }
        };
    HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 1)
        .listener(judge)
        .fit(new Splits(good, good, overflowing));
    assertEquals(List.of(false), told);
  }

  @Test
  void aDiagramHasABarForEachBinThatHasSamples() {
    Reliability reliability = new Reliability();
    reliability.see(0.95, true);
    reliability.see(0.95, false);
    reliability.see(0.5, true);
    assertEquals((Math.abs(1 - 1.9) + Math.abs(1 - 0.5)) / 3, reliability.error(), 1e-12);
    String chart = new ReliabilityChart(reliability).toString();
    assertEquals(2, chart.split("<rect", -1).length - 1);
  }
}
