package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class KnownLabelsTest {
  private static final int SIZE = 90;

  /** Sample i has the features i and -i and is of the class i mod 3. */
  private static Dataset numbered(int size) {
    float[][] features = new float[size][];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      features[i] = new float[] {i, -i};
      labels[i] = i % 3;
    }
    return InMemory.classification(features, labels, List.of("a", "b", "c"));
  }

  private static float first(Dataset data, int index) {
    float[] features = new float[2];
    data.features(index, features, 0);
    return features[0];
  }

  @Test
  void soManyOfEachClassKeepTheirLabel() {
    Dataset kept = KnownLabels.kept(numbered(SIZE), 4, 7);
    assertEquals(SIZE, kept.size());
    assertArrayEquals(new int[] {4, 4, 4}, kept.classCounts());
    int[] known = KnownLabels.where(kept, true);
    assertEquals(12, known.length);
    for (int index : known) {
      assertEquals(index % 3, kept.label(index));
    }
    assertEquals(SIZE - 12, KnownLabels.where(kept, false).length);
    for (int index : KnownLabels.where(kept, false)) {
      assertEquals(Dataset.MISSING, kept.label(index));
    }
  }

  @Test
  void theSeedDecidesWhichOnes() {
    int[] known = KnownLabels.where(KnownLabels.kept(numbered(SIZE), 4, 7), true);
    assertArrayEquals(known, KnownLabels.where(KnownLabels.kept(numbered(SIZE), 4, 7), true));
    assertFalse(
        Arrays.equals(known, KnownLabels.where(KnownLabels.kept(numbered(SIZE), 4, 8), true)));
  }

  /** Keeping as many again changes nothing, and a class that has fewer keeps all. */
  @Test
  void moreThanThereAreAreAll() {
    Dataset kept = KnownLabels.kept(numbered(SIZE), 4, 7);
    assertArrayEquals(
        KnownLabels.where(kept, true), KnownLabels.where(KnownLabels.kept(kept, 4, 99), true));
    assertEquals(SIZE, KnownLabels.where(KnownLabels.kept(numbered(SIZE), 1000, 7), true).length);
  }

  @Test
  void partsHideOnlyTheirOwn() {
    int[] odd = {1, 3, 5, 7, 9, 11};
    Dataset part = KnownLabels.kept(numbered(SIZE).select(odd), 1, 3);
    assertArrayEquals(new int[] {1, 1, 1}, part.classCounts());
    for (int index : KnownLabels.where(part, true)) {
      assertEquals(odd[index] % 3, part.label(index));
    }
  }

  @Test
  void aClassWithoutAnyIsNamed() {
    DataException none =
        assertThrows(DataException.class, () -> KnownLabels.kept(numbered(2), 1, 0));
    assertTrue(none.getMessage().contains("no sample of the class \"c\""), none.getMessage());
    Dataset numbers = InMemory.regression(new float[][] {{1}, {2}}, new float[] {1, 2});
    assertThrows(DataException.class, () -> KnownLabels.kept(numbers, 1, 0));
  }

  /** What validates has labels, and as many as its share of those that there are. */
  @Test
  void otherPartsAreTakenFromTheLabelled() {
    Dataset kept = KnownLabels.kept(numbered(SIZE), 10, 7);
    for (boolean stratified : new boolean[] {true, false}) {
      Splits splits = Splits.of(kept, 0.3, 0.2, stratified, 5);
      assertEquals(9, splits.validation().size());
      assertEquals(6, splits.test().size());
      assertEquals(SIZE - 15, splits.train().size());
      assertEquals(0, KnownLabels.where(splits.validation(), false).length);
      assertEquals(0, KnownLabels.where(splits.test(), false).length);
      assertEquals(SIZE - 30, KnownLabels.where(splits.train(), false).length);
    }
    assertThrows(DataException.class, () -> Splits.of(kept, 30, 0, true, 5));
    for (TrainTest cut : Splits.folds(kept, 3, 1)) {
      assertEquals(10, cut.test().size());
      assertEquals(0, KnownLabels.where(cut.test(), false).length);
      assertEquals(SIZE - 30, KnownLabels.where(cut.train(), false).length);
    }
  }

  @Test
  void othersStandBehindWithoutLabels() {
    Dataset few = numbered(6);
    Dataset more = numbered(30).select(new int[] {20, 10});
    Dataset all = KnownLabels.beside(few, more);
    assertEquals(8, all.size());
    assertEquals(20, first(all, 6));
    assertEquals(10, first(all, 7));
    assertEquals(5, first(all, 5));
    assertArrayEquals(new int[] {6, 7}, KnownLabels.where(all, false));
    assertArrayEquals(new int[] {2, 2, 2}, all.classCounts());
    Dataset wide = InMemory.classification(new float[][] {{1, 2, 3}}, new int[] {0}, List.of("a"));
    DataException other = assertThrows(DataException.class, () -> KnownLabels.beside(few, wide));
    assertTrue(other.getMessage().contains("[3]"), other.getMessage());
    assertThrows(IllegalStateException.class, () -> KnownLabels.beside(more, few));
  }
}
