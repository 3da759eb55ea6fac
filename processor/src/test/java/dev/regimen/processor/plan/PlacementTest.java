package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is stored between loops, and when each value is computed. */
@Tag("pure")
class PlacementTest {
  private final TinyProgram tiny = new TinyProgram();

  /** A product goes from memory to memory; what is between it and the result need not be stored. */
  @Test
  void operandsAndResultsOfProductsAreStored() {
    Value hidden = tiny.input(4).max(0);
    Value product = tiny.dense(hidden, "w", 3);
    Value shifted = product.plus(1);
    Value out = shifted.times(2);
    Placement placement = new Placement(tiny.predicting(out));
    assertTrue(placement.isStored(hidden));
    assertTrue(placement.isStored(product));
    assertFalse(placement.isStored(shifted));
    assertTrue(placement.isStored(out), "the prediction outlives the step");
    assertEquals(new Timestep(0, 0), placement.timestep(hidden));
    assertEquals(new Timestep(0, 1), placement.timestep(product));
    assertEquals(new Timestep(0, 1), placement.timestep(out));
  }

  /** Two loops use it, the one before and the one behind the product. */
  private Placement usedTwice(Value value) {
    Value product = tiny.dense(value.plus(1), "w", value.shape().last());
    return new Placement(tiny.predicting(product.times(value)));
  }

  /** A multiplication costs less than a store and a load. */
  @Test
  void cheapArithmeticIsDoneAgain() {
    Value twice = tiny.input(4).times(2);
    assertFalse(usedTwice(twice).isStored(twice));
  }

  /** Twenty to forty multiplications' worth: the first loop that needs it stores it. */
  @Test
  void transcendentalFunctionsAreStored() {
    Value exp = tiny.input(4).exp();
    Placement placement = usedTwice(exp);
    assertTrue(placement.isStored(exp));
    assertEquals(Timestep.START, placement.timestep(exp));
  }

  /** Reading three rows again is more than storing one and reading that; reading two is not. */
  @Test
  void sumsOfThreeRowsAreStoredAndOfTwoAreNot() {
    Value two = tiny.input(4).plus(tiny.rows(Leaf.Kind.TARGET, 4));
    assertFalse(usedTwice(two).isStored(two));
    TinyProgram other = new TinyProgram();
    Value three =
        other
            .input(4)
            .plus(other.rows(Leaf.Kind.TARGET, 4))
            .plus(other.rows(Leaf.Kind.CONDITION, 4));
    Value product = other.dense(three.plus(1), "w", 4);
    assertTrue(new Placement(other.predicting(product.times(three))).isStored(three));
  }

  /** Every worker adds up its own rows; the whole sum is there when all have come to a barrier. */
  @Test
  void whatNeedsASumOverTheBatchRunsBehindABarrier() {
    Value x = tiny.input(4);
    Value sum = x.sum(0);
    Value shifted = x.minus(sum);
    Placement placement = new Placement(tiny.predicting(shifted));
    assertEquals(0, placement.timestep(sum).phase());
    assertEquals(1, placement.totalled(sum).phase());
    assertEquals(1, placement.timestep(shifted).phase());
  }

  /** It reads all workers' rows of the batch, which are whole behind a barrier only. */
  @Test
  void theGradientOfAWeightRunsBehindABarrier() {
    Value x = tiny.input(4);
    Value dy = x.max(0);
    Value weight = tiny.parameter("w", 4, 4);
    Value gradient = tiny.graph.matMul(dy, x, true, false);
    tiny.update(tiny.gradient(weight), gradient);
    Placement placement = new Placement(tiny.updating());
    assertEquals(1, placement.timestep(gradient).phase());
    assertTrue(placement.isStored(dy));
  }
}
