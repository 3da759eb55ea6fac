package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Leaf;
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

/** The update of one parameter, or of a running statistic's average, while its rules build it. */
final class ParameterUpdate implements UpdateScope {
  private final Value weight;
  private final Collection<ParameterUpdate> all;
  private final DeclaredSettings settings;
  private final List<Update> slots = new ArrayList<>();
  private Value flow;
  private Value seen;
  private String technique = "";
  private Scalar learningRate = Scalar.of(Scalar.Clock.LEARNING_RATE);

  /**
   * An update that begins with the gradient.
   *
   * @param all the updates of all parameters, this one included
   */
  ParameterUpdate(
      Value weight, Value gradient, Collection<ParameterUpdate> all, DeclaredSettings settings) {
    this.weight = weight;
    this.all = all;
    this.settings = settings;
    flow = gradient;
    seen = gradient;
  }

  /** Before a rule acts on any parameter. */
  void begin(Class<? extends Annotation> rule) {
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

  /** w − η·direction. */
  void descend() {
    flow = weight.minus(flow.times(learningRate));
  }

  @Override
  public Value weight() {
    return weight;
  }

  @Override
  public Scalar learningRate() {
    return learningRate;
  }

  void learningRate(Scalar rate) {
    learningRate = rate;
  }

  @Override
  public Value total(String name, UnaryOperator<Value> of) {
    List<Value> sums =
        all.stream().map(update -> UpdateScope.sum(of.apply(update.seen)).named(name)).toList();
    return weight.graph().add(new Total(), sums);
  }

  @Override
  public Value slot(String name) {
    String full = ((Leaf) weight.op()).name() + "." + technique + "." + name;
    return weight.graph().leaf(Leaf.Kind.SLOT, full, weight.shape()).named(name);
  }

  @Override
  public Value average() {
    Leaf average = ((Leaf) weight.op()).average();
    return weight.graph().add(average, List.of()).named("average");
  }

  @Override
  public void becomes(Value slot, Value next) {
    String name = "next" + Character.toUpperCase(slot.name().charAt(0)) + slot.name().substring(1);
    slots.add(new Update(slot, next.rename(name)));
  }

  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    return settings.setting(use, member);
  }

  /** What is kept beside the tensor first; a statistic has become what it is before. */
  List<Update> updates() {
    List<Update> updates = new ArrayList<>(slots);
    if (flow != weight) {
      updates.add(new Update(weight, flow.named("next")));
    }
    return updates;
  }
}
