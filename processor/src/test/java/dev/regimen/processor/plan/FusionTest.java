package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Value;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which kernels a program becomes, and what each computes. */
@Tag("pure")
class FusionTest {
  private final TinyProgram tiny = new TinyProgram();

  private List<Kernel> kernels(Value prediction) {
    return Fusion.of(tiny.predicting(prediction)).kernels();
  }

  /** Nothing between the two values needs memory, so one loop computes both and stores the last. */
  @Test
  void elementwiseValuesOfOneTimestepAreOneLoop() {
    Value x = tiny.input(4);
    Value rectified = x.max(0);
    Value out = rectified.times(2);
    List<Kernel> kernels = kernels(out);
    assertEquals(1, kernels.size(), kernels::toString);
    RowLoop loop = assertInstanceOf(RowLoop.class, kernels.get(0));
    assertEquals(4, loop.width());
    assertEquals(1, loop.stages().size());
    assertEquals(List.of(rectified, out), loop.stages().get(0).computed());
    assertEquals(List.of(out), loop.stages().get(0).written());
    assertEquals(Set.of(x), loop.reads());
  }

  @Test
  void aProductStandsAloneBetweenTwoLoops() {
    Value hidden = tiny.input(4).max(0);
    Value product = tiny.dense(hidden, "w", 3);
    List<Kernel> kernels = kernels(product.plus(1));
    assertEquals(3, kernels.size(), kernels::toString);
    assertEquals(4, assertInstanceOf(RowLoop.class, kernels.get(0)).width());
    assertEquals(product, assertInstanceOf(Product.class, kernels.get(1)).value());
    assertEquals(3, assertInstanceOf(RowLoop.class, kernels.get(2)).width());
  }

  /** A worker's own part, a barrier, the parts' sum, and then what each row makes of it. */
  @Test
  void aSumOverTheBatchIsALoopAVectorAndALoop() {
    Value x = tiny.input(4);
    Value sum = x.sum(0);
    Value half = sum.times(0.5);
    List<Kernel> kernels = kernels(x.minus(half));
    assertEquals(List.of(0, 1, 1), kernels.stream().map(Kernel::phase).toList());
    RowLoop parts = assertInstanceOf(RowLoop.class, kernels.get(0));
    assertEquals(List.of(sum), parts.stages().get(0).batchReductions());
    VectorLoop vector = assertInstanceOf(VectorLoop.class, kernels.get(1));
    assertEquals(List.of(sum), vector.totals());
    assertEquals(List.of(half), vector.computed());
    assertEquals(Set.of(x, half), kernels.get(2).reads());
  }

  /**
   * The softmax: the largest of a row is known when the row has been gone over, and so is the sum
   * of the exponentials, which are kept in between because they are dear.
   */
  @Test
  void sumsOverARowEndStages() {
    Value x = tiny.input(4);
    Value largest = x.maximum(1);
    Value exp = x.minus(largest).exp();
    Value total = exp.sum(1);
    Value out = exp.dividedBy(total);
    RowLoop loop = assertInstanceOf(RowLoop.class, kernels(out).get(0));
    assertEquals(3, loop.stages().size());
    assertEquals(List.of(largest), loop.stages().get(0).rowReductions());
    assertEquals(List.of(total), loop.stages().get(1).rowReductions());
    assertEquals(List.of(out), loop.stages().get(2).computed());
    assertEquals(List.of(exp), loop.kept());
  }

  /** What reads the rectified product reads the product too, as the gradient of a norm does. */
  private RowLoop behind(Value product, Value activated) {
    Value next = tiny.dense(activated, "v", activated.shape().last());
    List<Kernel> kernels = kernels(next.times(product).times(activated));
    return assertInstanceOf(RowLoop.class, kernels.get(kernels.size() - 1));
  }

  /** One comparison on a number that is read anyway costs less than a number from memory. */
  @Test
  void littleArithmeticOnWhatIsReadAnywaySparesARead() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value rectified = product.max(0);
    RowLoop loop = behind(product, rectified);
    assertTrue(loop.reads().contains(product));
    assertTrue(!loop.reads().contains(rectified));
    assertTrue(loop.stages().get(0).computed().contains(rectified));
  }

  @Test
  void aTranscendentalFunctionIsRead() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value exp = product.exp();
    assertTrue(behind(product, exp).reads().contains(exp));
  }

  /** A stage for each of two sums over a row would compute it twice, so it is read. */
  @Test
  void whereRowsAreGoneOverSeveralTimesNothingIsComputedAgain() {
    Value product = tiny.dense(tiny.input(4), "w", 4);
    Value rectified = product.max(0);
    Value next = tiny.dense(rectified, "v", 4);
    Value scaled = next.times(product).times(rectified);
    List<Kernel> kernels = kernels(scaled.dividedBy(scaled.sum(1)));
    assertTrue(kernels.get(kernels.size() - 1).reads().contains(rectified));
  }
}
