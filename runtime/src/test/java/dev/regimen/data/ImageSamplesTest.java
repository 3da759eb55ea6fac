package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images of bytes that a program collects itself. */
@Tag("pure")
final class ImageSamplesTest {
  @Test
  void imagesAreCopiedAndRead() {
    ImageSamples samples = new ImageSamples("mine", 1, 2, 1);
    byte[] image = {0, (byte) 255};
    samples.add(image, 1);
    image[0] = 51;
    samples.add(image, 0);
    Dataset data = samples.dataset(List.of("a", "b"));
    assertArrayEquals(new int[] {1, 2, 1}, data.shape());
    float[] pixels = new float[2];
    data.features(0, pixels, 0);
    assertArrayEquals(new float[] {0, 1}, pixels);
    data.select(new int[] {1}).features(0, pixels, 0);
    assertArrayEquals(new float[] {0.2f, 1}, pixels);
    assertArrayEquals(new int[] {1, 1}, data.classCounts());
  }

  @Test
  void whatDoesNotFit() {
    assertThrows(IllegalArgumentException.class, () -> new ImageSamples("mine", 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new ImageSamples("mine", 40_000, 40_000, 1));
    ImageSamples samples = new ImageSamples("mine", 2, 2, 3);
    assertThrows(IllegalArgumentException.class, () -> samples.add(new byte[11], 0));
    Refusal.of("mine: there are no images", () -> samples.dataset(List.of("a")));
    samples.add(new byte[12], 1);
    Refusal.of(
        "mine, index 0: label 1 is out of range: there are 1 classes, counted from 0",
        () -> samples.dataset(List.of("a")));
    Refusal.of("mine: two classes are named \"a\"", () -> samples.dataset(List.of("a", "a")));
  }
}
