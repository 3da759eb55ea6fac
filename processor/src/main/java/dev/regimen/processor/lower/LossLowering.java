package dev.regimen.processor.lower;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.SettingName;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TargetRule;
import dev.regimen.processor.rule.TextInput;
import dev.regimen.processor.rule.loss.LossChoice;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers the loss of each task on its head's output, and the prediction beside it. The network's
 * loss is the sum of the tasks', each by its weight.
 */
final class LossLowering {
  /** A batch whose weights sum to 0 has the loss 0. */
  private static final double LEAST_WEIGHT = 1e-30;

  private final NetworkModel model;
  private final Rules rules;
  private final DeclaredSettings settings;
  private final boolean training;
  private final UnlabelledLowering unlabelled;
  private final List<UnlabelledLowering.Term> terms = new ArrayList<>();
  private final Map<String, Value> told = new LinkedHashMap<>();

  LossLowering(
      NetworkLowering network,
      UnlabelledLowering unlabelled,
      DeclaredSettings settings,
      boolean training) {
    this.unlabelled = unlabelled;
    model = network.model();
    rules = network.rules();
    this.settings = settings;
    this.training = training;
  }

  /**
   * What one task yields.
   *
   * @param weight what its loss is multiplied by
   * @param likelihood what makes a negative logarithm of a density of its loss
   * @param mean the mean loss of the samples that have a target, by their weights, [1, 1]
   * @param samples how many these are, or their weights' sum, [1, 1]; empty where all count 1
   */
  record Outcome(
      Lowered.Head head,
      Scalar weight,
      double likelihood,
      Value prediction,
      Value mean,
      Optional<Value> samples) {}

