package dev.regimen.processor.lower;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Activation;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.Fans;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.LayerScope;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.Slot;
import dev.regimen.processor.rule.TextIds;
import dev.regimen.processor.rule.init.AutomaticInit;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What one field's rules make, collected into the network's program. */
final class LayerLowering implements LayerScope {
  private final NetworkLowering network;
  private final LayerModel layer;
  private final LayerPlace place;
  private final List<String> words = new ArrayList<>();
  private final WeightLowering weights;

  private final int values;

  private final int states;

  LayerLowering(NetworkLowering network, LayerModel layer) {
    this.network = network;
    this.layer = layer;
    place = new LayerPlace(layer, network.model(), network.rules());
    weights = new WeightLowering(layer, network.rules());
    network.graph().enter(Origin.forward(layer.name()));
    values = network.graph().values().size();
    states = network.kept().all().size();
  }

  /** Applies the layer's techniques of some slots, in the order of the slots. */
  Value techniques(Value input, Predicate<Slot> slots) {
    Value x = input;
    for (Rules.Bound<LayerRule<Annotation>> bound :
        rules().in(Role.LAYER, layer.uses()).stream()
            .filter(bound -> slots.test(bound.rule().slot()))
            .sorted(Comparator.comparing(bound -> bound.rule().slot()))
            .toList()) {
      String word = bound.rule().word(bound.annotation());
      x = step(word, bound.rule().lower(bound.use(), x, this));
    }
    return x;
  }

  /** Something that the layer computes, by the word that the layer table has for it. */
  Value step(String word, Value y) {
    words.add(word);
    return y;
  }

  /**
   * Ends the layer.
   *
   * @param x its input
   * @param y its output, the same where all its techniques did nothing
   */
  void end(Value x, Value y) {
    if (y != x) {
      y.rename("out");
    }
    boolean exposed =
        rules().in(Role.LAYER, layer.uses()).stream()
            .anyMatch(bound -> bound.rule().exposes(bound.annotation()));
    if (exposed) {
      network.expose(layer.name(), y);
    }
    if (training()) {
      weights.idle().ifPresent(use -> network.misfits().ifPresent(told -> told.warnOfIdle(use)));
    }
    weights.shared().ifPresent(field -> words.add("tied to " + field));
    network.add(
        new Lowered.Row(
            layer.name(),
            String.join(" + ", words),
            y.shape().text(),
            network.kept().parametersSince(states),
            MultiplyAdds.since(network.graph(), values)));
  }

  @Override
  public LayerModel layer() {
    return layer;
  }

  @Override
  public Rules rules() {
    return network.rules();
  }

  @Override
  public boolean training() {
    return network.training();
  }

  @Override
  public boolean draws() {
    return network.draws() && !(training() && place.evaluated());
  }

  @Override
  public int batch() {
    return network.batch();
  }

  @Override
  public boolean gathers() {
    return training() && place.trains();
  }

  @Override
  public Scalar setting(Use<?> use, String member) {
    return network.settings().setting(use, member);
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Initial initial) {
    return network.add(parameterOf(suffix, role, shape, initial));
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Shape saved, Initial initial) {
    return network.add(parameterOf(suffix, role, shape, initial).savedAs(saved));
  }

  @Override
  public Value vectors(String suffix, String role, Shape shape, Initial initial) {
    return network.add(parameterOf(suffix, role, shape, initial).ofVectors());
  }

  @Override
  public Value weight(String suffix, String role, Shape shape, long fanIn, long fanOut) {
    return weights
        .shared(shape, fans(fanIn, fanOut), network, this)
        .orElseGet(() -> weight(weightOf(suffix, role, shape, fanIn, fanOut)));
  }

  @Override
  public Value weight(
      String suffix, String role, Shape shape, Shape maps, long fanIn, long fanOut) {
    return weights
        .shared(shape, fans(fanIn, fanOut), network, this)
        .orElseGet(() -> weight(weightOf(suffix, role, shape, fanIn, fanOut).ofMaps(maps)));
  }

  private State weightOf(String suffix, String role, Shape shape, long fanIn, long fanOut) {
    Fans fans = fans(fanIn, fanOut);
    Initial initial = initial(fanIn, fanOut, weights.initial(fans, AutomaticInit.initial(fans)));
    return parameterOf(weights.suffix(suffix), role, shape, initial);
  }

  private Value weight(State weight) {
    return weights.weight(network.add(weights.fixed() ? weight.standing() : weight), this);
  }

  @Override
  public Value beside(Value weight, String suffix, String role, Initial initial) {
    State other =
        network.kept().all().stream()
            .filter(s -> network.parameter(s.op()) == weight)
            .findFirst()
            .orElseThrow();
    return network.add(other.beside(leaf(suffix, role, weight.shape()), role, initial));
  }

  @Override
  public Value maps(String suffix, String role, Shape shape, Initial initial) {
    return network.add(parameterOf(suffix, role, shape, initial).ofMaps(shape));
  }

  private State parameterOf(String suffix, String role, Shape shape, Initial initial) {
    return new State(leaf(suffix, role, shape), layer.name(), role, initial);
  }

  private Value leaf(String suffix, String role, Shape shape) {
    return network.graph().leaf(Leaf.Kind.PARAMETER, layer.name() + suffix, shape).named(role);
  }

  @Override
  public Optional<TextIds> texts() {
    return network.texts();
  }

  @Override
  public List<LayerModel> before() {
    return place.before();
  }

  @Override
  public Value product(Value product) {
    return weights.product(product, this);
  }

  @Override
  public Initial initial(long fanIn, long fanOut, Initial otherwise) {
    Fans fans = fans(fanIn, fanOut);
    return rules().in(Role.INIT, layer.uses()).stream()
        .findFirst()
        .map(bound -> bound.rule().initial(bound.use(), fans, network.settings()))
        .orElse(otherwise);
  }

  private Fans fans(long fanIn, long fanOut) {
    return new Fans(fanIn, fanOut, Activation.of(place.met(), rules()));
  }

  @Override
  public Optional<ConditionInput> condition() {
    return network.condition();
  }

  @Override
  public Value running(String suffix, String role, Shape shape, double initial) {
    Value leaf = network.graph().leaf(Leaf.Kind.RUNNING, layer.name() + suffix, shape).named(role);
    return network.add(new State(leaf, layer.name(), role, Initial.constant(initial)));
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
    Draw draw = new Draw(Draw.Kind.BERNOULLI, network.nextStream(), address(), shape);
    return graph.add(draw, List.of(graph.scalar(probability)));
  }

  @Override
  public Value masked(Value weight, double keep) {
    return drawn(WeightDraw.Kind.MASK, keep, weight);
  }

  @Override
  public Value noisy(Value weight, double deviation) {
    return drawn(WeightDraw.Kind.NOISE, deviation, weight);
  }

  private Value drawn(WeightDraw.Kind kind, double amount, Value weight) {
    WeightDraw draw = new WeightDraw(kind, amount, network.nextStream(), address());
    return network.graph().add(draw, List.of(weight));
  }

  @Override
  public Value normal(Shape shape) {
    return network
        .graph()
        .add(new Draw(Draw.Kind.NORMAL, network.nextStream(), address(), shape), List.of());
  }

  private Draw.Address address() {
    return training() ? Draw.Address.STEP : Draw.Address.SAMPLE;
  }

  @Override
  public double depth() {
    return place.depth();
  }

  @Override
  public Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }

  /** Said once, though a network is lowered twice. */
  @Override
  public void warn(Misfit doubt) {
    if (training()) {
      network.misfits().ifPresent(told -> told.warn(doubt));
    }
  }
}
