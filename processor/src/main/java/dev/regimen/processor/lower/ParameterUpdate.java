package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.UpdateScope;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What one stage of the update makes of one parameter, or of a running statistic's average, while
 * rules build it.
 */
final class ParameterUpdate implements UpdateScope {
  /** Whose slots are those that no technique has of its own. */
  private static final String STAGE = "update";

  /** The slot that keeps a weight while its parameter is somewhere else. */
  private static final String ORIGINAL = "original";

  /** The slot that gradients are added up in. */
  private static final String ACCUMULATED = "accumulated";

  private final Value parameter;
  private final int depth;
  private final Scalar step;
  private final boolean table;
  private final Collection<ParameterUpdate> all;
  private final DeclaredSettings settings;
  private final List<Update> updates = new ArrayList<>();
  private Value weight;
  private Value flow;
  private Value seen;
  private String technique = "";
  private int stream;
  private Scalar learningRate = Scalar.of(Scalar.Clock.LEARNING_RATE);

  /**
   * An update that begins with the gradient.
   *
   * @param depth parts between its own and the top
   * @param step counts its updates
   * @param table whether its rows are looked up
   * @param all the updates of all parameters, this one included
   */
  ParameterUpdate(
      Value parameter,
      Value gradient,
      int depth,
      Scalar step,
      boolean table,
      Collection<ParameterUpdate> all,
      DeclaredSettings settings) {
    this.parameter = parameter;
    this.depth = depth;
    this.step = step;
    this.table = table;
    this.all = all;
    this.settings = settings;
    weight = parameter;
    flow = gradient;
    seen = gradient;
  }

  /**
   * Before a rule acts on any parameter.
   *
   * @param ownStream what tells the rule's randomness apart
   */
  void begin(Class<? extends Annotation> rule, int ownStream) {
    stream = ownStream;
    seen = flow;
    String name = rule.getSimpleName();
    technique = Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** The gradient, then the direction, then the stepped weight. */
  Value flow() {
    return flow;
  }

  void flow(Value next) {
    flow = next;
  }

  /** w + e, and the weight is kept beside it: what is added and subtracted again has other bits. */
  void ascend() {
    updates.add(new Update(slot(STAGE, ORIGINAL), weight));
    updates.add(new Update(parameter, weight.plus(flow).named("next")));
  }

  /** The weight is the one that was kept. */
  void takeOriginal() {
    weight = slot(STAGE, ORIGINAL);
  }

  /** The parameter becomes the weight that was kept. */
  void restore() {
    updates.add(new Update(parameter, slot(STAGE, ORIGINAL)));
  }

  /** Adds the gradient to that of the batches before, each by its share of the samples. */
  void accumulate() {
    Value before = slot(STAGE, ACCUMULATED).times(Scalar.of(Scalar.Clock.CONTINUED));
    becomes(slot(STAGE, ACCUMULATED), before.plus(flow.times(Scalar.of(Scalar.Clock.SHARE))));
  }

  /** The gradient is what was added up. */
  void takeAccumulated() {
    flow = slot(STAGE, ACCUMULATED);
    seen = flow;
  }

  /** w − η·direction. */
  void descend() {
    flow = weight.minus(flow.times(learningRate));
  }

  /** The parameter becomes what flows; a statistic has become what it is before. */
  void finish() {
    if (flow != parameter) {
      updates.add(new Update(parameter, flow.named("next")));
    }
  }

  @Override
  public Value weight() {
    return weight;
  }

  @Override
  public Scalar learningRate() {
    return learningRate;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public Scalar step() {
    return step;
  }

  @Override
  public boolean isTable() {
    return table;
  }

  void learningRate(Scalar rate) {
    learningRate = rate;
  }

  @Override
  public Value total(String name, UnaryOperator<Value> of) {
    List<Value> sums =
        all.stream().map(update -> UpdateScope.sum(of.apply(update.seen)).named(name)).toList();
    return graph().add(new Total(), sums);
  }

  @Override
  public Value noise() {
    return graph().add(new Noise(stream), List.of(parameter)).named("noise");
  }

  @Override
  public Value slot(String name) {
    return slot(technique, name);
  }

  @Override
  public Value average() {
    return graph().add(((Leaf) parameter.op()).average(), List.of()).named("average");
  }

  @Override
  public void becomes(Value slot, Value next) {
    String name = "next" + Character.toUpperCase(slot.name().charAt(0)) + slot.name().substring(1);
    updates.add(new Update(slot, next.rename(name)));
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    return settings.setting(use, member);
  }

  private Value slot(String of, String name) {
    return graph().add(((Leaf) parameter.op()).slot(of, name), List.of()).named(name);
  }

  private Graph graph() {
    return parameter.graph();
  }

  List<Update> updates() {
    return updates;
  }
}
