package dev.regimen.processor.emit.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Costs are counted by hand: a loop takes 8, an array 3 or, up to a variable bound, 6, a sink 1, an
 * operation 1 and an exponential 28; 52 is the most.
 */
@Tag("pure")
class LoopCutterTest {
  private static final Expr COUNT = Name.local(Type.INT, "count");
  private static final Bounds CONSTANT =
      new Bounds(Expr.number(0), Expr.number(640), Expr.number(640));
  private static final Bounds VARIABLE = new Bounds(Expr.number(0), COUNT, COUNT);

  private final Graph graph = new Graph();
  private final List<Value> computed = new ArrayList<>();

  private Value input(String name) {
    return graph.leaf(Leaf.Kind.INPUT, name, Shape.batch(32));
  }

  private Value computed(Value value) {
    computed.add(value);
    return value;
  }

  private LoopCutter cutter(Bounds bounds) {
    return new LoopCutter(computed, value -> false, bounds);
  }

  private static Sink tile(Value value) {
    return new Sink(Sink.Kind.TILE, value);
  }

  @Test
  void whatFitsIsOneLoop() {
    Value x = input("x");
    Value twice = computed(x.times(2));
    Value less = computed(twice.minus(1));
    LoopCutter cutter = cutter(CONSTANT);
    List<Sink> sinks = List.of(tile(twice), tile(less));
    assertEquals(List.of(sinks), cutter.cut(sinks));
    assertEquals(List.of(), cutter.scratch());
  }

  /** One takes 8 + 2 × 3 + 1 + 28 = 43, both 8 + 4 × 3 + 2 + 56 = 78. */
  @Test
  void twoExponentialsAreTwoLoops() {
    Value first = computed(input("x").exp());
    Value second = computed(input("y").exp());
    List<List<Sink>> loops = cutter(CONSTANT).cut(List.of(tile(first), tile(second)));
    assertEquals(List.of(List.of(tile(first)), List.of(tile(second))), loops);
  }

  /** A product of both takes too much by itself: one of them gets a tile of its own. */
  @Test
  void aValueThatTakesTooMuchIsCutWithin() {
    Value first = computed(input("x").exp());
    Value second = computed(input("y").exp());
    Value product = computed(first.times(second));
    LoopCutter cutter = cutter(CONSTANT);
    List<List<Sink>> loops = cutter.cut(List.of(tile(product)));
    assertEquals(2, loops.size());
    assertEquals(1, cutter.scratch().size());
    assertEquals(List.of(tile(cutter.scratch().get(0))), loops.get(0));
    assertEquals(List.of(tile(product)), loops.get(1));
  }

  /** A sum of n takes 8 + (n + 1) a + 1 + n − 1 with an array at a: 52 are 10 of 3, or 5 of 6. */
  @Test
  void aVariableBoundHalvesTheArrays() {
    for (int n : new int[] {5, 6, 10, 11}) {
      computed.clear();
      Value sum = input("x0");
      for (int i = 1; i < n; i++) {
        sum = computed(sum.plus(input("x" + i)));
      }
      List<Sink> sinks = List.of(tile(sum));
      assertEquals(n <= 5, cutter(VARIABLE).allowsVariableBound(sinks), n + " arrays");
      assertEquals(n <= 5, cutter(VARIABLE).cut(sinks).size() == 1, n + " arrays");
      assertEquals(n <= 10, cutter(CONSTANT).cut(sinks).size() == 1, n + " arrays");
    }
  }

  /** Elements behind the batch's last may be computed, but not added up. */
  @Test
  void sumsOverRowsStopWhereTheBatchDoes() {
    Bounds whole = new Bounds(Expr.number(0), COUNT, Expr.number(640));
    Value sum = input("x0");
    for (int i = 1; i < 8; i++) {
      sum = computed(sum.plus(input("x" + i)));
    }
    assertEquals(1, cutter(whole).cut(List.of(tile(sum))).size());
    Sink added = new Sink(Sink.Kind.BATCH_SUM, sum.sum(0));
    assertTrue(added.sumsRows());
    assertFalse(tile(sum).sumsRows());
    assertTrue(cutter(whole).cut(List.of(added)).size() > 1);
  }
}
