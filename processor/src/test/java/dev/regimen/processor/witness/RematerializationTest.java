package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.pass.Simplify;
import dev.regimen.processor.plan.Fusion;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What loops compute again, and what they read instead. */
@Tag("javac")
class RematerializationTest {
  @Test
  void gradientOfReluComesFromTheProductThatBatchNormReadsAnyway() {
    assertEquals(Set.of(2), reads("@BatchNorm @Relu"));
  }

  @Test
  void withoutBatchNormTheProductIsNotReadOnlyToFindTheSign() {
    assertEquals(Set.of(2), reads("@Relu"));
  }

  @Test
  void transcendentalFunctionsAreRead() {
    assertEquals(Set.of(3), reads("@BatchNorm @Tanh"));
  }

  /** Of each loop of the hidden layer's backward pass, how many stored rows it reads. */
  private static Set<Integer> reads(String techniques) {
    Net net =
        Net.of(
            "Recomputed",
            "@Network(input = 8, classes = 3) @Train @Sgd",
            "@Dense(6) " + techniques,
            "@Dense(3)");
    Models models = Models.of(List.of(net));
    Schedule schedule = Fusion.of(Simplify.of(Lowerings.step(models.of(net))));
    return schedule.kernels().stream()
        .filter(RowLoop.class::isInstance)
        .filter(kernel -> kernel.origin().direction() == Origin.Direction.BACKWARD)
        .filter(kernel -> ((RowLoop) kernel).width() == 6)
        .map(kernel -> (int) kernel.reads().stream().filter(RematerializationTest::isRows).count())
        .collect(Collectors.toSet());
  }

  private static boolean isRows(Value value) {
    return Space.of(value) == Space.ROWS;
  }
}
