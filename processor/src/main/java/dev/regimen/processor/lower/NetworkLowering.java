package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.InitRule;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers a network's layers, one field after the other, and the loss after them. */
public final class NetworkLowering {
  private final NetworkModel model;
  private final Rules rules;
  private final Knobs knobs;
  private final boolean training;
  private final Report report;
  private final Graph graph = new Graph();
  private final List<State> states = new ArrayList<>();
  private final List<Update> updates = new ArrayList<>();
  private final List<Lowered.Row> table = new ArrayList<>();
  private final StringBuilder chain = new StringBuilder();
  private int streams;

  private NetworkLowering(
      NetworkModel model, Rules rules, Knobs knobs, boolean training, Report report) {
    this.model = model;
    this.rules = rules;
    this.knobs = knobs;
    this.training = training;
    this.report = report;
  }

  /** The program of a training step up to the loss; empty after an error, which is reported. */
  public static Optional<Lowered> training(
      NetworkModel model, Rules rules, Knobs knobs, Report report) {
    return new NetworkLowering(model, rules, knobs, true, report).lower();
  }

  /** The program that predicts, and the loss where targets are given. */
  public static Optional<Lowered> inference(
      NetworkModel model, Rules rules, Knobs knobs, Report report) {
    return new NetworkLowering(model, rules, knobs, false, report).lower();
  }

  private Optional<Lowered> lower() {
    List<Integer> dims = new ArrayList<>(List.of(Shape.BATCH));
    dims.addAll(model.input().dims());
    Value x = graph.leaf(Leaf.Kind.INPUT, "input", new Shape(dims)).named("out");
    chain.append(model.input().text());
    for (LayerModel layer : model.layers()) {
      try {
        x = lower(layer, x);
      } catch (Misfit misfit) {
        report(misfit, report.error(misfit.id(), place(misfit), misfit.getMessage()));
        return Optional.empty();
      }
    }
    LossLowering loss = new LossLowering(model, rules, knobs, training);
    Optional<LossLowering.Outcome> outcome = loss.lower(graph, x, report);
    return outcome.map(this::result);
  }

  private Lowered result(LossLowering.Outcome outcome) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    outputs.put(Program.PREDICTION, outcome.prediction());
    outputs.put(Program.LOSS, outcome.loss());
    Program program = new Program(graph, outputs, updates);
    return new Lowered(program, states, table, outcome.rule(), outcome.text());
  }

  private Value lower(LayerModel layer, Value input) {
    graph.enter(Origin.forward(layer.name()));
    int before = graph.values().size();
    int statesBefore = states.size();
    LayerLowering scope = new LayerLowering(this, layer);
    List<Rules.Bound<LayerRule<?>>> chainOfRules = inOrder(layer);
    Value x = input;
    StringBuilder words = new StringBuilder();
    for (Rules.Bound<LayerRule<?>> bound : chainOfRules) {
      x = apply(bound, x, scope, words);
    }
    if (x != input) {
      x.rename("out");
    }
    if (training) {
      scope.idle().ifPresent(this::warnOfIdle);
    }
    addRow(layer, words.toString(), x, before, statesBefore);
    chain.append(" -> ").append(layer.name()).append(' ').append(x.shape().text());
    return x;
  }

  private <A extends java.lang.annotation.Annotation> Value apply(
      Rules.Bound<LayerRule<?>> bound, Value x, LayerLowering scope, StringBuilder words) {
    @SuppressWarnings("unchecked") // Rules binds a use to the rule of its annotation
    LayerRule<A> rule = (LayerRule<A>) bound.rule();
    A annotation = rule.annotation().cast(bound.use().annotation());
    words.append(words.isEmpty() ? "" : " + ").append(rule.word(annotation));
    return rule.lower(bound.use().as(rule.annotation()), x, scope);
  }

  private List<Rules.Bound<LayerRule<?>>> inOrder(LayerModel layer) {
    List<Rules.Bound<LayerRule<?>>> bounds =
        new ArrayList<>(rules.in(roleOfLayers(), layer.uses()));
    bounds.sort(Comparator.comparing(bound -> bound.rule().slot()));
    return bounds;
  }

  @SuppressWarnings("unchecked") // a class literal has no wildcard
  private static Class<LayerRule<?>> roleOfLayers() {
    return (Class<LayerRule<?>>) (Class<?>) LayerRule.class;
  }

  @SuppressWarnings("unchecked") // a class literal has no wildcard
  List<Rules.Bound<InitRule<?>>> initializations(LayerModel layer) {
    return rules.in((Class<InitRule<?>>) (Class<?>) InitRule.class, layer.uses());
  }

  private void addRow(LayerModel layer, String words, Value x, int before, int statesBefore) {
    List<Value> made = graph.values().subList(before, graph.values().size());
    long multiplyAdds = made.stream().mapToLong(MultiplyAdds::of).sum();
    long parameters =
        states.subList(statesBefore, states.size()).stream()
            .filter(state -> state.op().kind() == Leaf.Kind.PARAMETER)
            .mapToLong(state -> state.shape().elements())
            .sum();
    table.add(new Lowered.Row(layer.name(), words, x.shape().text(), parameters, multiplyAdds));
  }

  private void report(Misfit misfit, Finding finding) {
    finding.why(chain.toString());
    misfit.fixes().forEach(finding::fix);
  }

  private static Site place(Misfit misfit) {
    Site site = misfit.use().site();
    return misfit.member().isEmpty() ? site : site.member(misfit.member());
  }

  void warn(Misfit doubt) {
    report(doubt, report.warning(doubt.id(), place(doubt), doubt.getMessage()));
  }

  private void warnOfIdle(Use<?> use) {
    report
        .warning("NoEffect", use.site(), use.text() + " on a field without a weight of this kind")
        .fix("move it to a field with @Dense or @Conv");
  }

  Optional<ConditionInput> condition() {
    return ConditionInput.of(model, graph);
  }

  Rules rules() {
    return rules;
  }

  boolean training() {
    return training;
  }

  Graph graph() {
    return graph;
  }

  Knobs knobs() {
    return knobs;
  }

  void add(State state) {
    states.add(state);
  }

  void add(Update update) {
    updates.add(update);
  }

  int nextStream() {
    return streams++;
  }
}
