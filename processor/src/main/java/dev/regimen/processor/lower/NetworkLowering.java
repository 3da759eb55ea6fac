package dev.regimen.processor.lower;

import dev.regimen.annotation.Network;
import dev.regimen.processor.diagnostic.Report;
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
import dev.regimen.processor.rule.Continuation;
import dev.regimen.processor.rule.InputShapes;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunSize;
import dev.regimen.processor.rule.TextIds;
import dev.regimen.processor.rule.TextInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lowers a network's parts, one field after the other, and the loss after them. */
public final class NetworkLowering {
  private final NetworkModel model;
  private final Rules rules;
  private final DeclaredSettings settings;
  private final boolean training;
  private final Report report;
  private final Graph graph = new Graph();
  private final KeptTensors kept = new KeptTensors();
  private final List<Update> updates = new ArrayList<>();
  private final Map<String, Value> exposed = new LinkedHashMap<>();
  private final List<Lowered.Row> table = new ArrayList<>();
  private final Shape input;
  private final Shapes shapes;
  private final Misfits misfits;
  private final Optional<TextIds> texts;
  private int streams;
  private Pass pass = Pass.LEARNING;

  private NetworkLowering(
      NetworkModel model, Rules rules, DeclaredSettings settings, boolean training, Report report) {
    this(model, rules, settings, training, report, Optional.empty());
  }

  private NetworkLowering(
      NetworkModel model,
      Rules rules,
      DeclaredSettings settings,
      boolean training,
      Report report,
      Optional<Continuation> continuation) {
    this.model = model;
    this.rules = rules;
    this.settings = settings;
    this.training = training;
    this.report = report;
    Shape whole = InputShapes.of(model, rules).in(training);
    input = continuation.isPresent() ? Shape.of(1) : whole;
    shapes = new Shapes(input);
    misfits = new Misfits(report, shapes, input);
    texts =
        TextInput.of(model.regime(), rules).map(text -> new TextIds(input(), text, continuation));
  }

  /** The program of a training step up to the loss; empty after an error, which is reported. */
  public static Optional<Lowered> training(
      NetworkModel model, Rules rules, DeclaredSettings settings, Report report) {
    return new NetworkLowering(model, rules, settings, true, report).lower();
  }

  /** The program that predicts, and the loss where targets are given. */
  public static Optional<Lowered> inference(
      NetworkModel model, Rules rules, DeclaredSettings settings, Report report) {
    return new NetworkLowering(model, rules, settings, false, report).lower();
  }

  /** What a network predicts that reads a token in a pass and goes on from the one before. */
  static Program continuing(
      NetworkModel model, Rules rules, DeclaredSettings settings, Continuation continuation) {
    NetworkLowering lowering =
        new NetworkLowering(model, rules, settings, false, new Report(), Optional.of(continuation));
    Value output = lowering.heads().outputs().get(model.main().name());
    LossLowering loss =
        new LossLowering(lowering, new UnlabelledLowering(lowering), settings, false);
    Value prediction = loss.prediction(lowering.graph, model.main(), output);
    return new Program(lowering.graph, Map.of(Program.PREDICTION, prediction), List.of());
  }

  /**
   * The network with what depends on shapes filled in: the widths of blocks' uses and the numbers
   * that are relative to them, and the projections of shortcuts. What does not fit its input leaves
   * the network as it is; lowering it says why.
   */
  public static NetworkModel sized(NetworkModel model, Rules rules) {
    if (model.blocks().isEmpty()) {
      return model;
    }
    NetworkLowering scratch =
        new NetworkLowering(model, rules, new DeclaredSettings(), true, new Report());
    try {
      return model.with(scratch.heads().parts());
    } catch (Misfit reportedLater) {
      return model;
    }
  }

  private BlockLowering.Heads heads() {
    return new BlockLowering(this, shapes).heads(model, input());
  }

  /** What the network sees. */
  Value input() {
    List<Integer> dims = new ArrayList<>(List.of(Shape.BATCH));
    dims.addAll(input.dims());
    return graph.leaf(Leaf.Kind.INPUT, "input", new Shape(dims)).named("out");
  }

  /**
   * What the heads make of an input in a further pass of the same network, beside the one that
   * learns, which alone says what there is to say.
   *
   * @param word tells this pass from others
   * @param averaged whether the weights are their averages
   */
  Map<String, Value> further(String word, Value seen, boolean averaged) {
    Origin here = graph.origin();
    pass = new Pass(false, seen == input() && !averaged, averaged);
    graph.pass(word);
    BlockLowering blocks = new BlockLowering(this, new Shapes(input));
    Map<String, Value> outputs = blocks.heads(model, seen).outputs();
    graph.pass("");
    pass = Pass.LEARNING;
    graph.enter(here);
    return outputs;
  }

