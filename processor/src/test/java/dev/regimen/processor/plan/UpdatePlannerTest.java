package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which parameters are updated by one loop, and what each phase of an update does. */
@Tag("pure")
class UpdatePlannerTest {
  private final TinyProgram tiny = new TinyProgram();

  /** w − 0.1·g. */
  private Value descent(String name, int... dims) {
    Value w = tiny.parameter(name, dims);
    tiny.update(w, w.minus(tiny.gradient(w).times(0.1)));
    return w;
  }

  /** m ← 0.9·m + g, w ← w − 0.1·m. */
  private UpdatePlan plan() {
    return UpdatePlanner.of(Map.of(UpdateStage.UPDATE, tiny.updating()));
  }

  private Value momentum(String name, int... dims) {
    Value w = tiny.parameter(name, dims);
    Value m = tiny.slot("mean of " + name, w);
    Value next = m.times(0.9).plus(tiny.gradient(w));
    tiny.update(m, next);
    tiny.update(w, w.minus(next.times(0.1)));
    return w;
  }

  /** The expressions decide, not the shapes: one loop goes over vectors and matrices alike. */
  @Test
  void parametersThatAreUpdatedAlikeLieSideBySide() {
    Value first = descent("first", 3, 4);
    Value other = momentum("other", 2, 2);
    Value bias = descent("bias", 3);
    UpdateSchedule schedule = plan().update();
    assertEquals(List.of(first, bias, other), plan().tensors());
    assertEquals(List.of(15L, 4L), schedule.groups().stream().map(UpdateGroup::size).toList());
    assertEquals(2, schedule.loops().size());
    assertEquals(0, schedule.lastPhase());
  }

  /** A phase of a run updates a group whole or not at all, so that slots lie alike in all. */
  @Test
  void whatTrainsFromAnotherPhaseOnIsInAnotherGroup() {
    Value first = descent("first", 3, 4);
    Value later = descent("later", 2, 2);
    Value last = descent("last", 3);
    UpdatePlan plan =
        UpdatePlanner.of(
            Map.of(UpdateStage.UPDATE, tiny.updating()),
            leaf -> leaf.name().equals("later") ? 1 : 0);
    assertEquals(List.of(first, last, later), plan.tensors());
    assertEquals(List.of(15L, 4L), plan.update().groups().stream().map(UpdateGroup::size).toList());
  }

  /** With another number in the same expression one loop would serve one of them wrongly. */
  @Test
  void anotherNumberIsAnotherGroup() {
    descent("first", 4);
    Value w = tiny.parameter("second", 4);
    tiny.update(w, w.minus(tiny.gradient(w).times(0.2)));
    assertEquals(2, plan().update().groups().size());
  }

