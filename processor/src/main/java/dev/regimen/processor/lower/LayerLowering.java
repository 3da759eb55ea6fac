package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.init.AutomaticInit;
import java.util.List;
import java.util.Optional;

/** What one field's rules make, collected into the network's program. */
final class LayerLowering implements LayerScope {
  private final NetworkLowering network;
  private final LayerModel layer;
  private final WeightLowering weights;

  LayerLowering(NetworkLowering network, LayerModel layer) {
    this.network = network;
    this.layer = layer;
    weights = new WeightLowering(layer, network.rules());
  }

  @Override
  public LayerModel layer() {
    return layer;
  }

  @Override
  public boolean training() {
    return network.training();
  }

  @Override
  public Scalar.Setting setting(Use<?> use, String member) {
    return network.knobs().setting(use, member);
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Initial initial) {
    return state(Leaf.Kind.PARAMETER, suffix, role, shape, initial);
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Shape saved, Initial initial) {
    Value leaf =
        network.graph().leaf(Leaf.Kind.PARAMETER, layer.name() + suffix, shape).named(role);
    network.add(new State(leaf, layer.name(), role, initial, Optional.empty(), saved));
    return leaf;
  }

  @Override
  public Value weight(String suffix, String role, Shape shape, long fanIn, long fanOut) {
    Initial initial = initial(new Fans(fanIn, fanOut, layer));
    return weights.weight(parameter(weights.suffix(suffix), role, shape, initial), this);
  }

  @Override
  public Value weight(
      String suffix, String role, Shape shape, Shape maps, long fanIn, long fanOut) {
    Initial initial = initial(new Fans(fanIn, fanOut, layer));
    return weights.weight(maps(weights.suffix(suffix), role, shape, maps, initial), this);
  }

  @Override
  public Value maps(String suffix, String role, Shape shape, Initial initial) {
    return maps(suffix, role, shape, shape, initial);
  }

  private Value maps(String suffix, String role, Shape shape, Shape maps, Initial initial) {
    Value leaf =
        network.graph().leaf(Leaf.Kind.PARAMETER, layer.name() + suffix, shape).named(role);
    Shape first = Shape.of(maps.dim(0), maps.dim(3), maps.dim(1), maps.dim(2));
    Shape saved = shape.rank() == 4 ? first : shape;
    network.add(new State(leaf, layer.name(), role, initial, Optional.of(maps), saved));
    return leaf;
  }

  @Override
  public Value product(Value product) {
    return weights.product(product, this);
  }

  /** A technique on the field's weight where it has none. */
  Optional<Use<?>> idle() {
    return weights.idle();
  }

  private Initial initial(Fans fans) {
    return initial(fans.in(), fans.out(), AutomaticInit.initial(fans));
  }

  @Override
  public Initial initial(long fanIn, long fanOut, Initial otherwise) {
    List<Rules.Bound<InitRule<?>>> chosen = network.initializations(layer);
    return chosen.isEmpty() ? otherwise : apply(chosen.get(0), new Fans(fanIn, fanOut, layer));
  }

  private <A extends java.lang.annotation.Annotation> Initial apply(
      Rules.Bound<InitRule<?>> bound, Fans fans) {
    @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
    InitRule<A> rule = (InitRule<A>) bound.rule();
    return rule.initial(bound.use().as(rule.annotation()), fans, network.knobs());
  }

  @Override
  public Optional<ConditionInput> condition() {
    return network.condition();
  }

  @Override
  public Value running(String suffix, String role, Shape shape, double initial) {
    return state(Leaf.Kind.RUNNING, suffix, role, shape, Initial.constant(initial));
  }

  private Value state(Leaf.Kind kind, String suffix, String role, Shape shape, Initial initial) {
    Value leaf = network.graph().leaf(kind, layer.name() + suffix, shape).named(role);
    network.add(new State(leaf, layer.name(), role, initial));
    return leaf;
  }

  @Override
  public void becomes(Value running, Value next) {
    String name =
        "next" + Character.toUpperCase(running.name().charAt(0)) + running.name().substring(1);
    Value reshaped = network.graph().reshape(next.rename(name), running.shape());
    network.add(new Update(running, reshaped));
  }

  @Override
  public Value bernoulli(Scalar probability, Shape shape) {
    Graph graph = network.graph();
    Draw draw = new Draw(Draw.Kind.BERNOULLI, network.nextStream(), shape);
    return graph.add(draw, List.of(graph.scalar(probability)));
  }

  @Override
  public Value normal(Shape shape) {
    return network.graph().add(new Draw(Draw.Kind.NORMAL, network.nextStream(), shape), List.of());
  }

  @Override
  public Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }

  /** Said once, though a network is lowered twice. */
  @Override
  public void warn(Misfit doubt) {
    if (training()) {
      network.warn(doubt);
    }
  }
}
