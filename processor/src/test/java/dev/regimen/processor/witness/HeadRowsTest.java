package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.StepBench;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A head of several fields in a row, beside finite differences and the same head as a block. */
@Tag("training")
class HeadRowsTest {
  private static final int ROWS = HeadsTest.ROWS;
  private static final double RATE = HeadsTest.RATE;

  @Test
  void gradientsOfFieldsInARowAreDifferencesOfTheLoss() {
    try (StepBench bench = HeadsTest.bench(Heads.rows(), 2)) {
      Twins.scatter(bench, 5);
      HeadNumbers.random(bench, ROWS, 3).feed(bench);
      Differences.check(bench, ROWS, 4, "Rows");
    }
    HeadsTest.trainBeside(Heads.rows(), 2);
  }

  /** Drops, statistics, decay by depth and all else of it. */
  @Test
  void fieldsInARowTrainToTheBitsOfABlock() {
    try (StepBench rows = HeadsTest.bench(Heads.rows(), 2);
        StepBench block = HeadsTest.bench(HeadsTest.ROWS_AS_BLOCK, 2)) {
      Twins.scatter(block, 5);
      block.parameters().forEach(name -> rows.set(inRow(name), block.get(name)));
      for (int step = 0; step < 4; step++) {
        HeadNumbers numbers = HeadNumbers.random(rows, ROWS, 3 + step);
        numbers.feed(rows);
        block.input(numbers.input());
        block.target("b", numbers.targets().get(0), numbers.present().get(0));
        block.target("d", numbers.targets().get(1), numbers.present().get(1));
        StepBench.Shown expected = block.train(ROWS, step, RATE);
        StepBench.Shown shown = rows.train(ROWS, step, RATE);
        assertEquals(expected.loss(), shown.loss());
        assertArrayEquals(expected.losses(), shown.losses());
      }
      block
          .parameters()
          .forEach(name -> assertArrayEquals(block.get(name), rows.get(inRow(name)), name));
      block
          .running()
          .forEach(name -> assertArrayEquals(block.get(name), rows.get(inRow(name)), name));
      assertEquals(block.infer(ROWS).loss(), rows.infer(ROWS).loss());
    }
  }

  /** {@code b.c.weight} is {@code c.weight}, and what is behind the block has later letters. */
  private static String inRow(String ofBlock) {
    if (ofBlock.startsWith("b.")) {
      return ofBlock.substring("b.".length());
    }
    return Map.of("a", "a", "c", "e", "d", "f").get(ofBlock.substring(0, 1)) + ofBlock.substring(1);
  }
}
