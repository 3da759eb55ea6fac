package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.AdamW;
import dev.regimen.annotation.ElasticNet;
import dev.regimen.annotation.L1;
import dev.regimen.annotation.L2;
import dev.regimen.annotation.Sgd;
import dev.regimen.annotation.WeightDecay;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Update rules at asymmetric numbers, against sequences worked out independently. */
@Tag("pure")
class UpdateRulesTest {
  private static final double RATE = 0.1;

  /** One weight that begins at 1 under the gradients given: its value after each step. */
  private static double[] run(double[] gradients, Use<?>... uses) {
    TestUpdateScope scope = new TestUpdateScope(Shape.of(1, 1));
    Value gradient = scope.graph.leaf(Leaf.Kind.INPUT, "gradient", Shape.of(1, 1));
    Program step = scope.step(gradient, Rules.load().in(Role.UPDATE, List.of(uses)));
    Numbers numbers = new Numbers(1, 1).set(scope.weight(), 1);
    numbers.clocks.put(Scalar.Clock.LEARNING_RATE, RATE);
    double[] weights = new double[gradients.length];
    for (int t = 0; t < gradients.length; t++) {
      numbers.clocks.put(Scalar.Clock.STEP, t + 1.0);
      numbers.set(gradient, gradients[t]);
      Map<String, Tensor> next = Interpreter.run(step, numbers).updates();
      for (Update update : step.updates()) {
        numbers.set(update.state(), next.get(((Leaf) update.state().op()).name()).data());
      }
      weights[t] = next.get("weight").data()[0];
    }
    return weights;
  }

  private static double[] row(double... values) {
    return values;
  }

  @Test
  void momentumKeepsVelocityAndNesterovLooksAhead() {
    double[] gradients = {0.5, -0.2, 0.3};
    assertArrayEquals(
        row(0.95, 0.935, 0.8945),
        run(gradients, Written.onClass(Sgd.class, "momentum", 0.7)),
        1e-15);
    assertArrayEquals(
        row(0.915, 0.9245, 0.86615),
        run(gradients, Written.onClass(Sgd.class, "momentum", 0.7, "nesterov", true)),
        1e-15);
  }

  @Test
  void plainSgdKeepsNoVelocity() {
    TestUpdateScope scope = new TestUpdateScope(Shape.of(1, 1));
    Value gradient = scope.graph.leaf(Leaf.Kind.INPUT, "gradient", Shape.of(1, 1));
    scope.step(gradient, Rules.load().in(Role.UPDATE, List.of(Written.onClass(Sgd.class))));
    assertEquals(1, scope.updates.size());
  }

  private static <A extends Annotation> Use<A> adam(Class<A> type) {
    return Written.onClass(type, "beta1", 0.8, "beta2", 0.95, "epsilon", 1e-3);
  }

  @Test
  void adamCorrectsBothMomentsForTheirStartAtZero() {
    double[] expected = {0.9001996007984032, 0.8708235389119883};
    assertArrayEquals(expected, run(row(0.5, -0.2), adam(Adam.class)), 1e-14);
    assertArrayEquals(expected, run(row(0.5, -0.2), adam(AdamW.class)), 1e-14);
  }

  /** The same λ: divided by Adam's root where it is coupled, left alone where it is decoupled. */
  @Test
  void weightDecayIsDecoupledAndL2IsNot() {
    Use<WeightDecay> decay = Written.onClass(WeightDecay.class, "value", 0.3);
    Use<L2> coupled = Written.onClass(L2.class, "value", 0.3);
    double[] gradients = {0.5, -0.2};
    double[] decoupled = {0.8701996007984032, 0.8147175508880361};
    assertArrayEquals(decoupled, run(gradients, adam(AdamW.class), decay), 1e-14);
    assertArrayEquals(decoupled, run(gradients, adam(Adam.class), decay), 1e-14);
    assertArrayEquals(
        row(0.9001248439450686, 0.8298895457977339),
        run(gradients, adam(Adam.class), coupled),
        1e-14);
  }

  @Test
  void underPlainSgdBothAreTheSame() {
    double[] gradients = {0.5, -0.2, 0.3};
    assertArrayEquals(
        run(gradients, Written.onClass(Sgd.class), Written.onClass(L2.class, "value", 0.3)),
        run(
            gradients,
            Written.onClass(Sgd.class),
            Written.onClass(WeightDecay.class, "value", 0.3)),
        1e-15);
  }

  @Test
  void proximalL1EndsAtExactlyZeroAndStaysThere() {
    Use<L1> lasso = Written.onClass(L1.class, "value", 2.0);
    double[] still = new double[7];
    assertArrayEquals(
        row(0.8, 0.6, 0.4, 0.2, 0, 0, 0), run(still, Written.onClass(Sgd.class), lasso), 1e-15);
    assertEquals(0, run(still, Written.onClass(Sgd.class), lasso)[6]);
  }

  @Test
  void subgradientL1JumpsAcrossZero() {
    Use<L1> lasso = Written.onClass(L1.class, "value", 3.0, "proximal", false);
    assertArrayEquals(
        row(0.7, 0.4, 0.1, -0.2, 0.1),
        run(new double[5], Written.onClass(Sgd.class), lasso),
        1e-15);
  }

  @Test
  void elasticNetShrinksAndThresholds() {
    Use<ElasticNet> net = Written.onClass(ElasticNet.class, "l1", 2.0, "l2", 1.0);
    // 1 → 1 − 0.1·1 = 0.9 → 0.9 − 0.2 = 0.7; 0.7 → 0.63 → 0.43
    assertArrayEquals(row(0.7, 0.43), run(new double[2], Written.onClass(Sgd.class), net), 1e-15);
  }
}
