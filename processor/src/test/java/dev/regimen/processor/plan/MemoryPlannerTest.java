package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long values live, and where they lie for that long. */
@Tag("pure")
class MemoryPlannerTest {
  private final TinyProgram tiny = new TinyProgram();

  private static Layout layout(Schedule schedule) {
    return MemoryPlanner.of(schedule, List.of(), List.of());
  }

  /** Rows belong to one worker, so a loop may write each over the row that it read last. */
  @Test
  void aLoopsResultTakesThePlaceOfAnOperandThatDiesInIt() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value hidden = product.max(0);
    Value out = tiny.dense(hidden, "v", 4);
    Schedule schedule = Fusion.of(tiny.predicting(out));
    assertSame(product, new Liveness(schedule).replaceable(hidden, List.of(product)));
    Map<Value, Long> places = layout(schedule).activations();
    assertEquals(places.get(product), places.get(hidden));
    assertNotEquals(places.get(hidden), places.get(out), "a product reads what it does not write");
  }

  /** The product is read again behind the second one: its place is not free. */
  @Test
  void anOperandThatIsReadLaterKeepsItsPlace() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value hidden = product.max(0);
    Value next = tiny.dense(hidden, "v", 4);
    Schedule schedule = Fusion.of(tiny.predicting(next.times(product)));
    assertNull(new Liveness(schedule).replaceable(hidden, List.of(product)));
    Map<Value, Long> places = layout(schedule).activations();
    assertNotEquals(places.get(product), places.get(hidden));
  }

  /** Rows of three numbers in the place of rows of four would overwrite the neighbours' rows. */
  @Test
  void rowsOfAnotherLengthTakeNoPlaceOver() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value sum = product.sum(1);
    Schedule schedule = Fusion.of(tiny.predicting(sum));
    assertNull(new Liveness(schedule).replaceable(sum, List.of(product)));
  }

  /**
   * Two layers that each wait for a sum over the batch. Within a phase a worker may be ahead, so a
   * place is free only when a barrier has passed since its last reader: the third product takes the
   * first one's place, the second cannot.
   */
  @Test
  void placesAreFreeBehindABarrier() {
    Value first = tiny.dense(tiny.input(4), "w1", 4);
    Value centered = first.minus(first.sum(0));
    Value second = tiny.dense(centered, "w2", 4);
    Value again = second.minus(second.sum(0));
    Value third = tiny.dense(again, "w3", 4);
    Schedule schedule = Fusion.of(tiny.predicting(third));
    Liveness liveness = new Liveness(schedule);
    assertEquals(0, liveness.first(first));
    assertEquals(1, liveness.last(first));
    assertEquals(1, liveness.last(centered));
    assertEquals(2, liveness.first(third));
    assertEquals(Integer.MAX_VALUE, liveness.last(third), "it is what the step is run for");
    Layout layout = layout(schedule);
    Map<Value, Long> places = layout.activations();
    assertEquals(
        List.of(0L, 0L, 4L, 4L, 0L),
        List.of(
            places.get(first),
            places.get(centered),
            places.get(second),
            places.get(again),
            places.get(third)));
    assertEquals(8, layout.activationCount());
    assertEquals(20, layout.unsharedCount());
  }

  /**
   * Nothing is needed long where nothing is trained: a chain of equal layers takes two places by
   * turns. Rows of another length take none of them over: on another worker those may be in use.
   */
  @Test
  void whatOnlyPredictsTakesThePlacesOfTheDead() {
    Value first = tiny.dense(tiny.input(4), "w1", 4);
    Value second = tiny.dense(first, "w2", 4);
    Value third = tiny.dense(second, "w3", 4);
    Value narrow = tiny.dense(third, "w4", 3);
    Value last = tiny.dense(narrow, "w5", 4);
    Schedule schedule = Fusion.of(tiny.predicting(last));
    Layout layout = PlanVerifier.verified(schedule, MemoryPlanner.ofInference(schedule));
    Map<Value, Long> places = layout.activations();
    assertEquals(
        List.of(0L, 4L, 0L, 8L, 0L),
        List.of(
            places.get(first),
            places.get(second),
            places.get(third),
            places.get(narrow),
            places.get(last)));
    assertEquals(11, layout.activationCount());
    assertEquals(19, layout(schedule).activationCount(), "in training all may be read once more");
  }

  /**
   * Texts that are trimmed take less than they have room for: a worker's lie where another has rows
   * of as many numbers that are not. So these take no place over, as they do where nothing is
   * trimmed.
   */
  @Test
  void whatHasAllItsRowsTakesNoPlaceOfTrimmedTexts() {
    for (boolean trims : new boolean[] {false, true}) {
      TinyProgram texts = new TinyProgram();
      Value given = texts.input(4);
      Graph graph = given.graph();
      Value ids = trims ? graph.add(new Trim(), List.of(given)) : given;
      Value looked = graph.add(new Gather(1), List.of(ids, texts.parameter("table", 9, 2)));
      Value sum = looked.sum(1);
      Value wide = texts.dense(sum, "w1", 8);
      Value last = texts.dense(wide, "w2", 3);
      Schedule schedule = Fusion.of(texts.predicting(last));
      Layout layout = PlanVerifier.verified(schedule, MemoryPlanner.ofInference(schedule));
      Map<Value, Long> places = layout.activations();
      assertEquals(Space.size(looked), Space.size(wide));
      assertEquals(trims, !places.get(looked).equals(places.get(wide)));
      Liveness liveness = new Liveness(schedule);
      assertEquals(trims, liveness.meet(looked, wide, true), "the plan's verifier would see it");
    }
  }

  /**
   * Ids are a row of numbers by their shape, and as many rows as the longest text has in memory.
   */
  @Test
  void whatIsAsWideAsTextsAreLongTakesNoPlaceOfTheirIds() {
    TinyProgram texts = new TinyProgram();
    Value given = texts.input(8);
    Graph graph = given.graph();
    Value ids = graph.add(new Trim(), List.of(given));
    Value sum = graph.add(new Gather(1), List.of(ids, texts.parameter("table", 9, 8))).sum(1);
    Value last = texts.dense(texts.dense(sum, "w1", 8), "w2", 3);
    Schedule schedule = Fusion.of(texts.predicting(last));
    Map<Value, Long> places = MemoryPlanner.ofInference(schedule).activations();
    long ofIds = places.get(ids);
    assertEquals(1, places.values().stream().filter(place -> place == ofIds).count());
  }

  /** Those that are trained lie as the update goes over them; what is frozen lies behind them. */
  @Test
  void parametersLieInTheOrderOfTheUpdate() {
    Value frozen = tiny.parameter("frozen", 5);
    Value one = tiny.parameter("one", 2, 3);
    Value two = tiny.parameter("two", 4);
    List<State> states = List.of(state(frozen), state(one), state(two));
    Schedule schedule = Fusion.of(tiny.predicting(tiny.input(4).max(0)));
    Layout layout = MemoryPlanner.of(schedule, List.of(two, one), states);
    assertEquals(Map.of(two, 0L, one, 4L, frozen, 10L), layout.parameters());
    assertEquals(15, layout.parameterCount());
  }

  private static State state(Value leaf) {
    return new State(leaf, "layer", "weight", Initial.constant(0));
  }
}
