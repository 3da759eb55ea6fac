package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Initial;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One field's scope over a graph of its own. */
final class TestLayerScope extends TestSettings implements LayerScope {
  private static final Rules RULES = Rules.load();

  final Graph graph = new Graph();
  final Map<Value, Initial> states = new LinkedHashMap<>();
  final Map<Value, Value> updates = new LinkedHashMap<>();
  final List<Misfit> warnings = new ArrayList<>();
  @Nullable ConditionInput condition;
  @Nullable TextIds texts;
  final List<LayerModel> before = new ArrayList<>();
  private final LayerModel layer;
  private final boolean training;
  private int streams;

  /** Whether the regime asks that inference draws too. */
  boolean drawsToPredict;

  /** How deep the block is that the layer is. */
  double depth = 1;

  TestLayerScope(boolean training, Use<?>... uses) {
    this.layer = new LayerModel("layer", List.of(uses), new Written.NamedSite("layer"));
    this.training = training;
  }

  @Override
  public LayerModel layer() {
    return layer;
  }

  @Override
  public Rules rules() {
    return RULES;
  }

  @Override
  public int batch() {
    return 32;
  }

  @Override
  public boolean training() {
    return training;
  }

  @Override
  public boolean draws() {
    return training || drawsToPredict;
  }

  @Override
  public boolean gathers() {
    return training;
  }

  Value input(int... sample) {
    return graph.leaf(Leaf.Kind.INPUT, "input", Shape.batch(sample));
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Initial initial) {
    return state(Leaf.Kind.PARAMETER, suffix, shape, initial);
  }

  @Override
  public Value vectors(String suffix, String role, Shape shape, Initial initial) {
    return parameter(suffix, role, shape, initial);
  }

  @Override
  public Value weight(String suffix, String role, Shape shape, long fanIn, long fanOut) {
    Scalar deviation = Scalar.constant(1 / Math.sqrt(fanIn));
    return state(Leaf.Kind.PARAMETER, suffix, shape, new Initial(Initial.Kind.NORMAL, deviation));
  }

  @Override
  public Value weight(
      String suffix, String role, Shape shape, Shape maps, long fanIn, long fanOut) {
    return weight(suffix, role, shape, fanIn, fanOut);
  }

  @Override
  public Value parameter(String suffix, String role, Shape shape, Shape saved, Initial initial) {
    return parameter(suffix, role, shape, initial);
  }

  @Override
  public Value beside(Value weight, String suffix, String role, Initial initial) {
    return parameter(suffix, role, weight.shape(), initial);
  }

  @Override
  public Value product(Value product) {
    return product;
  }

  @Override
  public Initial initial(long fanIn, long fanOut, Initial otherwise) {
    return otherwise;
  }

  @Override
  public Value maps(String suffix, String role, Shape shape, Initial initial) {
    return state(Leaf.Kind.PARAMETER, suffix, shape, initial);
  }

  @Override
  public Optional<ConditionInput> condition() {
    return Optional.ofNullable(condition);
  }

  @Override
  public List<LayerModel> before() {
    return before;
  }

  @Override
  public Optional<TextIds> texts() {
    return Optional.ofNullable(texts);
  }

  @Override
  public Value running(String suffix, String role, Shape shape, double initial) {
    return state(Leaf.Kind.RUNNING, suffix, shape, Initial.constant(initial));
  }

  private Value state(Leaf.Kind kind, String suffix, Shape shape, Initial initial) {
    Value leaf = graph.leaf(kind, layer.name() + suffix, shape);
    states.put(leaf, initial);
    return leaf;
  }

  @Override
  public void becomes(Value running, Value next) {
    updates.put(running, next);
  }

  @Override
  public Value bernoulli(Scalar probability, Shape shape) {
    Draw draw = new Draw(Draw.Kind.BERNOULLI, streams++, address(), shape);
    return graph.add(draw, List.of(graph.scalar(probability)));
  }

  @Override
  public Value masked(Value weight, double keep) {
    WeightDraw mask = new WeightDraw(WeightDraw.Kind.MASK, keep, streams++, address());
    return graph.add(mask, List.of(weight));
  }

  @Override
  public Value noisy(Value weight, double deviation) {
    WeightDraw noise = new WeightDraw(WeightDraw.Kind.NOISE, deviation, streams++, address());
    return graph.add(noise, List.of(weight));
  }

  @Override
  public Value normal(Shape shape) {
    return graph.add(new Draw(Draw.Kind.NORMAL, streams++, address(), shape), List.of());
  }

  private Draw.Address address() {
    return training ? Draw.Address.STEP : Draw.Address.SAMPLE;
  }

  @Override
  public double depth() {
    return depth;
  }

  @Override
  public Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }

  @Override
  public void warn(Misfit doubt) {
    warnings.add(doubt);
  }
}