  /** The outcome of each task; empty after an error, which is reported. */
  Optional<List<Outcome>> lower(Graph graph, Map<String, Value> heads, Report report) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TaskModel stated : model.tasks()) {
      boolean lacking = stated.equals(model.main()) && unlabelled.learns();
      TaskModel task = lacking ? stated.lackingTargets() : stated;
      Value output = heads.get(task.name());
      if (output == null) {
        throw new IllegalStateException("no part " + task.head() + " for the task " + task.name());
      }
      lower(graph, task, output, report).ifPresent(outcomes::add);
    }
    return outcomes.size() == model.tasks().size() ? Optional.of(outcomes) : Optional.empty();
  }

  private Optional<Outcome> lower(Graph graph, TaskModel task, Value output, Report report) {
    int units = output.shape().last();
    Rules.Bound<LossRule<Annotation>> bound = LossChoice.of(model, task, units, rules);
    int served = bound.rule().units(task.target(), units);
    boolean perToken = task.target().perToken();
    int needed = served > 0 && perToken ? task.target().count() : served;
    boolean fits = perToken ? ofTokens(output.shape()) : output.shape().rank() == 2;
    if (!fits || units != needed) {
      HeadMisfit misfit = new HeadMisfit(model, rules, report);
      if (needed == 0) {
        misfit.ofLoss(task, bound.use(), units);
      } else {
        misfit.ofUnits(task, output, needed);
      }
      return Optional.empty();
    }
    return Optional.of(apply(graph, task, bound, output));
  }

  /** Whether a value has a row for each token of a text. */
  private boolean ofTokens(Shape shape) {
    Optional<TextInput> texts = TextInput.of(model.regime(), rules);
    // Where samples are no texts, that was said.
    return shape.rank() == 3 && texts.map(of -> of.length() == shape.dim(1)).orElse(true);
  }

  private Outcome apply(
      Graph graph, TaskModel task, Rules.Bound<LossRule<Annotation>> bound, Value output) {
    LossRule<Annotation> rule = bound.rule();
    boolean only = model.tasks().size() == 1;
    graph.enter(only ? Origin.forward(Origin.LOSS) : Origin.loss(task.name()));
    LossRule.Encoding encoding = LossRule.Encoding.of(task.target(), output.shape().last());
    int columns = output.shape().last();
    boolean perToken = task.target().perToken();
    Shape each = perToken ? output.shape() : Shape.batch(columns);
    // A token has one class, and of each of many a row of all would be most of a step's memory.
    Leaf.Kind kind = perToken ? Leaf.Kind.CLASSES : Leaf.Kind.TARGET;
    Value target = graph.leaf(kind, task.name(), each).named("target");
    Value seen = training ? prepared(task, target, encoding) : target;
    Value perSample =
        rule.loss(bound.use(), output, seen, encoding, settings).named(task.target().perEach());
    Value mean;
    Optional<Value> samples = Optional.empty();
    boolean main = task.name().equals(model.main().name());
    boolean weighted = training && main && weighsSamples();
    if (perToken || task.target().masked() || task.partial() || weighted) {
      Value present =
          graph.leaf(Leaf.Kind.PRESENT, task.name(), perSample.shape()).named("present");
      Value count = total(present).named(task.target().counted());
      Value atLeast = count.max(weighted ? LEAST_WEIGHT : 1);
      mean = total(perSample.times(present)).dividedBy(atLeast).named("mean");
      samples = Optional.of(count);
    } else {
      mean = only ? perSample.mean(0) : perSample.mean(0).named("mean");
    }
    if (training) {
      String name = SettingName.of(bound.use(), "value");
      rule.told(perSample)
          .forEach((what, of) -> told.put(Program.told(name + "." + what), of.mean(0).named(what)));
    }
    Value prediction = prediction(rule, output, encoding);
    if (training && main) {
      terms.addAll(unlabelled.terms(output));
    }
    String text = bound.use().annotation().annotationType().getSimpleName();
    Scalar weight = task.weight().<Scalar>map(settings::declare).orElse(Scalar.ONE);
    return new Outcome(
        new Lowered.Head(task, encoding, !rule.softTargets(), text),
        weight,
        rule.likelihood(),
        prediction,
        mean,
        samples);
  }

  private static Value prediction(
      LossRule<Annotation> rule, Value output, LossRule.Encoding encoding) {
    Value prediction = rule.prediction(output, encoding);
    if (prediction != output) {
      prediction.rename("prediction");
    }
    return prediction;
  }

  /** What a task predicts, without its loss. */
  Value prediction(Graph graph, TaskModel task, Value output) {
    int units = output.shape().last();
    graph.enter(Origin.forward(Origin.LOSS));
    LossRule<Annotation> rule = LossChoice.of(model, task, units, rules).rule();
    return prediction(rule, output, LossRule.Encoding.of(task.target(), units));
  }

  /** The sum over all samples and, where they have several, their tokens or fields, [1, 1]. */
  private static Value total(Value x) {
    if (x.shape().rank() == 2) {
      return x.shape().last() == 1 ? x.sum(0) : x.sum(1).sum(0);
    }
    return x.sum(0, 1).reshape(Shape.of(1, 1));
  }

  private boolean weighsSamples() {
    return rules.in(Role.RUN, model.regime()).stream()
        .anyMatch(bound -> bound.rule().weighsSamples(bound.annotation()));
  }

  private Value prepared(TaskModel task, Value target, LossRule.Encoding encoding) {
    Value seen = target;
    for (Rules.Bound<TargetRule<Annotation>> bound : rules.in(Role.TARGET, model.uses(task))) {
      seen = bound.rule().target(bound.use(), seen, encoding, settings);
    }
    return seen;
  }

  /** What a program yields, by name: every prediction, the network's loss, each task's. */
  Map<String, Value> outputs(Graph graph, List<Outcome> outcomes) {
    Map<String, Value> outputs = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      boolean main = outputs.isEmpty();
      String task = outcome.head().task().name();
      outputs.put(
          main ? Program.PREDICTION : Program.of(Program.PREDICTION, task), outcome.prediction());
    }
    graph.enter(Origin.forward(Origin.LOSS));
    outputs.put(Program.LOSS, sum(graph, outcomes).reshape(Shape.scalar()).named("mean"));
    if (outcomes.size() > 1 || outcomes.get(0).samples().isPresent()) {
      for (Outcome outcome : outcomes) {
        String task = outcome.head().task().name();
        outputs.put(Program.of(Program.LOSS, task), outcome.mean());
        outputs.put(Program.weight(task), graph.scalar(outcome.weight()));
        outcome.samples().ifPresent(count -> outputs.put(Program.samples(task), count));
      }
    }
    outputs.putAll(told);
    outputs.putAll(unlabelled.told());
    return outputs;
  }

  /** Each task's mean loss by its weight, and what unlabelled samples add, in one expression. */
  private Value sum(Graph graph, List<Outcome> outcomes) {
    Scalar sum = Scalar.ZERO;
    for (int i = 0; i < outcomes.size(); i++) {
      sum = sum.plus(Scalar.arg(i).times(outcomes.get(i).weight()));
    }
    List<Value> means = new ArrayList<>(outcomes.stream().map(Outcome::mean).toList());
    for (UnlabelledLowering.Term term : terms) {
      sum = sum.plus(Scalar.arg(means.size()).times(term.weight()));
      means.add(term.mean());
    }
    return graph.pointwise(sum, means, Shape.of(1, 1));
  }
}
