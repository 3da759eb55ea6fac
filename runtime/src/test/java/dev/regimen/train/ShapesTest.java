package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Refusal;
import dev.regimen.data.Splits;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** As many features in other places are other pixels, and no network takes them. */
@Tag("training")
final class ShapesTest {
  private static final String REST = ", but Hand expects [4, 2, 3]: height, width, channels last";

  private final Blueprint blueprint =
      HandTrainer.sketch("Hand", 24, 4, 2).classes(2).input(4, 2, 3).build();

  private static Dataset data(int... shape) {
    float[][] rows = new float[20][24];
    int[] labels = new int[20];
    for (int i = 0; i < rows.length; i++) {
      rows[i][i] = 1;
      labels[i] = i % 2;
    }
    return InMemory.classification(rows, labels).withShape(shape);
  }

  private void refuses(String message, Dataset data) {
    DataException refusal =
        Refusal.of(
            "data in memory: " + message, () -> DataCheck.check(blueprint, Splits.trainOnly(data)));
    assertTrue(refusal.index().isEmpty());
  }

  @Test
  void otherSidesAreRefused() {
    refuses("samples are [3, 4, 2]" + REST + "; data.channelsLast() moves them", data(3, 4, 2));
    refuses("samples are [2, 4, 3]" + REST, data(2, 4, 3));
    refuses("samples are [8, 3]" + REST, data(8, 3));
  }

  @Test
  void sidesOfOneAndVectorsMoveNothing() {
    for (Dataset data :
        new Dataset[] {
          data(4, 2, 3), data(24), data(1, 4, 2, 3), data(4, 2, 3, 1), data(3, 4, 2).channelsLast()
        }) {
      DataCheck.check(blueprint, Splits.trainOnly(data));
      assertEquals(24, data.features());
    }
  }
}
