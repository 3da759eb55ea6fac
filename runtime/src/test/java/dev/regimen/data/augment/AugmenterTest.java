package dev.regimen.data.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.regimen.annotation.Border;
import dev.regimen.annotation.Erasure;
import dev.regimen.annotation.PcaBasis;
import dev.regimen.annotation.Policy;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of samples as a whole: the order of things, and what they depend on. */
@Tag("pure")
class AugmenterTest {
  private static final int SIDE = 8;
  private static final int WIDTH = SIDE * SIDE * 3;
  private static final int SAMPLES = 40;

  private static Dataset data() {
    Random random = new Random(2);
    float[][] rows = new float[SAMPLES][WIDTH];
    for (float[] row : rows) {
      for (int i = 0; i < WIDTH; i++) {
        row[i] = random.nextFloat();
      }
    }
    return InMemory.classification(rows, new int[SAMPLES]).withShape(SIDE, SIDE, 3);
  }

  /** Every technique of training that shows one sample. */
  private static List<Augmentation> everything() {
    return List.of(
        new RandomCrop(2, Border.REFLECT),
        new RandomResizedCrop(0.3, 1, 0.75, 4 / 3.0),
        new HorizontalFlip(0.5),
        new VerticalFlip(0.5),
        new Scale(0.8, 1.2),
        new Shear(10),
        new Rotate(20),
        new Translate(0.1),
        new RandAugment(2, 9, 10, 0.5, 0.9),
        new AutoAugment(Policy.CIFAR10),
        new ColorJitter(0.4, 0.4, 0.4, 0.1),
        new PcaLighting(0.1, PcaBasis.FITTED),
        new GaussianNoise(0.1),
        new RandomErasing(0.5, 0.02, 0.4, 0.3, 1 / 0.3, Erasure.NOISE),
        new Cutout(3));
  }

  private static Augmentations plan(List<Augmentation> techniques) {
    return Augmentations.of(techniques, SIDE, SIDE, 3).fitted(data());
  }

  private static float[] show(Augmenter augmenter, Preprocessing by, long view, int sample) {
    Image image = augmenter.image();
    data().features(sample, image.pixels(), 0);
    augmenter.show(image, by, view, sample);
    return image.pixels().clone();
  }

