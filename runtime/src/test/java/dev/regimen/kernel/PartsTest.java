package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class PartsTest {
  private static final int AT = 5;
  private static final int LENGTH = 2500;
  private static final int PART_AT = 3;

  private static Floats ramp(int length, double from) {
    Floats vector = Floats.allocate(length);
    for (int i = 0; i < length; i++) {
      vector.set(i, from + i);
    }
    return vector;
  }

  /** Three workers' views of the same vectors, made by a pool, which alone makes workers. */
  private static List<Parts> views(Reals gradients, Reals... others) {
    List<Parts> views = new ArrayList<>(List.of());
    try (ThreadPool pool = ThreadPool.of(1 + others.length)) {
      Parts[] made = new Parts[1 + others.length];
      pool.run(worker -> made[worker.index()] = new Parts(worker, gradients, others));
      views.addAll(List.of(made));
    }
    return views;
  }

  @Test
  void everyWorkerHasAPlaceOfItsOwn() {
    Floats gradients = ramp(LENGTH + 10, 0);
    Floats second = ramp(LENGTH + 3, 10_000);
    List<Parts> views = views(gradients, second);
    assertEquals(AT, views.get(0).floats(AT, PART_AT, LENGTH).get(0));
    assertEquals(10_000 + PART_AT, views.get(1).floats(AT, PART_AT, LENGTH).get(0));
    assertEquals(LENGTH, views.get(1).floats(AT, PART_AT, LENGTH).length());
  }

  @Test
  void aTileGetsTheOthersPartsWhereThereAreAny() {
    Floats gradients = ramp(LENGTH + 10, 0);
    Floats second = ramp(LENGTH + 3, 10_000);
    Floats third = ramp(LENGTH + 3, 200_000);
    Parts parts = views(gradients, second, third).get(2);
    parts.floats(AT, PART_AT, LENGTH);
    float[] tile = new float[8];
    gradients.read(1, tile, 8); // elements 1 to 8, of which 5 to 8 come in parts
    parts.add(1, tile, 8);
    float[] expected = new float[8];
    for (int i = 0; i < 8; i++) {
      int at = 1 + i;
      expected[i] = at < AT ? at : at + 10_000 + 200_000 + 2 * (at - AT + PART_AT);
    }
    assertArrayEquals(expected, tile);
    assertEquals(expected[7], gradients.get(8), "the gradient itself is whole as well");
    assertEquals(9, gradients.get(9), "what was not asked for stays as it was");
  }

  @Test
  void aRangeIsAddedUpInPlace() {
    Doubles gradients = Doubles.allocate(LENGTH + 10);
    gradients.fill(1);
    Doubles second = Doubles.allocate(LENGTH + 3);
    second.fill(10);
    Parts parts = views(gradients, second).get(1);
    parts.earlyDoubles(AT, PART_AT, LENGTH);
    parts.total(AT, PART_AT, LENGTH);
    assertEquals(1, gradients.get(AT - 1));
    assertEquals(11, gradients.get(AT));
    assertEquals(11, gradients.get(AT + LENGTH - 1));
    assertEquals(1, gradients.get(AT + LENGTH));
    double[] tile = {gradients.get(AT)};
    parts.add(AT, tile, 1);
    assertEquals(11, tile[0], "what was added up early is not added again");
  }

  @Test
  void oneWorkerHasNothingToAdd() {
    Floats gradients = ramp(20, 0);
    Parts parts = new Parts(Worker.single(), gradients);
    parts.floats(2, 0, 4);
    float[] tile = {2, 3};
    parts.add(2, tile, 2);
    assertArrayEquals(new float[] {2, 3}, tile);
  }
}
