package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.pass.Simplify;
import dev.regimen.processor.plan.Fusion;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.MemoryPlanner;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.UpdatePlanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No value is overwritten while some worker may still read it. Workers are together at barriers
 * only, so between two of them a write is safe exactly where it falls on the worker's own rows.
 */
@Tag("javac")
class MemoryTest {
  private static final List<Net> NETS = new ArrayList<>(Zoo.all());
  private static Models models;
  private static int shared;

  @BeforeAll
  static void read() {
    for (int seed = 0; seed < 150; seed++) {
      NETS.add(RandomNets.net(seed));
    }
    for (int seed = 0; seed < 60; seed++) {
      NETS.add(RandomRows.net(seed));
    }
    models = Models.of(NETS);
  }

  @Test
  void valuesThatLiveAtTheSameTimeLieApart() {
    assertAll(NETS.stream().map(net -> () -> check(net)));
    assertTrue(shared > NETS.size(), "memory was shared " + shared + " times");
  }

  private static void check(Net net) {
    NetworkModel model = models.of(net);
    Lowered lowered = Lowerings.training(model);
    apart(net.name() + ", training", schedule(Lowerings.step(model)), lowered.states());
    apart(net.name() + ", inference", schedule(Lowerings.inference(model)), List.of());
  }

  private static Schedule schedule(Program program) {
    return Fusion.of(Simplify.of(program));
  }

  private static void apart(String where, Schedule schedule, List<State> states) {
    Layout layout = MemoryPlanner.of(schedule, List.of(), states);
    Map<Value, Long> places = layout.activations();
    Access access = new Access(schedule, places.keySet());
    List<Value> values = new ArrayList<>(places.keySet());
    assertEquals(
        access.writer.keySet().stream().filter(places::containsKey).count(), places.size());
    for (Value first : values) {
      long end = places.get(first) + size(first);
      assertTrue(places.get(first) >= 0 && end <= layout.activationCount(), where + ": " + first);
      boolean ofUpdate = Scatter.isSparse(first);
      boolean isRead = ofUpdate || access.readers.containsKey(first);
      assertTrue(isRead, where + ": nobody reads " + first);
      for (int reader : access.readers.getOrDefault(first, List.of())) {
        assertTrue(reader >= access.writer.get(first), where + ": " + first + " read too early");
      }
      for (Value second : values) {
        boolean before = access.writer.get(first) <= access.writer.get(second);
        if (first != second && before && meet(places, first, second)) {
          boolean aligned =
              places.get(first).equals(places.get(second)) && size(first) == size(second);
          shared++;
          assertFalse(ofUpdate, where + ": the update reads " + first + ", not " + second);
          safe(where + ": " + first + " under " + second, access, first, second, aligned);
        }
      }
    }
  }

  private static boolean meet(Map<Value, Long> places, Value a, Value b) {
    return places.get(a) < places.get(b) + size(b) && places.get(b) < places.get(a) + size(a);
  }

  /** The second value's writing must come after all reading of the first. */
  private static void safe(
      String where, Access access, Value first, Value second, boolean aligned) {
    int write = access.writer.get(second);
    assertTrue(write > access.writer.get(first), where + ": both are written by one kernel");
    for (int read : access.readers.get(first)) {
      boolean behindBarrier = access.phase(read) < access.phase(write);
      boolean ownRows = aligned && read <= write && !access.readsAllRows(read);
      assertTrue(behindBarrier || ownRows, where + ": kernel " + read + " against " + write);
    }
    // A worker that is ahead must not write where another one has yet to write.
    boolean written = access.phase(access.writer.get(first)) < access.phase(write);
    assertTrue(written || aligned, where + ": rows of two workers cross");
  }

  private static long size(Value value) {
    Value like = Scatter.isSparse(value) ? value.arg(1) : value;
    return like.shape().elements();
  }

  @Test
  void parametersAndRunningStatisticsFillTheirVectors() {
    for (Net net : NETS) {
      NetworkModel model = models.of(net);
      Lowered lowered = Lowerings.training(model);
      List<Value> trained =
          UpdatePlanner.of(Map.of(UpdateStage.UPDATE, Lowerings.update(model))).tensors();
      Layout layout = MemoryPlanner.of(schedule(Lowerings.step(model)), trained, lowered.states());
      gapless(net.name(), layout.parameters(), layout.parameterCount());
      gapless(net.name(), layout.running(), layout.runningCount());
      for (State state : lowered.states()) {
        boolean parameter = state.op().kind() == Leaf.Kind.PARAMETER;
        assertTrue(
            (parameter ? layout.parameters() : layout.running()).containsKey(state.leaf()),
            net.name() + ": " + state.op().name() + " has no place");
      }
    }
  }

  private static void gapless(String where, Map<Value, Long> places, long count) {
    List<Value> order = new ArrayList<>(places.keySet());
    order.sort(java.util.Comparator.comparingLong(places::get));
    long at = 0;
    for (Value value : order) {
      assertEquals(at, places.get(value), where + ": " + value);
      at += size(value);
    }
    assertEquals(count, at, where);
  }
}
