package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Value;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is stored between loops, and when each value is computed. */
@Tag("pure")
class MaterializationTest {
  private final TinyProgram tiny = new TinyProgram();

  /** What is stored, and when it is computed if that is. */
  private record Plan(Materialization materialization, Timeline timeline) {
    static Plan of(Program program) {
      Timeline earliest = Timeline.earliest(program);
      Materialization materialization = Materialization.of(program, earliest, Set.of());
      return new Plan(materialization, Timeline.of(program, earliest, materialization));
    }

    boolean isStored(Value value) {
      return materialization.isStored(value);
    }

    Timestep timestep(Value value) {
      return timeline.timestep(value);
    }
  }

  /** A product goes from memory to memory; what is between it and the result need not be stored. */
  @Test
  void operandsAndResultsOfProductsAreStored() {
    Value hidden = tiny.input(4).max(0);
    Value product = tiny.dense(hidden, "w", 3);
    Value shifted = product.plus(1);
    Value out = shifted.times(2);
    Plan plan = Plan.of(tiny.predicting(out));
    assertTrue(plan.isStored(hidden));
    assertTrue(plan.isStored(product));
    assertFalse(plan.isStored(shifted));
    assertTrue(plan.isStored(out), "the prediction outlives the step");
    assertEquals(new Timestep(0, 0), plan.timestep(hidden));
    assertEquals(new Timestep(0, 1), plan.timestep(product));
    assertEquals(new Timestep(0, 1), plan.timestep(out));
  }

  /** Two loops use it, the one before and the one behind the product. */
  private Plan usedTwice(Value value) {
    Value product = tiny.dense(value.plus(1), "w", value.shape().last());
    return Plan.of(tiny.predicting(product.times(value)));
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
    Plan plan = usedTwice(exp);
    assertTrue(plan.isStored(exp));
    assertEquals(Timestep.START, plan.timestep(exp));
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
    assertTrue(Plan.of(other.predicting(product.times(three))).isStored(three));
  }

  /** Every worker adds up its own rows; the whole sum is there when all have come to a barrier. */
  @Test
  void whatNeedsASumOverTheBatchRunsBehindABarrier() {
    Value x = tiny.input(4);
    Value sum = x.sum(0);
    Value shifted = x.minus(sum);
    Plan plan = Plan.of(tiny.predicting(shifted));
    assertEquals(0, plan.timestep(sum).phase());
    assertEquals(1, plan.timeline().totalled(sum).phase());
    assertEquals(1, plan.timestep(shifted).phase());
  }

  /** It reads all workers' rows of the batch, which are whole behind a barrier only. */
  @Test
  void theGradientOfAWeightRunsBehindABarrier() {
    Value x = tiny.input(4);
    Value dy = x.max(0);
    Value weight = tiny.parameter("w", 4, 4);
    Value gradient = tiny.graph.matMul(dy, x, true, false);
    tiny.update(tiny.gradient(weight), gradient);
    Plan plan = Plan.of(tiny.updating());
    assertEquals(1, plan.timestep(gradient).phase());
    assertTrue(plan.isStored(dy));
  }
}