  /** The parameter that a layer reads in this pass. */
  Value parameter(Leaf trained) {
    return graph.add(pass.averaged() ? trained.average() : trained, List.of());
  }

  NetworkModel model() {
    return model;
  }

  private Optional<Lowered> lower() {
    UnlabelledLowering unlabelled = new UnlabelledLowering(this);
    try {
      Value seen = training ? unlabelled.seen() : input();
      BlockLowering.Heads heads = new BlockLowering(this, shapes).heads(model, seen);
      LossLowering loss = new LossLowering(this, unlabelled, settings, training);
      return loss.lower(graph, heads.outputs(), report)
          .map(outcomes -> result(loss, outcomes, heads.shared()));
    } catch (Misfit misfit) {
      misfits.error(misfit);
      return Optional.empty();
    }
  }

  private Lowered result(LossLowering loss, List<LossLowering.Outcome> outcomes, Value shared) {
    Map<String, Value> outputs = loss.outputs(graph, outcomes);
    if (training) {
      new TaskWeighing(this, shared)
          .loss(outcomes)
          .ifPresent(total -> outputs.put(Program.LOSS, total));
    } else {
      exposed.forEach((layer, value) -> outputs.put(Program.exposed(layer), value));
    }
    Program program = new Program(graph, outputs, updates);
    return new Lowered(
        program,
        kept.all(),
        table,
        outcomes.stream().map(LossLowering.Outcome::head).toList(),
        exposed);
  }

  /** What a layer's techniques make of its input, all in their order. */
  Value layer(LayerModel layer, Value x) {
    LayerLowering scope = begin(layer);
    try {
      Value y = scope.techniques(x, slot -> true);
      scope.end(x, y);
      if (y.shape().elements() > Integer.MAX_VALUE) {
        throw LayerSize.tooLarge(layer, y.shape(), rules, ofInput());
      }
      return y;
    } catch (ArithmeticException beyondCounting) {
      throw LayerSize.beyondCounting(layer, rules, ofInput());
    }
  }

  /** What states the input's sizes. */
  private Use<?> ofInput() {
    return model.regime().stream()
        .filter(use -> use.annotation() instanceof Network)
        .findFirst()
        .orElseThrow();
  }

  int batch() {
    return RunSize.of(model, rules).batch();
  }

  LayerLowering begin(LayerModel layer) {
    return new LayerLowering(this, layer);
  }

  /** What is made from here on is this layer's. */
  void enter(LayerModel layer) {
    graph.enter(Origin.forward(layer.name()));
  }

  /** What there is to say, if this pass is the one that says it. */
  Optional<Misfits> misfits() {
    return pass.learns() ? Optional.of(misfits) : Optional.empty();
  }

  Optional<ConditionInput> condition() {
    return ConditionInput.of(model, rules, graph);
  }

  /** The input as rows of ids, if samples are texts. */
  Optional<TextIds> texts() {
    return texts;
  }

  boolean training() {
    return training;
  }

  /** Whether random numbers are drawn: in training, and where predictions are means over draws. */
  boolean draws() {
    return training
        || rules.in(Role.RUN, model.regime()).stream()
            .anyMatch(bound -> bound.rule().predictsByDraws(bound.annotation()));
  }

  Graph graph() {
    return graph;
  }

  DeclaredSettings settings() {
    return settings;
  }

  Rules rules() {
    return rules;
  }

  /** Lets inference show what a layer yields. */
  void expose(String layer, Value output) {
    if (pass.learns()) {
      exposed.put(layer, output);
    }
  }

  /** What is kept from step to step, so far. */
  KeptTensors kept() {
    return kept;
  }

  void add(Lowered.Row row) {
    if (pass.learns()) {
      table.add(row);
    }
  }

  /** Keeps a tensor; what this pass reads of it. */
  Value add(State state) {
    kept.add(state);
    return parameter(state.op()).named(state.leaf().name());
  }

  void add(Update update) {
    boolean kept = updates.stream().anyMatch(known -> known.state() == update.state());
    if (pass.ofSamples() && !kept) {
      updates.add(update);
    }
  }

  int nextStream() {
    return streams++;
  }
}
