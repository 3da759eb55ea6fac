package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.regimen.processor.ir.Detach;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Simplify;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A simplified step means what the step meant: loss, prediction and every state it writes. */
@Tag("javac")
class SimplifyTest {
  private static Models models;

  @BeforeAll
  static void read() {
    models = Models.of(Zoo.all());
  }

  @Test
  void theMeaningStays() {
    assertAll(Zoo.all().stream().map(net -> () -> check(net)));
  }

  private static void check(Net net) {
    NetworkModel model = models.of(net);
    Program step = Lowerings.step(model);
    Program simple = Verifier.verified("simplification", Simplify.of(step));
    assertFalse(simple.body().stream().anyMatch(value -> value.op() instanceof Detach), net.name());
    Program update = Lowerings.update(model);
    Oracle before = new Oracle(7, step, update);
    Oracle after = new Oracle(7, simple, Verifier.verified("simplification", Simplify.of(update)));
    fill(Lowerings.training(model), before, after);
    for (int at = 0; at < 3; at++) {
      Batch batch = Batch.random(model, 9 - 3 * at, at);
      String where = net.name() + ", step " + at;
      Interpreter.Outcome expected = before.run(batch, at, 0.07);
      Interpreter.Outcome actual = after.run(batch, at, 0.07);
      compare(expected.outputs(), actual.outputs(), where);
      compare(expected.updates(), actual.updates(), where);
    }
  }

  private static void compare(
      Map<String, Tensor> expected, Map<String, Tensor> actual, String where) {
    assertEquals(expected.keySet(), actual.keySet(), where);
    // The gradient of a bias before batch norm is 0: what is left of it are rounding errors.
    expected.forEach(
        (name, tensor) ->
            Close.assertClose(
                tensor.data(), actual.get(name).data(), 1e-10, 1e-4, where + ", " + name));
  }

  /** Weights that no initialization would give, and running statistics off 0 and 1. */
  private static void fill(Lowered lowered, Oracle... oracles) {
    Random random = new Random(11);
    for (State state : lowered.states()) {
      double[] values = new double[(int) state.shape().elements()];
      boolean running = state.op().kind() == Leaf.Kind.RUNNING;
      Arrays.setAll(values, i -> running ? 0.5 + random.nextDouble() : 0.6 * random.nextGaussian());
      for (Oracle oracle : oracles) {
        oracle.set(state.op().name(), values);
      }
    }
  }
}
