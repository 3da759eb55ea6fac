package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays and things become data sets, or are refused by index. */
@Tag("training")
final class InMemoryTest {
  private static final String SOURCE = "data in memory";

  @Test
  void channelsMoveFromFirstToLast() {
    // Two channels of 1 x 3: planes 1 2 3 and 4 5 6.
    Dataset floats =
        InMemory.classification(new float[][] {{0, 0, 0, 0, 0, 0}, {1, 2, 3, 4, 5, 6}}, new int[2])
            .withShape(2, 1, 3)
            .channelsLast();
    ImageSamples samples = new ImageSamples("bytes", 2, 1, 3);
    samples.add(new byte[] {0, 0, 0, 0, 0, 0}, 0);
    samples.add(new byte[] {51, 102, (byte) 153, (byte) 204, (byte) 255, 0}, 0);
    Dataset bytes = samples.dataset(java.util.List.of("one"), java.util.List.of()).channelsLast();
    float[] row = new float[6];
    floats.features(1, row, 0);
    assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, row);
    assertArrayEquals(new int[] {1, 3, 2}, floats.shape());
    bytes.select(new int[] {1}).features(0, row, 0);
    assertArrayEquals(new float[] {0.2f, 0.8f, 0.4f, 1, 0.6f, 0}, row);
    Refusal.of(
        "data in memory: expected images [channels, height, width], found samples [6]",
        () -> floats.withShape(6).channelsLast());
  }

  @Test
  void arraysAreCopied() {
    float[][] features = {{1, 2}, {3, 4}};
    int[] labels = {1, 0};
    Dataset data = InMemory.classification(features, labels, List.of("no", "yes"));
    features[0][0] = 9;
    labels[0] = 9;
    assertArrayEquals(new float[] {1, 2}, row(data, 0));
    assertEquals(1, data.label(0));
    assertEquals("data in memory: 2 samples of [2], 2 classes", data.toString());
  }

  @Test
  void nd4jArraysKeepTheShapeOfASample() {
    INDArray images = Nd4j.arange(24).castTo(DataType.FLOAT).reshape('c', 2, 3, 2, 2);
    Dataset data =
        InMemory.classification(images, Nd4j.createFromArray(new int[] {0, 2}).reshape(2, 1));
    assertArrayEquals(new int[] {3, 2, 2}, data.shape());
    assertArrayEquals(new float[] {12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23}, row(data, 1));
    assertEquals(List.of("0", "1", "2"), data.classes());
    // A transposed view is read by its indices, not by its memory.
    INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
    Dataset columns =
        InMemory.regression(matrix.transpose(), Nd4j.createFromArray(new float[] {7, 8, 9}));
    assertArrayEquals(new float[] {3, 6}, row(columns, 2));
    float[] target = new float[1];
    columns.targets(2, target, 0);
    assertEquals(9f, target[0]);
  }

  @Test
  void oneSampleAsAnNd4jArray() {
    Dataset data =
        InMemory.regression(
            Nd4j.createFromArray(new float[][] {{1, 2, 3}}),
            Nd4j.createFromArray(new float[][] {{4}}));
    assertEquals(1, data.size());
    assertArrayEquals(new float[] {1, 2, 3}, row(data, 0));
  }

  @Test
  void thingsAreEncodedAndTheirClassesOrderedByName() {
    Encoder<String> letters =
        new Encoder<>() {
          @Override
          public int[] shape() {
            return new int[] {1, 2, 1};
          }

          @Override
          public void encode(String sample, float[] into) {
            into[0] = sample.length();
            into[1] = sample.charAt(0);
          }
        };
    Dataset data =
        InMemory.classification(
            List.of("pear", "fig", "plum"),
            letters,
            fruit -> fruit.length() > 3 ? "long" : "brief");
    assertEquals(List.of("brief", "long"), data.classes());
    assertArrayEquals(new int[] {1, 2}, data.classCounts());
    assertArrayEquals(new int[] {1, 2, 1}, data.shape());
    assertArrayEquals(new float[] {3, 'f'}, row(data, 1));
    Iterator<String> once = List.of("pear", "fig").iterator();
    Dataset lengths = InMemory.regression(() -> once, letters, String::length);
    assertEquals(2, lengths.size());
    assertEquals(1, lengths.outputs());
  }

  @Test
  void badArraysAreRefusedByIndex() {
    float[][] two = {{1, 2}, {3, 4}};
    Refusal.of(
        SOURCE + ", index 1: expected 2 features as at index 0, found 3",
        () -> InMemory.classification(new float[][] {{1, 2}, {3, 4, 5}}, new int[] {0, 1}));
    DataException refusal =
        Refusal.of(
            SOURCE + ", index 1: feature 0 is not a finite number: NaN",
            () ->
                InMemory.classification(new float[][] {{1, 2}, {Float.NaN, 4}}, new int[] {0, 1}));
    assertEquals(1, refusal.index().orElseThrow());
    Refusal.of(
        SOURCE + ", index 0: target 1 is not a finite number: Infinity",
        () -> InMemory.regression(two, new float[][] {{1, Float.POSITIVE_INFINITY}, {1, 1}}));
    Refusal.of(
        SOURCE + ", index 1: label 2 is out of range: there are 2 classes, counted from 0",
        () -> InMemory.classification(two, new int[] {0, 2}, List.of("a", "b")));
    Refusal.of(
        SOURCE + ", index 0: expected a class index of at least 0 and below 1000000, found -1",
        () -> InMemory.classification(two, new int[] {-1, 0}));
    Refusal.of(
        SOURCE + ": there are 2 samples but 3 labels",
        () -> InMemory.classification(two, new int[] {0, 1, 0}));
    Refusal.of(
        SOURCE + ": there are 2 samples but 1 targets",
        () -> InMemory.regression(two, new float[] {1}));
    Refusal.of(
        SOURCE + ": there are no samples",
        () -> InMemory.classification(new float[0][], new int[0]));
    Refusal.of(
        SOURCE + ", index 0: expected at least one feature, found none",
        () -> InMemory.regression(new float[][] {{}}, new float[] {1}));
    Refusal.of(
        SOURCE + ": two classes are named \"a\"",
        () -> InMemory.classification(two, new int[] {0, 1}, List.of("a", "a")));
    Refusal.of(
        SOURCE + ", index 1: expected one class index, found [0.5]",
        () ->
            InMemory.classification(
                Nd4j.createFromArray(two), Nd4j.createFromArray(new float[] {0, 0.5f})));
  }

  @Test
  void viewsAreRefusedWhereTheyDoNotFit() {
    Dataset data = InMemory.classification(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1});
    Refusal.of(SOURCE + ": the shape [2, 2] does not hold 2 features", () -> data.withShape(2, 2));
    Refusal.of(SOURCE + ": a shape has sides of at least 1, not 0", () -> data.withShape(0));
    Refusal.of(
        SOURCE + ": the shape [65536, 65536, 65536] does not hold 2 features",
        () -> data.withShape(65536, 65536, 65536));
    Refusal.of(
        SOURCE + ", index 1: label 1 is out of range: there are 1 classes, counted from 0",
        () -> data.withClasses(List.of("a")));
    Refusal.of(
        SOURCE
            + ": samples of shape [1] do not fit the training samples of shape [2] from "
            + SOURCE,
        () ->
            new TrainTest(
                data, InMemory.classification(new float[][] {{1}, {2}}, new int[] {0, 1})));
    Refusal.of(
        SOURCE + ": classes [a, b] are not those of " + SOURCE + ": [0, 1]",
        () -> new TrainTest(data, data.withClasses(List.of("a", "b"))));
    assertThrows(IndexOutOfBoundsException.class, () -> data.select(new int[] {2}));
    assertThrows(IllegalStateException.class, () -> data.targets(0, new float[1], 0));
  }

  @Test
  void whatIsNullHasItsPlace() {
    float[][] rows = {{1}, null};
    int[] labels = {0, 1};
    String problem = SOURCE + ", index 1: expected a row of features, found null";
    Refusal.of(problem, () -> InMemory.classification(rows, labels));
    Refusal.of(problem, () -> InMemory.regression(rows, new float[] {1, 2}));
    Refusal.of(
        SOURCE + ", index 0: expected a row of targets, found null",
        () -> InMemory.regression(new float[][] {{1}, {2}}, new float[][] {null, {1}}));
    Refusal.of(
        SOURCE + ": expected names of classes, found null among [a, null]",
        () -> InMemory.classification(new float[][] {{1}, {2}}, labels, Arrays.asList("a", null)));
    Encoder<String> length =
        new Encoder<>() {
          @Override
          public int[] shape() {
            return new int[] {1};
          }

          @Override
          public void encode(String text, float[] into) {
            into[0] = text.length();
          }
        };
    Refusal.of(
        SOURCE + ", index 1: expected the name of a class, found null",
        () ->
            InMemory.classification(
                List.of("a", "bb"), length, text -> text.equals("a") ? text : null));
  }

  private static float[] row(Dataset data, int index) {
    float[] row = new float[data.features()];
    data.features(index, row, 0);
    return row;
  }
}