  private static Value norm(Value x) {
    int[] axes = new int[x.shape().rank()];
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis] = axis;
    }
    return x.square().sum(axes).reshape(Shape.scalar());
  }

  /** The whole network's norm is known when every tensor's sum is: one barrier lies between. */
  @Test
  void aSumOverAllTensorsStandsBeforeWhatItScales() {
    Value one = tiny.parameter("one", 3, 4);
    Value two = tiny.parameter("two", 5);
    List<Value> norms = List.of(norm(tiny.gradient(one)), norm(tiny.gradient(two)));
    Value total = tiny.graph.add(new Total(), norms);
    Value factor = total.rsqrt();
    for (Value w : List.of(one, two)) {
      tiny.update(w, w.minus(tiny.gradient(w).times(factor)));
    }
    UpdateSchedule schedule = plan().update();
    assertEquals(1, schedule.groups().size());
    assertTrue(schedule.isOfAll(factor));
    assertFalse(schedule.isOfAll(norms.get(0)));
    assertEquals(List.of(0, 1), schedule.loops().stream().map(FlatLoop::phase).toList());
    FlatLoop summing = schedule.loops().get(0);
    FlatLoop stepping = schedule.loops().get(1);
    assertEquals(1, summing.sums().size());
    assertEquals(List.of(), summing.updates());
    assertEquals(List.of(), summing.carried(), "the gradient lies in memory anyway");
    assertEquals(one, stepping.updates().get(0).state());
    assertTrue(stepping.numbers().contains(factor));
  }

  /** w ← w − u / |u|, for some u of the gradient. */
  private List<FlatLoop> normalized(Value w, Value u) {
    tiny.update(w, w.minus(u.times(norm(u).rsqrt())));
    return plan().update().loops();
  }

  /**
   * An exponential is not computed twice; it lies where the gradient lay, which is read no more.
   */
  @Test
  void whatIsDearIsCarriedInThePlaceOfTheGradient() {
    Value w = tiny.parameter("w", 6);
    Value u = tiny.gradient(w).exp();
    List<FlatLoop> loops = normalized(w, u);
    assertEquals(List.of(u), loops.get(0).carried());
    assertSame(u, loops.get(0).inGradient());
    assertTrue(loops.get(1).reads().contains(u));
    assertFalse(loops.get(1).reads().contains(tiny.gradient(w)));
  }

  @Test
  void whatIsCheapIsComputedInBothPhases() {
    Value w = tiny.parameter("w", 6);
    Value u = tiny.gradient(w).times(2);
    List<FlatLoop> loops = normalized(w, u);
    assertEquals(List.of(), loops.get(0).carried());
    assertNull(loops.get(0).inGradient());
    assertTrue(loops.get(0).computed().contains(u));
    assertTrue(loops.get(1).computed().contains(u));
  }

  /** The second phase computes the mean again from the old one, which must still be there. */
  @Test
  void aSlotIsOverwrittenByItsLastReader() {
    Value w = tiny.parameter("w", 6);
    Value m = tiny.slot("m", w);
    Value next = m.times(0.9).plus(tiny.gradient(w));
    tiny.update(m, next);
    List<FlatLoop> loops = normalized(w, next);
    assertEquals(List.of(), loops.get(0).updates());
    assertEquals(List.of(m, w), loops.get(1).updates().stream().map(u -> u.state()).toList());
  }

  /** w / |row of w|. */
  private Value normalizedByRow(String name, int... dims) {
    Value w = tiny.parameter(name, dims);
    Value squares = w.square().sum(1);
    tiny.update(w, w.times(squares.rsqrt()));
    return squares;
  }

  /** A weight of one input has the extents of its rows' sums, and is no number for each row. */
  @Test
  void sumsOverRowsAreNumbersWhateverTheirExtents() {
    Value sums = normalizedByRow("thin", 5, 1);
    UpdateSchedule schedule = plan().update();
    List<FlatLoop> loops = schedule.loops();
    assertEquals(List.of(sums), loops.get(0).sums());
    assertTrue(FlatLoop.isByUnit(sums));
    assertTrue(FlatLoop.isFlat(sums.arg(0)));
    Value factor = loops.get(1).numbers().iterator().next();
    assertFalse(FlatLoop.isFlat(factor));
    assertEquals(sums.shape(), factor.shape());
    assertEquals(List.of(sums), List.copyOf(FlatLoop.sumsOf(factor)));
  }

  /** A worker has whole rows in a tile: their norms and their scaling are one pass. */
  @Test
  void sumsOverRowsAreKnownInTheNextTurnOfTheSamePass() {
    normalizedByRow("one", 3, 4);
    normalizedByRow("other", 7, 4);
    UpdateSchedule schedule = plan().update();
    assertEquals(0, schedule.lastPhase());
    assertEquals(1, schedule.passes(0).size());
    assertEquals(
        List.of(new Turn(0, 0), new Turn(0, 1)),
        schedule.passes(0).get(0).stream().map(FlatLoop::turn).toList());
    UpdateGroup group = schedule.groups().get(0);
    assertEquals(4, group.unit());
    assertEquals(UpdateGroup.TILE / 4, group.unitsInTile());
  }

  /** A tile has whole rows of one length only; one that is longer than a tile is a tile. */
  @Test
  void rowsOfOtherLengthsAreOtherGroups() {
    normalizedByRow("short", 3, 300);
    normalizedByRow("long", 3, 5000);
    List<UpdateGroup> groups = plan().update().groups();
    assertEquals(List.of(1800, 5000), groups.stream().map(UpdateGroup::unitTile).toList());
  }

  /** What is made before the rows' norms are known stays in the cache until they are. */
  @Test
  void whatALaterTurnReadsIsHeldAndNotCarried() {
    Value w = tiny.parameter("w", 3, 4);
    Value next = w.minus(tiny.gradient(w).times(0.1));
    tiny.update(w, next.times(next.square().sum(1).rsqrt()));
    List<FlatLoop> loops = plan().update().loops();
    assertEquals(List.of(next), loops.get(0).held());
    assertEquals(List.of(), loops.get(0).carried());
    assertSame(next, loops.get(0).inGradient());
    assertFalse(loops.get(1).computed().contains(next));
    assertEquals(w, loops.get(1).updates().get(0).state());
  }

  /** Rows' norms are forgotten behind their tile: what they scale is kept for a later phase. */
  @Test
  void whatRowsScaleIsCarriedOverABarrier() {
    Value w = tiny.parameter("w", 3, 4);
    Value u = tiny.gradient(w);
    Value scaled = u.times(u.square().sum(1).rsqrt());
    List<FlatLoop> loops = normalized(w, scaled);
    assertEquals(
        List.of(new Turn(0, 0), new Turn(0, 1), new Turn(1, 0)),
        loops.stream().map(FlatLoop::turn).toList());
    assertEquals(List.of(scaled), loops.get(1).carried());
  }

  @Test
  void rowsScaleNothingBehindABarrier() {
    Value w = tiny.parameter("w", 3, 4);
    Value u = tiny.gradient(w);
    Value late = u.times(norm(u).rsqrt());
    tiny.update(w, w.minus(late.times(u.square().sum(1).rsqrt())));
    String message = assertThrows(IllegalStateException.class, () -> plan().update()).getMessage();
    assertTrue(message.contains("is of the units of phase 0"), message);
  }

  /** With the same expression, a sum over rows and one over the tensor are no one loop's. */
  @Test
  void rowsAndTensorsAreOtherGroups() {
    normalizedByRow("rows", 3, 4);
    Value w = tiny.parameter("whole", 3, 4);
    tiny.update(w, w.times(w.square().sum(0, 1).rsqrt()));
    assertEquals(2, plan().update().groups().size());
  }

  /** A loop over one tensor's elements has no elements of another's. */
  @Test
  void tensorsDoNotMix() {
    Value one = tiny.parameter("one", 4);
    Value two = tiny.parameter("two", 4);
    tiny.update(one, one.minus(tiny.gradient(one).times(tiny.gradient(two))));
    tiny.update(two, two.minus(tiny.gradient(two)));
    String message = assertThrows(IllegalStateException.class, () -> plan().update()).getMessage();
    assertTrue(message.contains("mixes the tensors of"), message);
  }
}
