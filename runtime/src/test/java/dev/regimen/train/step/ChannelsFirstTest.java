package dev.regimen.train.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.kernel.Floats;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@Tag("training")
class ChannelsFirstTest {
  /** Two filters of 2 x 2 taps over three channels, as many as a tap has rows plus one. */
  private static final NamedTensor CONVOLUTION =
      new NamedTensor("c.weight", 0, List.of(2, 3, 2, 2), List.of(2, 2, 2, 3));

  /** The value says where it belongs: filter, channel, row, column. */
  private static Floats numbered() {
    Floats stored = Floats.allocate(24);
    int at = 0;
    for (int filter = 0; filter < 2; filter++) {
      for (int row = 0; row < 2; row++) {
        for (int column = 0; column < 2; column++) {
          for (int channel = 0; channel < 3; channel++) {
            stored.set(at++, 1000 * filter + 100 * channel + 10 * row + column);
          }
        }
      }
    }
    return stored;
  }

  @Test
  void aFileHasChannelsBeforeRowsAndColumns() {
    float[] file = new float[24];
    CONVOLUTION.inFileOrder(numbered()).read(0, file, 0, 24);
    float[] expected = new float[24];
    for (int i = 0; i < 24; i++) {
      expected[i] = 1000 * (i / 12) + 100 * (i / 4 % 3) + 10 * (i / 2 % 2) + i % 2;
    }
    assertArrayEquals(expected, file);
  }

  @Test
  void whatIsWrittenInTheFilesOrderLiesInMemorys() {
    Floats stored = Floats.allocate(24);
    float[] file = new float[24];
    CONVOLUTION.inFileOrder(numbered()).read(0, file, 0, 24);
    CONVOLUTION.inFileOrder(stored).write(0, file, 0, 24);
    for (int i = 0; i < 24; i++) {
      assertEquals(numbered().get(i), stored.get(i));
    }
  }

  @Test
  void anArraySharesTheMemory() {
    Floats stored = numbered();
    INDArray view = CONVOLUTION.view(stored);
    assertArrayEquals(new long[] {2, 3, 2, 2}, view.shape());
    assertEquals(1210, view.getInt(1, 2, 1, 0));
    view.putScalar(new int[] {1, 2, 1, 0}, 7);
    assertEquals(7, stored.get(12 + 6 + 2));
  }

  @Test
  void columnsOfAFlattenedMapAreReordered() {
    NamedTensor dense = new NamedTensor("d.weight", 0, List.of(2, 12), List.of(2, 2, 2, 3));
    float[] file = new float[12];
    dense.inFileOrder(numbered()).read(0, file, 0, 12);
    assertArrayEquals(new float[] {0, 1, 10, 11, 100, 101, 110, 111, 200, 201, 210, 211}, file);
  }
}
