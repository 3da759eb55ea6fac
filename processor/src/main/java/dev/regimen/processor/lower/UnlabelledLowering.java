package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.UnlabelledRule;
import dev.regimen.processor.rule.UnlabelledScope;
import dev.regimen.processor.rule.Views;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the losses of samples without labels, which are rows of the same batch as the others: all
 * go through the network together, and each row counts for the one loss or for the other. What such
 * a loss compares with are further passes of the network in the same program, through which no
 * gradient goes.
 */
final class UnlabelledLowering implements UnlabelledScope {
  /** Stands for what is done to samples before the pass that learns, which is no layer's work. */
  private static final String INPUT = "unlabelled.input";

  private final NetworkLowering network;
  private final TaskModel task;
  private final List<Rules.Bound<UnlabelledRule<Annotation>>> techniques;
  private final Map<String, Value> passes = new HashMap<>();
  private final Map<String, Value> told = new LinkedHashMap<>();
  private @Nullable Value output;
  private String technique = "";

  UnlabelledLowering(NetworkLowering network) {
    this.network = network;
    task = network.model().main();
    techniques =
        network.rules().in(Role.UNLABELLED, network.model().regime()).stream()
            .filter(bound -> bound.rule().serves(network.model(), network.rules()))
            .toList();
  }

  /**
   * What one technique adds to the network's loss.
   *
   * @param mean over the unlabelled samples of the batch, [1, 1]
   */
  record Term(Scalar weight, Value mean) {}

  /** Whether samples without a label are learned from. */
  boolean learns() {
    return !techniques.isEmpty();
  }

  /** What the pass that learns sees. */
  Value seen() {
    Value seen = input();
    if (looksUp()) {
      return seen; // ids, of which it was said that nothing can be added to them
    }
    network.graph().enter(Origin.forward(INPUT));
    for (Rules.Bound<UnlabelledRule<Annotation>> bound : techniques) {
      Value before = seen;
      seen =
          bound
              .rule()
              .disturbance(bound.use(), this)
              .map(disturbance -> before.plus(ofUnlabelled(disturbance)).named("seen"))
              .orElse(seen);
    }
    return seen;
  }

  private boolean looksUp() {
    return network.model().layers().stream()
        .flatMap(layer -> network.rules().in(Role.LAYER, layer.uses()).stream())
        .anyMatch(bound -> bound.rule().looksUp(bound.annotation()));
  }

  /** What is added to samples, 0 where one has a label. */
  private Value ofUnlabelled(Value disturbance) {
    int features = Math.toIntExact(disturbance.shape().elements());
    Value rows = disturbance.reshape(Shape.batch(features)).times(unlabelled());
    return rows.reshape(disturbance.shape());
  }

  /** 1 for each sample without a label, [B, 1]. */
  private Value unlabelled() {
    Value present =
        network.graph().leaf(Leaf.Kind.PRESENT, task.name(), Shape.batch(1)).named("present");
    Scalar labelled = Scalar.arg(0).apply(UnaryFunction.STEP);
    return present.map(Scalar.ONE.minus(labelled)).named("unlabelled");
  }

  /** The terms of all techniques, by the output of the pass that learns. */
  List<Term> terms(Value learned) {
    output = learned;
    Origin loss = network.graph().origin();
    List<Term> terms = new ArrayList<>();
    for (Rules.Bound<UnlabelledRule<Annotation>> bound : techniques) {
      technique = SettingName.of(bound.use(), "value");
      Value perSample = bound.rule().loss(bound.use(), this);
      network.graph().enter(loss);
      terms.add(new Term(setting(bound.use(), "weight"), mean(perSample)));
    }
    return terms;
  }

  private Value mean(Value perSample) {
    Value unlabelled = unlabelled();
    Value count = unlabelled.sum(0).named("unlabelledSamples").max(1);
    return perSample.times(unlabelled).sum(0).dividedBy(count);
  }

  /** What the techniques told, by the names of the program's outputs. */
  Map<String, Value> told() {
    return told;
  }

  @Override
  public void tell(String what, Value each) {
    told.put(Program.told(technique + "." + what), mean(each).named(what));
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    return network.settings().setting(use, member);
  }

  @Override
  public Value input() {
    return network.input();
  }

  @Override
  public Value view() {
    return Views.differ(network.model(), network.rules())
        ? network.graph().leaf(Leaf.Kind.INPUT, "view", input().shape())
        : input();
  }

  @Override
  public Value output() {
    if (output == null) {
      throw new IllegalStateException("the pass that learns is still to be made");
    }
    return output;
  }

  @Override
  public LossRule.Encoding encoding(Value of) {
    return LossRule.Encoding.of(task.target(), of.shape().last());
  }

  private Rules.Bound<LossRule<Annotation>> supervised(Value of) {
    return LossChoice.of(network.model(), task, of.shape().last(), network.rules());
  }

  @Override
  public Value prediction(Value of) {
    return supervised(of).rule().prediction(of, encoding(of));
  }

  @Override
  public Value loss(Value of, Value target) {
    Rules.Bound<LossRule<Annotation>> bound = supervised(of);
    return bound.rule().loss(bound.use(), of, target, encoding(of), network.settings());
  }

  @Override
  public Value pass(String word, Value input) {
    return further(word, input, false);
  }

  @Override
  public Value teacher(String word, Value input) {
    return further(word, input, true);
  }

  private Value further(String word, Value input, boolean averaged) {
    return passes.computeIfAbsent(
        word, made -> network.further(word, input, averaged).get(task.name()));
  }

  @Override
  public Value gradient(Value of, Value by) {
    return ConstantGradient.of(of, by);
  }

  @Override
  public Value normal(Shape shape) {
    Draw draw = new Draw(Draw.Kind.NORMAL, network.nextStream(), Draw.Address.STEP, shape);
    return network.graph().add(draw, List.of());
  }
}
