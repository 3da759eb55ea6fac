package dev.regimen.processor.plan;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults that a planner could make, each planted by hand into a sound plan. */
@Tag("pure")
class PlanVerifierTest {
  private final Graph graph = new Graph();
  private final Schedule sound = Fusion.of(program());
  private final Layout layout = MemoryPlanner.of(sound, List.of(), List.of());

  /** Two products, a mean over the batch between them, and a gradient of the second's weight. */
  private Program program() {
    Value x = graph.leaf(Leaf.Kind.INPUT, "x", Shape.batch(5));
    Value w = graph.leaf(Leaf.Kind.PARAMETER, "w", Shape.of(4, 5));
    Value v = graph.leaf(Leaf.Kind.PARAMETER, "v", Shape.of(3, 4));
    Value hidden = graph.matMul(x, w, false, true).named("hidden");
    Value centered = hidden.minus(hidden.sum(0)).named("centered");
    Value out = graph.matMul(centered, v, false, true).named("out");
    Value gradient = graph.matMul(out, centered, true, false).named("gradient");
    Map<String, Value> outputs = new LinkedHashMap<>();
    outputs.put(Program.PREDICTION, out);
    outputs.put("gradient", gradient);
    return new Program(graph, outputs, List.of());
  }

  private Schedule with(List<Kernel> kernels) {
    return new Schedule(
        sound.program(),
        kernels,
        sound.gradients(),
        sound.owners(),
        sound.users(),
        sound.computedAsRead(),
        sound.byColumns());
  }

  private static void assertFault(String says, Schedule schedule) {
    String message =
        assertThrows(IllegalStateException.class, () -> PlanVerifier.verified(schedule))
            .getMessage();
    assertTrue(message.startsWith("after planning: ") && message.contains(says), message);
  }

  private int index(Predicate<Kernel> kernel) {
    for (int i = 0; i < sound.kernels().size(); i++) {
      if (kernel.test(sound.kernels().get(i))) {
        return i;
      }
    }
    throw new AssertionError("no such kernel in " + sound.kernels());
  }

  private static boolean computes(Kernel kernel, String name) {
    return kernel instanceof Product product && product.value().name().equals(name);
  }

  @Test
  void aSoundPlanPasses() {
    assertSame(sound, PlanVerifier.verified(sound));
    assertSame(layout, PlanVerifier.verified(sound, layout));
  }

  @Test
  void readingBeforeWritingIsFound() {
    List<Kernel> kernels = new ArrayList<>(sound.kernels());
    kernels.remove(index(kernel -> computes(kernel, "hidden")));
    assertFault("reads hidden[B, 4] before it is written", with(kernels));
  }

  @Test
  void writingTwiceIsFound() {
    List<Kernel> kernels = new ArrayList<>(sound.kernels());
    int at = index(kernel -> computes(kernel, "out"));
    kernels.add(at, new Product(kernels.get(at).phase(), ((Product) kernels.get(at)).value()));
    assertFault("writes out[B, 3]", with(kernels));
  }

  @Test
  void phasesThatRunBackwardsAreFound() {
    List<Kernel> kernels = new ArrayList<>(sound.kernels());
    int at = index(kernel -> computes(kernel, "hidden"));
    kernels.set(at, new Product(9, ((Product) kernels.get(at)).value()));
    assertFault("behind one of phase 9", with(kernels));
  }

  @Test
  void aGradientWithoutABarrierIsFound() {
    List<Kernel> kernels = new ArrayList<>(sound.kernels());
    int at = index(kernel -> computes(kernel, "gradient"));
    Value gradient = ((Product) kernels.get(at)).value();
    int early = kernels.get(index(kernel -> computes(kernel, "out"))).phase();
    kernels.set(at, new Product(early, gradient));
    assertFault("reads other workers' part of", with(kernels));
  }

  @Test
  void aSumBeforeItsPartsIsFound() {
    List<Kernel> kernels = new ArrayList<>(sound.kernels());
    int at = index(VectorLoop.class::isInstance);
    VectorLoop loop = (VectorLoop) kernels.remove(at);
    kernels.add(
        0,
        new VectorLoop(
            0, loop.origin(), loop.totals(), loop.computed(), loop.updates(), loop.gradients()));
    assertFault("before every worker has its part", with(kernels));
  }

  @Test
  void valuesUponEachOtherAreFound() {
    Map<Value, Long> places = new LinkedHashMap<>(layout.activations());
    places.replaceAll((value, place) -> value.name().equals("hidden") ? place : 0L);
    places.replaceAll((value, place) -> value.name().equals("centered") ? 1L : place);
    Layout wrong =
        new Layout(
            layout.parameters(),
            layout.running(),
            places,
            layout.parts(),
            layout.derived(),
            layout.parameterCount(),
            layout.runningCount(),
            layout.partCount(),
            layout.derivedCount(),
            100,
            layout.unsharedCount());
    String message =
        assertThrows(IllegalStateException.class, () -> PlanVerifier.verified(sound, wrong))
            .getMessage();
    assertTrue(message.contains("lie in one place at a time"), message);
  }
}
