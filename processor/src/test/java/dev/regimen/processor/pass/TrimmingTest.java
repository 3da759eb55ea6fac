package dev.regimen.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.Ends;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.ir.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which programs stop at their batch's longest text. What they compute, trained twins compare. */
@Tag("pure")
class TrimmingTest {
  private static final int LENGTH = 6;
  private static final int WIDTH = 4;

  private final Graph graph = new Graph();
  private final Value ids = graph.leaf(Leaf.Kind.INPUT, "ids", Shape.batch(LENGTH));
  private final Value real = ids.reshape(Shape.batch(LENGTH, 1)).min(1);
  private final Value rows = found(1).times(real);

  private Value found(int first) {
    return graph.add(new Gather(first), List.of(ids, parameter("table", 9, WIDTH)));
  }

  private Value parameter(String name, int... dims) {
    return graph.leaf(Leaf.Kind.PARAMETER, name, Shape.of(dims));
  }

  private Value mean(Value x) {
    Value sum = x.times(real).sum(1).dividedBy(real.sum(1).max(1));
    return sum.reshape(Shape.batch(x.shape().last()));
  }

  private Program predicting(Value y) {
    return new Program(graph, Map.of(Program.PREDICTION, y), List.of());
  }

  private void trims(Value y) {
    Program trimmed = Trimming.of(predicting(y));
    assertEquals(LENGTH, Trim.length(trimmed));
    long whole = trimmed.body().stream().filter(v -> v.args().contains(input(trimmed))).count();
    assertEquals(1, whole, "whole texts are for trimming alone");
  }

  private static Value input(Program program) {
    return program.body().stream()
        .filter(value -> value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT)
        .findFirst()
        .orElseThrow();
  }

  private void keeps(Value y) {
    Program program = predicting(y);
    assertSame(program, Trimming.of(program));
  }

  @Test
  void whatIsDonePlaceByPlaceIsTrimmed() {
    Value wide = graph.matMul(rows, parameter("weight", 5, WIDTH), false, true).max(0);
    trims(mean(wide.minus(wide.mean(-1))));
  }

  @Test
  void whatLeavesPaddingOutIsTrimmed() {
    Value placed = graph.add(new Waves(Waves.Kind.ADD, 1), List.of(rows));
    Value seen = graph.add(new Attention(2, false), List.of(placed, placed, placed, real));
    Value end = graph.add(new Ends(), List.of(real));
    trims(seen.times(end).sum(1).reshape(Shape.batch(WIDTH)));
  }

  @Test
  void learnedPlacesAreTrimmed() {
    Value flat = rows.reshape(Shape.batch(LENGTH * WIDTH)).plus(parameter("p", LENGTH * WIDTH));
    trims(mean(flat.reshape(Shape.batch(LENGTH, WIDTH))));
  }

  @Test
  void placesByTheirNumberAreKept() {
    Value flat = rows.reshape(Shape.batch(LENGTH * WIDTH));
    keeps(graph.matMul(flat, parameter("weight", 2, LENGTH * WIDTH), false, true));
    keeps(mean(rows.times(parameter("each", LENGTH, WIDTH))));
  }

  @Test
  void whatCountsPaddingIsKept() {
    keeps(rows.mean(1).reshape(Shape.batch(WIDTH)));
    keeps(rows.plus(parameter("bias", WIDTH)).max(0).sum(1).reshape(Shape.batch(WIDTH)));
    keeps(rows.exp().sum(1).reshape(Shape.batch(WIDTH)));
    keeps(mean(graph.add(new Attention(2, false), List.of(rows, rows, rows))));
  }

  @Test
  void sumsOfWhatIsZeroAtPaddingAreTrimmed() {
    Value wide = graph.matMul(rows, parameter("weight", 5, WIDTH), false, true);
    trims(wide.max(0).times(parameter("scale", 5)).sum(1).reshape(Shape.batch(5)));
    trims(rows.sum(1).reshape(Shape.batch(WIDTH)));
  }

  @Test
  void neighboursAreKept() {
    Value maps = rows.reshape(Shape.batch(LENGTH, 1, WIDTH));
    Window window = new Window(3, 1, 1, 1, 1, 1, 1, 1, 0, 0);
    Value y = graph.add(new Convolution(window, 1), List.of(maps, parameter("w", 5, 3, 1, WIDTH)));
    keeps(mean(y.reshape(Shape.batch(LENGTH, 5))));
  }

  @Test
  void predictionsOfPlacesAreKept() {
    keeps(graph.matMul(rows, parameter("weight", 2, WIDTH), false, true));
  }

  /** Where no id stands for padding, a 0 is an id like others. */
  @Test
  void idsOfNoTextsAreKept() {
    keeps(found(0).sum(1).reshape(Shape.batch(WIDTH)));
  }
}
