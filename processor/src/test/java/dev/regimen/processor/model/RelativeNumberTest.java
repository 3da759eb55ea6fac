package dev.regimen.processor.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Block;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class RelativeNumberTest {
  private static OptionalInt in(int number, int width) {
    return RelativeNumber.in(number, width, 2);
  }

  @Test
  void multiplesAndFractionsOfTheWidth() {
    assertEquals(OptionalInt.of(96), in(Block.WIDTH, 96));
    assertEquals(OptionalInt.of(4 * 96), in(4 * Block.WIDTH, 96));
    assertEquals(OptionalInt.of(151 * 96), in(151 * Block.WIDTH, 96));
    assertEquals(OptionalInt.of(144), in(3 * Block.WIDTH / 2, 96));
    assertEquals(OptionalInt.of(144), in(Block.WIDTH / 2 * 3, 96));
    assertEquals(OptionalInt.of(1), in(Block.WIDTH / 4096, 4096));
    for (int divisor :
        List.of(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 20, 24, 32, 64)) {
      assertEquals(OptionalInt.of(7), in(Block.WIDTH / divisor, 7 * divisor), "1/" + divisor);
      assertEquals(OptionalInt.empty(), in(Block.WIDTH / divisor, 7 * divisor + 1));
    }
  }

  @Test
  void sumsAreNoMultiples() {
    for (int sum : List.of(Block.WIDTH + 1, Block.WIDTH - 1, Block.WIDTH + 64, Block.WIDTH / 13)) {
      for (int width : List.of(1, 13, 64, 1000, 4096)) {
        assertEquals(OptionalInt.empty(), in(sum, width), sum + " of " + width);
      }
    }
  }

  @Test
  void theStrideIsTheStride() {
    assertEquals(OptionalInt.of(2), in(Block.STRIDE, 64));
    assertEquals("Block.STRIDE", RelativeNumber.text(Block.STRIDE));
  }

  @Test
  void plainNumbersAreNotRelative() {
    for (int number : List.of(Integer.MAX_VALUE, 64, 1, 0, -1, -64, -3000)) {
      assertFalse(RelativeNumber.is(number), "" + number);
    }
    for (int number : List.of(Block.WIDTH, 9 * Block.WIDTH, Block.WIDTH / 4096, Block.STRIDE)) {
      assertTrue(RelativeNumber.is(number), "" + number);
    }
  }

  @Test
  void isToldAsItIsWritten() {
    assertEquals("Block.WIDTH", RelativeNumber.text(Block.WIDTH));
    assertEquals("4 * Block.WIDTH", RelativeNumber.text(4 * Block.WIDTH));
    assertEquals("Block.WIDTH / 4", RelativeNumber.text(Block.WIDTH / 4));
    assertEquals("1.5 * Block.WIDTH", RelativeNumber.text(3 * Block.WIDTH / 2));
  }
}
