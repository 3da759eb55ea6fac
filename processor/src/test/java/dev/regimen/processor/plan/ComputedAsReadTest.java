package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which gradients of maxima are never stored, and how long what they are made from is kept. */
@Tag("pure")
class ComputedAsReadTest {
  private static final Window OF_FOUR = new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0);

  private final TinyProgram tiny = new TinyProgram();

  private Value map() {
    return tiny.graph.leaf(Leaf.Kind.INPUT, "input", Shape.batch(4, 4, 3)).times(2);
  }

  private Value gradient(Value x, Window window) {
    Value y = tiny.graph.add(new Pool(Pool.Kind.MAX, window), List.of(x));
    PoolGradient gradient = new PoolGradient(Pool.Kind.MAX, window, x.shape());
    return tiny.graph.add(gradient, List.of(y.max(0), x, y));
  }

  @Test
  void whatOneLoopReadsIsNotStored() {
    Value x = map();
    Value dx = gradient(x, OF_FOUR);
    Value out = dx.times(3);
    Schedule schedule = PlanVerifier.verified(Fusion.of(tiny.predicting(out)));
    assertEquals(Set.of(dx), schedule.computedAsRead());
    assertFalse(schedule.written().contains(dx));
    assertTrue(schedule.outliving().contains(dx), "its name is taken");
    Layout layout =
        PlanVerifier.verified(schedule, MemoryPlanner.of(schedule, List.of(), List.of()));
    assertFalse(layout.activations().containsKey(dx));
    Liveness liveness = new Liveness(schedule);
    int loop = liveness.writer(out);
    dx.args()
        .forEach(arg -> assertEquals(loop, liveness.reader(arg), arg + " is read by the loop"));
  }

  @Test
  void whatOthersReadTooIsStored() {
    Value dx = gradient(map(), OF_FOUR);
    Schedule predicted = Fusion.of(tiny.predicting(dx));
    assertEquals(Set.of(), predicted.computedAsRead());
    Value twice = gradient(dx.times(2), OF_FOUR);
    Schedule schedule = Fusion.of(tiny.predicting(twice.times(dx)));
    assertFalse(schedule.computedAsRead().contains(dx), "two loops read it");
    assertTrue(schedule.written().contains(dx));
  }

  @Test
  void windowsThatOverlapAreStored() {
    Value dx = gradient(map(), new Window(3, 3, 2, 2, 1, 1, 1, 1, 1, 1));
    assertEquals(Set.of(), Fusion.of(tiny.predicting(dx.times(3))).computedAsRead());
  }
}
