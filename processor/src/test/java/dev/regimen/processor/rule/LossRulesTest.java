package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.annotation.LabelSmoothing;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.loss.BinaryCrossEntropyRule;
import dev.regimen.processor.rule.loss.CrossEntropyRule;
import dev.regimen.processor.rule.loss.FocalRule;
import dev.regimen.processor.rule.loss.HingeRule;
import dev.regimen.processor.rule.loss.HuberRule;
import dev.regimen.processor.rule.loss.KlDivergenceRule;
import dev.regimen.processor.rule.loss.LabelSmoothingRule;
import dev.regimen.processor.rule.loss.LossChoice;
import dev.regimen.processor.rule.loss.MeanSquaredRule;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Losses at asymmetric numbers, against numbers worked out independently. */
@Tag("pure")
class LossRulesTest {
  private static <L extends Annotation> double loss(
      LossRule<L> rule, double[] output, double[] target, Object... members) {
    Graph graph = new Graph();
    Value x = graph.leaf(Leaf.Kind.INPUT, "x", Shape.batch(output.length));
    Value t = graph.leaf(Leaf.Kind.TARGET, "t", Shape.batch(output.length));
    Use<L> use = Written.onClass(rule.annotation(), members);
    Value loss = rule.loss(use, x, t, encoding(rule, output.length), new TestSettings());
    Numbers numbers = new Numbers(1, 1).set(x, output).set(t, target);
    Program program = new Program(graph, Map.of("loss", loss), List.of());
    return Interpreter.run(program, numbers).outputs().get("loss").data()[0];
  }

  /** One unit is one of two classes, unless the loss takes numbers. */
  private static LossRule.Encoding encoding(LossRule<?> rule, int units) {
    Target.Task task =
        rule.units(new Target(Target.Task.OUTPUTS, units), units) > 0
            ? Target.Task.OUTPUTS
            : Target.Task.CLASSES;
    return LossRule.Encoding.of(new Target(task, Math.max(2, units)), units);
  }

  private static double[] row(double... values) {
    return values;
  }

  @Test
  void crossEntropyOfHardAndSoftTargets() {
    double[] logits = {1, 2, -1};
    assertEquals(0.3490122167681866, loss(new CrossEntropyRule(), logits, row(0, 1, 0)), 1e-14);
    assertEquals(
        1.0490122167681866, loss(new CrossEntropyRule(), logits, row(0.1, 0.7, 0.2)), 1e-14);
  }

  @Test
  void binaryCrossEntropyOfALogit() {
    BinaryCrossEntropyRule rule = new BinaryCrossEntropyRule();
    assertEquals(0.20141327798275244, loss(rule, row(1.5), row(1)), 1e-15);
    assertEquals(1.7014132779827524, loss(rule, row(1.5), row(0)), 1e-15);
    assertEquals(800, loss(rule, row(-800), row(1)), 1e-12);
  }

  /** By itself each, the mean over classes; above the threshold a share is the whole. */
  @Test
  void binaryCrossEntropyOfSeveralClasses() {
    BinaryCrossEntropyRule rule = new BinaryCrossEntropyRule();
    double[] logits = {1.5, -0.5, 2};
    double first = -Math.log(sigmoid(1.5));
    double second = -Math.log(1 - sigmoid(-0.5));
    double third = -Math.log(1 - sigmoid(2));
    assertEquals((first + second + third) / 3, loss(rule, logits, row(1, 0, 0)), 1e-14);
    double mixed = 0.7 * first + 0.3 * -Math.log(1 - sigmoid(1.5));
    double other = 0.3 * -Math.log(sigmoid(2)) + 0.7 * third;
    assertEquals((mixed + second + other) / 3, loss(rule, logits, row(0.7, 0, 0.3)), 1e-14);
    assertEquals(
        (first + second - Math.log(sigmoid(2))) / 3,
        loss(rule, logits, row(0.7, 0, 0.3), "threshold", 0.2),
        1e-14);
    assertEquals(
        (first + second + third) / 3,
        loss(rule, logits, row(0.7, 0, 0.3), "threshold", 0.3),
        1e-14);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Lin et al. 2017, equation 5, and its sum over the shares of a mixed target. */
  @Test
  void focalLossOfOneUnitAndOfClasses() {
    FocalRule rule = new FocalRule();
    double p = sigmoid(1.5);
    assertEquals(-0.25 * (1 - p) * (1 - p) * Math.log(p), loss(rule, row(1.5), row(1)), 1e-15);
    assertEquals(-0.75 * p * p * Math.log(1 - p), loss(rule, row(1.5), row(0)), 1e-15);
    assertEquals(
        -0.4 * Math.pow(1 - p, 1.3) * Math.log(p),
        loss(rule, row(1.5), row(1), "gamma", 1.3, "alpha", 0.4),
        1e-15);
    double[] e = {Math.exp(1), Math.exp(2), Math.exp(-1)};
    double sum = e[0] + e[1] + e[2];
    double[] each = new double[3];
    for (int c = 0; c < 3; c++) {
      each[c] = -Math.pow(1 - e[c] / sum, 2) * Math.log(e[c] / sum);
    }
    double[] logits = {1, 2, -1};
    assertEquals(each[1], loss(rule, logits, row(0, 1, 0)), 1e-14);
    double mixed = 0.1 * each[0] + 0.7 * each[1] + 0.2 * each[2];
    assertEquals(mixed, loss(rule, logits, row(0.1, 0.7, 0.2)), 1e-14);
  }

  @Test
  void withoutFocusTheFocalLossIsTheCrossEntropy() {
    double[] logits = {1, 2, -1};
    assertEquals(
        loss(new CrossEntropyRule(), logits, row(0.1, 0.7, 0.2)),
        loss(new FocalRule(), logits, row(0.1, 0.7, 0.2), "gamma", 0.0),
        1e-14);
    assertEquals(
        loss(new BinaryCrossEntropyRule(), row(-0.7), row(1)) / 2,
        loss(new FocalRule(), row(-0.7), row(1), "gamma", 0.0, "alpha", 0.5),
        1e-15);
  }

  @Test
  void hingeIsTheMarginToTheLargestOtherScore() {
    HingeRule rule = new HingeRule();
    assertEquals(2.5, loss(rule, row(1, 2.5, -1), row(1, 0, 0)), 1e-15);
    assertEquals(0.5, loss(rule, row(1, 1.5, -1), row(0, 1, 0)), 1e-15);
    assertEquals(0, loss(rule, row(1, 2.5, -1), row(0, 1, 0)), 1e-15);
    assertEquals(3, loss(rule, row(1, 1, -1), row(0, 0, 1)), 1e-15);
    assertEquals(6.25, loss(rule, row(1, 2.5, -1), row(1, 0, 0), "squared", true), 1e-14);
  }

  @Test
  void hingeOfOneUnitIsTheMarginToZero() {
    HingeRule rule = new HingeRule();
    assertEquals(0.7, loss(rule, row(0.3), row(1)), 1e-15);
    assertEquals(1.3, loss(rule, row(0.3), row(0)), 1e-15);
    assertEquals(0, loss(rule, row(1.3), row(1)), 0);
    assertEquals(1.69, loss(rule, row(0.3), row(0), "squared", true), 1e-14);
  }

  @Test
  void divergenceIsZeroWhereTheDistributionsAreOne() {
    KlDivergenceRule rule = new KlDivergenceRule();
    double[] logits = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};
    assertEquals(0, loss(rule, logits, row(0.5, 0.3, 0.2)), 1e-15);
    assertEquals(
        0.2 * Math.log(0.2 / 0.5) + 0.8 * Math.log(0.8 / 0.2),
        loss(rule, logits, row(0.2, 0, 0.8)),
        1e-14);
    assertEquals(
        loss(new CrossEntropyRule(), logits, row(0, 1, 0)),
        loss(rule, logits, row(0, 1, 0)),
        1e-15);
  }

