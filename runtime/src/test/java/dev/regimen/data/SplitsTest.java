package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cuts are exact, disjoint, complete, in proportion, and the seed's alone. */
@Tag("pure")
final class SplitsTest {
  /** Samples whose one feature is their number; class 0 for the first {@code counts[0]}, ... */
  private static Dataset data(int... counts) {
    int size = Arrays.stream(counts).sum();
    float[][] features = new float[size][1];
    int[] labels = new int[size];
    int at = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int i = 0; i < counts[c]; i++) {
        features[at][0] = at;
        labels[at++] = c;
      }
    }
    return InMemory.classification(features, labels);
  }

  private static int[] numbers(Dataset part) {
    int[] numbers = new int[part.size()];
    float[] row = new float[1];
    for (int i = 0; i < numbers.length; i++) {
      part.features(i, row, 0);
      numbers[i] = (int) row[0];
    }
    return numbers;
  }

  private static void assertCompleteAndDisjoint(int size, Dataset... parts) {
    BitSet seen = new BitSet();
    int total = 0;
    for (Dataset part : parts) {
      for (int number : numbers(part)) {
        seen.set(number);
        total++;
      }
    }
    assertEquals(size, total);
    assertEquals(size, seen.cardinality());
  }

  @Test
  void sizesAreRoundedFractions() {
    for (int size = 10; size < 60; size++) {
      Dataset data = data(size / 2, size - size / 2);
      for (boolean stratified : new boolean[] {false, true}) {
        Splits splits = Splits.of(data, 0.13, 0.25, stratified, 7);
        assertEquals(Math.round(size * 0.13), splits.validation().size());
        assertEquals(Math.round(size * 0.25), splits.test().size());
        assertCompleteAndDisjoint(size, splits.train(), splits.validation(), splits.test());
      }
    }
  }

  @Test
  void sharesFromOneOnAreNumbersOfSamples() {
    Splits splits = Splits.of(data(40, 60), 10, 1, true, 7);
    assertArrayEquals(new int[] {4, 6}, splits.validation().classCounts());
    assertEquals(1, splits.test().size());
    assertCompleteAndDisjoint(100, splits.train(), splits.validation(), splits.test());
    assertArrayEquals(
        numbers(Splits.holdOut(data(40, 60), 10, 7).validation()),
        numbers(Splits.of(data(40, 60), 0.1, 0, true, 7).validation()));
  }

  @Test
  void strataKeepTheirSharesByLargestRemainder() {
    // A tenth of 5, 14, 81 is 0.5, 1.4, 8.1: rounded down 0, 1, 8; the place left goes to 0.5.
    Splits splits = Splits.of(data(5, 14, 81), 0.1, 0, true, 3);
    assertArrayEquals(new int[] {1, 1, 8}, splits.validation().classCounts());
    assertArrayEquals(new int[] {4, 13, 73}, splits.train().classCounts());
    assertEquals(0, splits.test().size());
  }

  @Test
  void theSeedAndNothingElseDecides() {
    Dataset data = data(50, 50);
    int[] first = numbers(Splits.holdOut(data, 20, 1).validation());
    assertArrayEquals(first, numbers(Splits.holdOut(data, 20, 1).validation()));
    assertFalse(Arrays.equals(first, numbers(Splits.holdOut(data, 20, 2).validation())));
  }

  @Test
  void splitsOfSplitsPointAtTheRightSamples() {
    Splits outer = Splits.of(data(30, 30), 0, 0.5, true, 1);
    Splits inner = Splits.of(new TrainTest(outer.train(), outer.test()), 0.2, true, 2);
    assertCompleteAndDisjoint(60, inner.train(), inner.validation(), inner.test());
    for (int number : numbers(inner.validation())) {
      assertTrue(Arrays.binarySearch(numbers(outer.train()), number) >= 0);
    }
  }

  /** Samples whose one feature is their number, with labels that go together and rare ones. */
  private static Dataset labelled(int size) {
    Random random = new Random(2);
    float[][] features = new float[size][1];
    boolean[][] has = new boolean[size][5];
    for (int i = 0; i < size; i++) {
      features[i][0] = i;
      has[i][0] = random.nextDouble() < 0.5;
      has[i][1] = random.nextDouble() < (has[i][0] ? 0.5 : 0.1);
      has[i][2] = random.nextDouble() < 0.1;
      has[i][3] = i % 50 == 7;
      has[i][4] = i == 11;
    }
    return InMemory.labelSets(features, has, List.of("a", "b", "c", "rare", "once"));
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[5];
    float[] row = new float[5];
    for (int i = 0; i < data.size(); i++) {
      data.targets(i, row, 0);
      for (int label = 0; label < 5; label++) {
        counts[label] += row[label] == 1 ? 1 : 0;
      }
    }
    return counts;
  }

  /** Cut without strata, four samples of 200 are all in one part every sixth time or so. */
  @Test
  void everyLabelKeepsItsShare() {
    Dataset data = labelled(200);
    int[] all = counts(data);
    assertEquals(4, all[3]);
    for (int seed = 0; seed < 20; seed++) {
      Splits splits = Splits.of(data, 0.25, 0.25, true, seed);
      assertEquals(50, splits.validation().size());
      assertEquals(50, splits.test().size());
      assertCompleteAndDisjoint(200, splits.train(), splits.validation(), splits.test());
      int[] train = counts(splits.train());
      int[] validation = counts(splits.validation());
      for (int label = 0; label < 4; label++) {
        assertEquals(all[label] * 0.5, train[label], 1.5, "label " + label);
        assertEquals(all[label] * 0.25, validation[label], 1.5, "label " + label);
      }
      assertArrayEquals(new int[] {2, 1}, new int[] {train[3], validation[3]});
      assertEquals(1, train[4], "what one sample has training sees");
    }
    int[] first = numbers(Splits.holdOut(data, 50, 1).validation());
    assertArrayEquals(first, numbers(Splits.holdOut(data, 50, 1).validation()));
    assertFalse(Arrays.equals(first, numbers(Splits.holdOut(data, 50, 2).validation())));
  }

  @Test
  void foldsOfLabelSetsAreAlike() {
    Dataset data = labelled(203);
    int[] all = counts(data);
    List<TrainTest> folds = Splits.folds(data, 4, 3);
    assertCompleteAndDisjoint(203, folds.stream().map(TrainTest::test).toArray(Dataset[]::new));
    for (TrainTest fold : folds) {
      assertTrue(fold.test().size() == 50 || fold.test().size() == 51);
      for (int label = 0; label < 4; label++) {
        assertEquals(all[label] / 4.0, counts(fold.test())[label], 1.5, "label " + label);
      }
    }
  }

  @Test
  void foldsAreDisjointCompleteAndAlike() {
    Dataset data = data(17, 5, 31);
    List<TrainTest> folds = Splits.folds(data, 5, 9);
    assertCompleteAndDisjoint(53, folds.stream().map(TrainTest::test).toArray(Dataset[]::new));
    for (TrainTest fold : folds) {
      assertCompleteAndDisjoint(53, fold.train(), fold.test());
      assertTrue(fold.test().size() == 10 || fold.test().size() == 11);
      int[] counts = fold.test().classCounts();
      assertTrue(counts[0] == 3 || counts[0] == 4);
      assertEquals(1, counts[1]);
      assertTrue(counts[2] == 6 || counts[2] == 7);
    }
  }

  @Test
  void aClassGivesItsLastSampleToNoOtherPart() {
    for (int seed = 0; seed < 3; seed++) {
      for (int held = 1; held <= 30; held++) {
        Splits splits = Splits.holdOut(data(1, 40, 1, 1, 2, 1, 1), held, held / 3, true, seed);
        assertEquals(held, splits.validation().size());
        for (int count : splits.train().classCounts()) {
          assertTrue(count >= 1, Arrays.toString(splits.train().classCounts()));
        }
      }
    }
    Splits by = Splits.holdOut(data(1, 1, 1, 1, 16), 8, 0, true, 1);
    assertArrayEquals(new int[] {0, 0, 0, 0, 8}, by.validation().classCounts());
  }

  @Test
  void whatWouldLeaveTrainingWithoutAClassIsRefused() {
    Refusal.of(
        "data in memory: what is held out would leave training without a class: there are 5"
            + " samples of 4 classes, and of [0, 2, 3] only one; hold out less, or cut without"
            + " strata",
        () -> Splits.holdOut(data(1, 2, 1, 1), 2, 0, true, 1));
    assertEquals(3, Splits.holdOut(data(1, 2, 1, 1), 2, 0, false, 1).train().size());
  }

  @Test
  void everyFoldTrainsOnTheClassesOfOneSample() {
    List<TrainTest> folds = Splits.folds(data(1, 9, 1, 4, 2), 3, 5);
    int tested = 0;
    for (TrainTest fold : folds) {
      int[] counts = fold.train().classCounts();
      assertTrue(Arrays.stream(counts).allMatch(count -> count >= 1), Arrays.toString(counts));
      assertEquals(1, counts[0]);
      assertEquals(1, counts[2]);
      tested += fold.test().size();
    }
    assertEquals(15, tested);
    Refusal.of(
        "data in memory: expected 2 to 2 folds (the number of samples of classes that have two or"
            + " more), found 3",
        () -> Splits.folds(data(1, 1, 2), 3, 1));
  }

  @Test
  void everySampleIsHeldOutEquallyOften() {
    Dataset data = data(20);
    int[] times = new int[20];
    for (int seed = 0; seed < 2000; seed++) {
      for (int number : numbers(Splits.of(data, 0.25, 0, true, seed).validation())) {
        times[number]++;
      }
    }
    // 2000 draws at 1/4: 500 with a standard deviation of 19.4; five of them either way.
    for (int count : times) {
      assertEquals(500, count, 97);
    }
  }

  @Test
  void emptyPartsAreRefused() {
    Dataset data = data(4);
    String source = "data in memory: ";
    Refusal.of(
        source + "the validation split of 0.1 of 4 samples is empty",
        () -> Splits.of(data, 0.1, 0, true, 1));
    Refusal.of(
        source
            + "holding out 2 for validation and 2 for test leaves none of 4 samples for training",
        () -> Splits.of(data, 0.5, 0.5, true, 1));
    Refusal.of(
        source
            + "holding out 5 for validation and 0 for test leaves none of 4 samples for training",
        () -> Splits.holdOut(data, 5, 1));
    Refusal.of(
        source
            + "expected a test share that is a fraction below 1 or a whole number of samples, found"
            + " NaN",
        () -> Splits.of(data, 0, Double.NaN, true, 1));
    Refusal.of(
        source
            + "expected a validation share that is a fraction below 1 or a whole number of samples,"
            + " found 1.5",
        () -> Splits.of(data, 1.5, 0, true, 1));
    Refusal.of(
        source + "cannot hold out a negative number: -1, 0", () -> Splits.holdOut(data, -1, 1));
    Refusal.of(
        source + "expected 2 to 4 folds (the number of samples), found 5",
        () -> Splits.folds(data, 5, 1));
    Refusal.of(
        source + "the training split is empty", () -> Splits.trainOnly(data.select(new int[0])));
  }
}