  @Test
  void aSampleDependsOnSeedViewAndItselfWhateverWasShownBefore() {
    Augmentations plan = plan(everything());
    Preprocessing by = Preprocessing.fit(data(), true, false);
    Augmenter first = plan.training(1);
    Augmenter second = plan.training(1);
    List<float[]> forwards = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      forwards.add(show(first, by, 4, i));
    }
    for (int i = SAMPLES - 1; i >= 0; i--) {
      assertArrayEquals(forwards.get(i), show(second, by, 4, i));
    }
    assertFalse(Arrays.equals(forwards.get(0), show(first, by, 5, 0)));
    assertFalse(Arrays.equals(forwards.get(0), show(plan.training(2), by, 4, 0)));
  }

  /** So that leaving one out is a fair comparison. */
  @Test
  void aTechniqueDrawsTheSameWithoutTheOthers() {
    Preprocessing by = Preprocessing.none();
    List<Augmentation> noise = List.of(new GaussianNoise(0.1));
    List<Augmentation> both = List.of(new ColorJitter(0.4, 0, 0, 0), new GaussianNoise(0.1));
    List<Augmentation> color = List.of(new ColorJitter(0.4, 0, 0, 0));
    float[] plain = show(plan(List.of()).training(1), by, 3, 1);
    float[] noisy = show(plan(noise).training(1), by, 3, 1);
    float[] bright = show(plan(color).training(1), by, 3, 1);
    float[] all = show(plan(both).training(1), by, 3, 1);
    for (int i = 0; i < WIDTH; i++) {
      assertEquals(noisy[i] - plain[i], all[i] - bright[i], 1e-6);
    }
  }

  @Test
  void kindsComeInTheirOrderWhateverTheOrderGiven() {
    Preprocessing by = Preprocessing.fit(data(), true, false);
    List<Augmentation> given =
        List.of(new Cutout(4), new ColorJitter(0.4, 0, 0, 0), new HorizontalFlip(1));
    List<Augmentation> reversed = new ArrayList<>(given);
    java.util.Collections.reverse(reversed);
    float[] shown = show(plan(given).training(1), by, 0, 0);
    assertArrayEquals(shown, show(plan(reversed).training(1), by, 0, 0));
    // Cut out after standardization: exactly 0, which no standardized pixel is.
    long zeros = 0;
    for (float pixel : shown) {
      zeros += pixel == 0 ? 1 : 0;
    }
    assertTrue(zeros >= 4 * 3 && zeros <= 16 * 3, zeros + " zeros");
  }

  @Test
  void noiseHasTheDeviationOfWhatTheNetworkSees() {
    Preprocessing by = Preprocessing.fit(data(), true, false);
    Augmenter plain = plan(List.of()).training(1);
    Augmenter noisy = plan(List.of(new GaussianNoise(0.3))).training(1);
    double squares = 0;
    for (int i = 0; i < SAMPLES; i++) {
      float[] without = show(plain, by, 0, i);
      float[] with = show(noisy, by, 0, i);
      for (int k = 0; k < WIDTH; k++) {
        squares += (with[k] - without[k]) * (with[k] - without[k]);
      }
    }
    assertEquals(0.09, squares / (SAMPLES * WIDTH), 0.09 * 0.08);
  }

  @Test
  void erasedPartsAreNormalBehindStandardizationAndIntensitiesWithoutIt() {
    Augmentation all = new RandomErasing(1, 0.99, 0.999, 1, 1, Erasure.NOISE);
    Augmenter augmenter = plan(List.of(all)).training(1);
    float[] raw = show(augmenter, Preprocessing.none(), 0, 0);
    float[] standardized = show(augmenter, Preprocessing.fit(data(), true, false), 0, 0);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < WIDTH; i++) {
      assertTrue(raw[i] >= 0 && raw[i] < 1);
      sum += standardized[i];
      squares += standardized[i] * standardized[i];
    }
    assertFalse(Arrays.equals(raw, show(plan(List.of()).training(1), Preprocessing.none(), 0, 0)));
    assertEquals(0, sum / WIDTH, 5 / Math.sqrt(WIDTH));
    assertEquals(1, squares / WIDTH, 5 * Math.sqrt(2.0 / WIDTH));
  }

  @Test
  void erasedAreasLieInTheirRange() {
    Augmentation technique = new RandomErasing(1, 0.1, 0.4, 0.5, 2, Erasure.ZERO);
    Augmenter augmenter = plan(List.of(technique)).training(1);
    for (int view = 0; view < 500; view++) {
      int zeros = 0;
      for (float pixel : show(augmenter, Preprocessing.none(), view, 0)) {
        zeros += pixel == 0 ? 1 : 0;
      }
      double area = (double) zeros / WIDTH;
      assertTrue(area > 0.1 * 0.6 && area < 0.4 * 1.2, "area " + area);
    }
  }

  /** Evaluation shows samples as they are, or the views asked for and nothing else. */
  @Test
  void evaluationIsNotAugmented() {
    Preprocessing by = Preprocessing.fit(data(), true, false);
    float[] plain = show(plan(List.of()).training(1), by, 0, 2);
    Augmentations plan = plan(everything());
    assertEquals(1, plan.views());
    assertArrayEquals(plain, show(plan.evaluation(1), by, 0, 2));
    assertFalse(plan.evaluation(1).mixes());
  }

  @Test
  void viewsAreTheImageItsMirrorImageAndRandomOnesAlikeForAll() {
    Preprocessing by = Preprocessing.none();
    Augmentations plan =
        plan(List.of(new Rotate(40), new GaussianNoise(1), new TestTimeAugmentation(true, 2)));
    assertEquals(4, plan.views());
    Augmenter augmenter = plan.evaluation(1);
    Augmenter mirror = plan(List.of(new HorizontalFlip(1))).training(1);
    float[] plain = show(plan(List.of()).training(1), by, 0, 2);
    assertArrayEquals(plain, show(augmenter, by, 0, 2));
    assertArrayEquals(show(mirror, by, 0, 2), show(augmenter, by, 1, 2));
    float[] third = show(augmenter, by, 2, 2);
    assertFalse(Arrays.equals(third, show(augmenter, by, 3, 2)));
    Image sameSample = augmenter.image();
    data().features(2, sameSample.pixels(), 0);
    augmenter.show(sameSample, by, 2, 31);
    assertArrayEquals(third, sameSample.pixels());
  }

  @Test
  void testCropsShowTheCentreEnlarged() {
    Augmenter augmenter = plan(List.of(new TestCrop(0.5))).evaluation(1);
    Image image = augmenter.image();
    for (int i = 0; i < WIDTH; i++) {
      image.pixels()[i] = i / 3 % SIDE;
    }
    augmenter.show(image, Preprocessing.none(), 0, 0);
    for (int x = 0; x < SIDE; x++) {
      assertEquals(1.75 + 0.5 * x, image.pixels()[x * 3], 1e-6);
    }
  }

  /** Two channels that move together, one of a variance of its own. */
  @Test
  void lightingFollowsTheComponentsOfTheTrainingSplit() {
    Random random = new Random(4);
    float[][] rows = new float[200][4 * 3];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i += 3) {
        float common = (float) (0.1 * random.nextGaussian());
        row[i] = Math.min(1, Math.max(0, 0.5f + common));
        row[i + 1] = row[i];
        row[i + 2] = 0.5f;
      }
    }
    Dataset data = InMemory.classification(rows, new int[200]).withShape(2, 2, 3);
    Augmentations plan =
        Augmentations.of(List.of(new PcaLighting(1, PcaBasis.FITTED)), 2, 2, 3).fitted(data);
    double squares = 0;
    for (int view = 0; view < 4000; view++) {
      Augmenter augmenter = plan.training(view);
      Image image = augmenter.image();
      Arrays.fill(image.pixels(), 0.5f);
      augmenter.show(image, Preprocessing.none(), view, 0);
      float shift = image.pixels()[0] - 0.5f;
      assertEquals(shift, image.pixels()[1] - 0.5f, 1e-6);
      assertEquals(0, image.pixels()[2] - 0.5f, 1e-6);
      squares += shift * shift;
    }
    // The component is (1, 1, 0)/√2 with the eigenvalue 2·0.01.
    assertEquals(0.02 / Math.sqrt(2), Math.sqrt(squares / 4000), 0.001);
  }

  @Test
  void whatIsNoImageOrHasNoIntensitiesIsRefused() {
    List<Augmentation> color = List.of(new ColorJitter(0.4, 0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> Augmentations.of(color, 64));
    Dataset sixteen =
        InMemory.classification(new float[][] {{0, 1}, {0.5f, 16}}, new int[2]).withShape(1, 2, 1);
    DataException refusal =
        assertThrows(DataException.class, () -> Augmentations.of(color, 1, 2, 1).fitted(sixteen));
    assertEquals(
        "data in memory, index 1: ColorJitter needs intensities in [0, 1], but feature 1 is 16.0",
        refusal.getMessage());
    Augmentations.of(List.of(new HorizontalFlip(0.5)), 1, 2, 1).fitted(sixteen);
  }

  @Test
  void showingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Augmentation> all = new ArrayList<>(everything());
    all.add(new Mixup(0.2));
    all.add(new CutMix(1, 0.5));
    Augmenter augmenter = plan(all).training(1);
    Preprocessing by = Preprocessing.fit(data(), true, false);
    Dataset data = data();
    Image image = augmenter.image();
    Image next = augmenter.image();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getThreadAllocatedBytes(thread);
      for (int i = 0; i < 200; i++) {
        data.features(i % SAMPLES, image.pixels(), 0);
        augmenter.show(image, by, round, i);
        augmenter.drawMix(round, i);
        augmenter.mix(image, next);
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertEquals(0, least);
  }
}