  @Test
  void meanSquaredHasNoHalfAndIsAMeanOverOutputs() {
    assertEquals(5, loss(new MeanSquaredRule(), row(3, 1), row(0, 2)), 1e-15);
  }

  @Test
  void huberIsQuadraticInsideAndLinearOutside() {
    HuberRule rule = new HuberRule();
    assertEquals(0.125, loss(rule, row(0.5), row(0)), 1e-15);
    assertEquals(2.5, loss(rule, row(-3), row(0)), 1e-15);
    assertEquals(4, loss(rule, row(3), row(0), "delta", 2.0), 1e-15);
  }

  @Test
  void labelSmoothingSpreadsEpsilonOverAllClasses() {
    assertArrayEquals(
        row(0.05, 0.85, 0.05, 0.05), smoothed(LossRule.Encoding.ONE_HOT, row(0, 1, 0, 0)), 1e-15);
    assertArrayEquals(row(0.9, 0.1), smoothed(LossRule.Encoding.LABELS, row(1, 0)), 1e-15);
    assertArrayEquals(row(0.9), smoothed(LossRule.Encoding.BINARY, row(1)), 1e-15);
    assertArrayEquals(row(7), smoothed(LossRule.Encoding.VALUES, row(7)), 0);
  }

  private static double[] smoothed(LossRule.Encoding encoding, double[] target) {
    Graph graph = new Graph();
    Value t = graph.leaf(Leaf.Kind.TARGET, "t", Shape.batch(target.length));
    Use<LabelSmoothing> use = Written.onClass(LabelSmoothing.class, "value", 0.2);
    Value seen = new LabelSmoothingRule().target(use, t, encoding, new TestSettings());
    Program program = new Program(graph, Map.of("seen", seen), List.of());
    return Interpreter.run(program, new Numbers(1, 1).set(t, target)).outputs().get("seen").data();
  }

  @Test
  void theDefaultFollowsTheTarget() {
    assertEquals("@CrossEntropy", standard(new Target(Target.Task.CLASSES, 10), 10));
    assertEquals("@CrossEntropy", standard(new Target(Target.Task.CLASSES, 2), 2));
    assertEquals("@BinaryCrossEntropy", standard(new Target(Target.Task.CLASSES, 2), 1));
    assertEquals("@BinaryCrossEntropy", standard(new Target(Target.Task.LABELS, 4), 4));
    assertEquals("@MeanSquared", standard(new Target(Target.Task.OUTPUTS, 1), 1));
  }

  private static String standard(Target target, int units) {
    NetworkModel network = Networks.of(target);
    return LossChoice.of(network, network.main(), units, Rules.load()).use().text();
  }

  /** Whatever is predicted, one loss is meant. */
  @Test
  void oneLossIsTheStandard() {
    for (Target.Task task : Target.Task.values()) {
      for (int count = 1; count < 4; count++) {
        for (int units = 0; units < 4; units++) {
          Target target = new Target(task, count);
          int width = units;
          assertEquals(
              1,
              Rules.load().in(Role.LOSS).stream()
                  .filter(loss -> loss.standard(target, width))
                  .count(),
              target + " from " + units);
        }
      }
    }
  }
}
