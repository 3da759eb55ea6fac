package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Samples with targets of several tasks, some of which are unknown. */
@Tag("pure")
final class TasksTest {
  private static final float[] GAP = {Float.NaN, Float.NaN};
  private static final List<String> KINDS = List.of("cat", "dog");

  private static Dataset plain() {
    return InMemory.classification(new float[][] {{1}, {2}, {3}, {4}}, new int[] {0, 1, 1, 0});
  }

  private static Dataset data() {
    return plain()
        .withTask("size", new float[][] {{1, 10}, GAP, {3, 10}, {8, 40}})
        .withTask("kind", new int[] {1, 0, Dataset.MISSING, 0}, KINDS);
  }

  @Test
  void everyTaskHasTargetsOfItsOwn() {
    Dataset data = data();
    assertEquals(List.of("", "size", "kind"), data.tasks());
    assertEquals(
        "data in memory: 4 samples of [1], 2 classes, 2 outputs for size, 2 classes for kind",
        data.toString());
    assertEquals(List.of("0", "1"), data.classes());
    assertEquals(KINDS, data.classes(2));
    assertEquals(2, data.outputs(1));
    assertEquals(Dataset.MISSING, data.label(2, 2));
    Dataset part = data.select(new int[] {3, 1});
    float[] into = new float[3];
    part.targets(1, 0, into, 1);
    assertArrayEquals(new float[] {0, 8, 40}, into);
    part.targets(1, 1, into, 0);
    assertTrue(Float.isNaN(into[0]) && Float.isNaN(into[1]));
    assertEquals(0, part.label(2, 0));
    assertThrows(IllegalStateException.class, () -> data.label(1, 0));
    assertThrows(IllegalStateException.class, () -> data.targets(2, 0, into, 0));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Dataset data = data();
    Refusal.of(
        "data in memory: the task \"size\" is given twice",
        () -> data.withTask("size", new float[4][1]));
    Refusal.of(
        "data in memory: 4 samples, but 3 targets for the task age",
        () -> data.withTask("age", new float[3][1]));
    Refusal.of(
        "data in memory, index 2: label 2 is out of range: there are 2 classes, counted from 0",
        () -> plain().withTask("kind", new int[] {0, 1, 2, 0}, KINDS));
    Refusal.of(
        "data in memory, index 1: target of age 1 is not a finite number: NaN",
        () -> plain().withTask("age", new float[][] {{1, 1}, {1, Float.NaN}, {1, 1}, {1, 1}}));
    assertThrows(
        IllegalStateException.class,
        () -> data.select(new int[] {0}).withTask("age", new float[1][1]));
    Refusal.of(
        "data in memory: the tasks [] are not those of data in memory: [, size, kind]"
            .replace("[]", plain().tasks().toString()),
        () -> new Splits(data, plain(), plain()));
    Dataset other =
        plain()
            .withTask("size", new float[4][2])
            .withTask("kind", new int[4], List.of("dog", "cat"));
    Refusal.of(
        "data in memory: classes of the task kind [dog, cat] are not those of data in memory:"
            + " [cat, dog]",
        () -> new Splits(data, other, other));
  }

  /** By hand over the three samples that have a size: means 4 and 20, deviations √(26/3), √200. */
  @Test
  void whatIsUnknownIsNoPartOfTheMean() {
    Preprocessing fitted = Preprocessing.fit(data(), false, true, new int[] {2, 1});
    float[] target = {8, 40};
    fitted.applyTargets(1, target, 0);
    assertEquals(4 / Math.sqrt(26 / 3.0), target[0], 1e-6);
    assertEquals(20 / Math.sqrt(200), target[1], 1e-6);
    assertEquals(40, fitted.restoreTarget(1, 1, target[1]), 1e-5);
    assertEquals(0.5, fitted.restoreTarget(0, 0, 0.5));
    Map<String, String> texts = fitted.toMetadata(List.of("kind", "size"));
    assertTrue(texts.containsKey("preprocessing.targetMean.size"), texts.toString());
    Preprocessing read = Preprocessing.fromMetadata(texts, 1, List.of("kind", "size"), 0, 2);
    assertEquals(fitted.restoreTarget(1, 0, 0.25), read.restoreTarget(1, 0, 0.25));
  }
}
