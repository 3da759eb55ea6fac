package dev.regimen.processor.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Verifier;
import dev.regimen.processor.ir.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What follows a convolution in inference goes into it and means what it meant. */
@Tag("pure")
class FusedEpiloguesTest {
  private static final Window SAME = new Window(3, 3, 1, 1, 1, 1, 1, 1, 1, 1);
  private static final Window HALVES = new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0);

  private final RandomGraph random = new RandomGraph(5);
  private final Value x = random.leaf(Leaf.Kind.INPUT, "x", Shape.batch(4, 4, 2));
  private final Value other = random.leaf(Leaf.Kind.INPUT, "other", Shape.batch(4, 4, 3));

  private Value convolved(String weight) {
    Value w = random.leaf(Leaf.Kind.PARAMETER, weight, Shape.of(3, 3, 3, 2));
    return x.graph().add(new Convolution(SAME, 1), List.of(x, w));
  }

  private Value vector(String name) {
    return random.leaf(Leaf.Kind.PARAMETER, name, Shape.of(3));
  }

  private Value normalized(Value y, String layer) {
    Value scale =
        vector(layer + "Gamma").times(vector(layer + "Variance").square().plus(1).rsqrt());
    return y.minus(vector(layer + "Mean")).times(scale).plus(vector(layer + "Beta"));
  }

  private Value pooled(Value y) {
    return y.graph().add(new Pool(Pool.Kind.MAX, HALVES), List.of(y));
  }

  /** The fused program, which yields the same. */
  private Program fused(Value... shown) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Value value : shown) {
      outputs.put(Program.exposed("value " + outputs.size()), value);
    }
    Program plain = new Program(x.graph(), outputs, List.of());
    Program fused = Verifier.verified("fusion", FusedEpilogues.of(plain));
    Interpreter.Outcome expected = Interpreter.run(plain, random);
    Interpreter.Outcome actual = Interpreter.run(fused, random);
    expected
        .outputs()
        .forEach(
            (name, tensor) ->
                assertArrayEquals(
                    tensor.data(), actual.outputs().get(name).data(), 1e-12, fused.toString()));
    return fused;
  }

  private static List<String> calls(Program program) {
    return program.body().stream()
        .filter(
            value -> value.op() instanceof Convolution || value.op() instanceof FusedConvolution)
        .map(value -> value.op().word() + (adds(value) ? ", add" : ""))
        .toList();
  }

  private static boolean adds(Value value) {
    return value.op() instanceof FusedConvolution op && value.args().size() > op.added();
  }

  private static String convolve() {
    return new Convolution(SAME, 1).word();
  }

  @Test
  void aNormalizationARectifierAndAPoolingAreOneKernelWithTheConvolution() {
    Program program = fused(pooled(normalized(convolved("w"), "a").max(0)));
    String pool = new Pool(Pool.Kind.MAX, HALVES).word();
    assertEquals(List.of(convolve() + ", scale, shift, rectify, " + pool), calls(program));
  }

  @Test
  void aBiasIsAShift() {
    assertEquals(
        List.of(convolve() + ", shift"), calls(fused(convolved("w").plus(vector("bias")))));
  }

  @Test
  void aMapIsAddedBeforeTheRectifier() {
    Value sum = other.plus(normalized(convolved("w"), "a"));
    String scaled = convolve() + ", scale, shift";
    assertEquals(List.of(scaled + ", rectify, add"), calls(fused(sum.max(0))));
    assertEquals(List.of(scaled + ", add"), calls(fused(sum.times(vector("late")))));
    assertEquals(
        List.of(scaled + ", rectify"),
        calls(fused(normalized(convolved("v"), "b").max(0).plus(other))));
  }

  /** Of two that meet the first takes the other one's map in. */
  @Test
  void twoConvolutionsThatAreAddedAreTwoKernels() {
    Value sum = normalized(convolved("w"), "a").plus(normalized(convolved("v"), "b"));
    String scaled = convolve() + ", scale, shift";
    Program program = fused(sum.max(0));
    assertEquals(List.of(scaled, scaled + ", rectify, add"), calls(program));
  }

  @Test
  void whatIsShownOrUsedTwiceIsComputedByItself() {
    Value y = convolved("w");
    assertEquals(List.of(convolve()), calls(fused(normalized(y, "a"), y)));
    Value z = normalized(convolved("v"), "b");
    assertEquals(
        List.of(convolve() + ", scale, shift"), calls(fused(pooled(z.max(0)).plus(pooled(z)))));
  }

  /** It is a convolution of maps of one place, and yields rows again. */
  @Test
  void aDenseLayerTakesInANormalizationOrARectifier() {
    Value rows = random.leaf(Leaf.Kind.INPUT, "rows", Shape.batch(5));
    Value y = rows.graph().matMul(rows, weight("w"), false, true);
    String dense = FusedConvolution.DENSE.word();
    Program program = fused(normalized(y, "a").max(0));
    assertEquals(List.of(dense + ", scale, shift, rectify"), calls(program));
    assertEquals(
        List.of(Shape.batch(3)), program.outputs().values().stream().map(Value::shape).toList());
    Value z = rows.graph().matMul(rows, weight("v"), false, true);
    Value other = random.leaf(Leaf.Kind.INPUT, "otherRows", Shape.batch(3));
    assertEquals(
        List.of(dense + ", shift, rectify, add"),
        calls(fused(z.plus(vector("bias")).plus(other).max(0))));
  }

  /** In the loop of what follows a sum costs nothing. */
  @Test
  void aDenseLayerWithABiasAloneIsAProduct() {
    Value rows = random.leaf(Leaf.Kind.INPUT, "rows", Shape.batch(5));
    Value y = rows.graph().matMul(rows, weight("w"), false, true);
    assertEquals(List.of(), calls(fused(y.plus(vector("bias")).exp())));
    Value z = rows.graph().matMul(rows, weight("v"), false, true);
    assertEquals(List.of(), calls(fused(z.max(0))));
  }

  private Value weight(String name) {
    return random.leaf(Leaf.Kind.PARAMETER, name, Shape.of(3, 5));
  }

  @Test
  void whatDiffersFromPlaceToPlaceIsNoScale() {
    assertEquals(List.of(convolve()), calls(fused(convolved("w").times(other).max(0))));
    assertEquals(List.of(convolve()), calls(fused(convolved("v").max(0))));
    assertEquals(List.of(convolve()), calls(fused(convolved("u").exp())));
  }
}
