package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.HeapRequests;
import dev.regimen.processor.emit.step.Precision;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.ir.ConvolutionMemory;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.State;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Construction;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Prints the blueprint: what is known at compile time, as data for the runtime. */
final class BlueprintWriter {
  /** HotSpot compiles methods of up to 8000 bytes; a fact takes some 25, a filter's tensor 70. */
  private static final int MOST_IN_A_METHOD = 100;

  static final Name FIELD = Name.field(RuntimeTypes.BLUEPRINT, "BLUEPRINT");
  private static final Name DESCRIBE = Name.method("describe");
  static final Expr DESCRIBED = new Expr.Own(DESCRIBE, List.of());

  private static final Name BUILDER = Name.local(RuntimeTypes.BLUEPRINT_BUILDER, "blueprint");
  private static final Name RUN = Name.local(Type.plain("Run"), "run");

  private final TrainerPlan plan;
  private final HeapRequests heap;

  BlueprintWriter(TrainerPlan plan, HeapRequests heap) {
    this.plan = plan;
    this.heap = heap;
  }

  /** One method, and more where a class file's limit on a method's length would be met. */
  List<Method> methods() {
    List<Expr> facts = facts();
    List<Method> parts = new ArrayList<>();
    Code whole = new Code();
    String trainer = plan.model().trainer();
    String name = trainer.substring(0, trainer.length() - "Trainer".length());
    whole.let(BUILDER, Expr.call(RuntimeTypes.BLUEPRINT, "network", new Expr.Quote(name)));
    if (facts.size() <= MOST_IN_A_METHOD) {
      facts.forEach(whole::run);
    } else {
      for (int from = 0; from < facts.size(); from += MOST_IN_A_METHOD) {
        Code part = new Code();
        facts.subList(from, Math.min(facts.size(), from + MOST_IN_A_METHOD)).forEach(part::run);
        Name method = Name.method("describe" + (parts.size() + 1));
        whole.run(new Expr.Own(method, List.of(BUILDER)));
        parts.add(described(Type.VOID, method, List.of(BUILDER), part));
      }
    }
    whole.returns(Expr.call(BUILDER, "build"));
    parts.add(0, described(RuntimeTypes.BLUEPRINT, DESCRIBE, List.of(), whole));
    return parts;
  }

  private static Method described(Type result, Name name, List<Name> parameters, Code body) {
    return Method.of(Modifier.FUNCTION, result, name, parameters, body);
  }

  private static Expr fact(String method, Object... args) {
    return on(BUILDER, method, args);
  }

  private static Expr on(Expr target, String method, Object... args) {
    return new Expr.Call(target, method, Stream.of(args).map(BlueprintWriter::literal).toList());
  }

  private List<Expr> facts() {
    List<Expr> facts = new ArrayList<>();
    facts.add(fact("input", plan.model().input().dims().toArray()));
    plan.lowered().heads().forEach(head -> facts.add(target(head)));
    vocabulary().ifPresent(size -> facts.add(fact("vocabulary", size)));
    if (plan.precision() == Precision.DOUBLE) {
      facts.add(fact("doublePrecision"));
    }
    plan.lowered().table().forEach(row -> facts.add(layer(row)));
    tensors(facts);
    List<UpdateGroup> groups = plan.update().update().groups();
    for (int i = 0; i < groups.size(); i++) {
      slots(groups.get(i), plan.update().slots(i), facts);
    }
    for (State state : plan.lowered().parameters()) {
      if (!state.initial().vectors().isEmpty()) {
        facts.add(fact("vectors", state.op().name(), state.initial().vectors()));
      }
    }
    long activations = plan.largest(Layout::activationCount);
    long predicting = plan.predicting();
    facts.add(
        predicting == activations
            ? fact("activations", activations)
            : fact("activations", activations, predicting));
    plan.kept().ifPresent(kept -> facts.add(fact("kept", kept.from(), kept.width())));
    long derived = plan.largest(Layout::derivedCount);
    if (derived > 0) {
      facts.add(fact("derived", derived));
    }
    long parts = plan.largest(Layout::partCount);
    if (parts > 0) {
      facts.add(fact("parts", parts));
    }
    groups.stream()
        .filter(UpdateGroup::ofRows)
        .findFirst()
        .ifPresent(group -> facts.add(fact("gradients", begin(group))));
    heap(facts);
    if (usesBatchStatistics()) {
      facts.add(fact("smallestBatch", 2));
    }
    plan.settings().forEach(setting -> facts.add(setting(setting)));
    plan.curves().numbers().keySet().forEach(name -> facts.add(fact("scheduled", name)));
    plan.facts().forEach(fact -> facts.add(fact(fact.method(), fact.args().toArray())));
    plan.training().program().told().keySet().forEach(name -> facts.add(fact("tells", name)));
    facts.add(fact("regime", Regime.text(plan)));
    return facts;
  }

  /** What a run keeps on the heap beside slots. */
  private void heap(List<Expr> facts) {
    facts.add(fact("tile", heap.tile()));
    plan.update().update().groups().stream()
        .filter(group -> group.unit() > 0 && !group.ofRows())
        .forEach(group -> facts.add(fact("unitTile", begin(group), group.unitTile())));
    heap.carried().forEach(group -> facts.add(fact("carried", heap.tiled(group))));
    facts.add(fact("exchanged", heap.exchanged(plan.precision())));
    ConvolutionMemory lent = heap.convolutions();
    if (!lent.equals(ConvolutionMemory.NONE)) {
      facts.add(
          fact(
              "convolutions", lent.direct(), lent.blocked(), lent.blockedOfSample(), lent.tiles()));
    }
    if (heap.keepsStatistics()) {
      facts.add(fact("keepsStatistics"));
    }
  }

  /** Rows of the table that the input's numbers are looked up in. */
  private OptionalInt vocabulary() {
    return plan.lowered().program().body().stream()
        .filter(value -> value.op() instanceof Gather)
        .filter(value -> value.arg(0).op() instanceof Leaf ids && ids.kind() == Leaf.Kind.INPUT)
        .mapToInt(value -> value.arg(1).shape().dim(0))
        .min();
  }

  private Expr target(Lowered.Head head) {
    TaskModel task = head.task();
    boolean only = plan.lowered().heads().size() == 1 && task.name().equals(TaskModel.ONLY);
    Expr named = only ? BUILDER : fact("task", task.name());
    Expr partial = task.partial() ? on(named, "partial") : named;
    Expr each = task.target().perToken() ? on(partial, "perToken") : partial;
    Expr shown = task.target().masked() ? on(each, "masked") : each;
    Expr stated = head.wholeClasses() ? on(shown, "wholeClasses") : shown;
    return switch (head.encoding()) {
      case BINARY -> on(stated, "binary");
      case ONE_HOT -> on(stated, "classes", task.target().count());
      case LABELS -> on(stated, "labels", task.target().count());
      case VALUES ->
          on(stated, task.target().compared() ? "compared" : "outputs", task.target().count());
    };
  }

  private static Expr layer(Lowered.Row row) {
    return fact(
        "layer", row.layer(), row.computes(), row.output(), row.parameters(), row.multiplyAdds());
  }

  /** In the order of the flat vectors. */
  private void tensors(List<Expr> facts) {
    Map<Value, Long> parameters = plan.trainingLayout().parameters();
    Map<Value, Long> running = plan.trainingLayout().running();
    sorted(plan.lowered().parameters(), parameters)
        .forEach(state -> facts.add(tensor("parameter", state, parameters)));
    sorted(plan.lowered().running(), running)
        .forEach(state -> facts.add(tensor("running", state, running)));
  }

  private static List<State> sorted(List<State> states, Map<Value, Long> places) {
    return states.stream().sorted(Comparator.comparing(state -> places.get(state.leaf()))).toList();
  }

  private static Expr tensor(String method, State state, Map<Value, Long> places) {
    List<Object> args = new ArrayList<>(List.of(state.op().name(), places.get(state.leaf())));
    args.addAll(state.saved().dims());
    Expr fact = fact(method, args.toArray());
    return state.maps().map(maps -> on(fact, "channelsLast", maps.dims().toArray())).orElse(fact);
  }

  /** Where a group's range of the parameters begins, or of the running statistics. */
  private long begin(UpdateGroup group) {
    Layout layout = plan.trainingLayout();
    Map<Value, Long> places = group.ofStatistics() ? layout.running() : layout.parameters();
    Leaf first = (Leaf) group.pattern().parameter().op();
    return places.entrySet().stream()
        .filter(place -> place.getKey().op().equals(first))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** What the update keeps of a group's tensors, by where those lie. */
  private void slots(UpdateGroup group, List<Value> slots, List<Expr> facts) {
    long from = begin(group);
    for (Value slot : slots) {
      if (((Leaf) slot.op()).kind() == Leaf.Kind.SLOT) {
        facts.add(fact("slot", group.nameOf(slot), from, group.size()));
      } else {
        String average = group.ofStatistics() ? "runningAverage" : "average";
        facts.add(fact(average, from, group.size()));
      }
    }
  }

  private boolean usesBatchStatistics() {
    return plan.training().program().body().stream()
        .anyMatch(
            value ->
                Space.isBatchReduction(value)
                    && ((Reduce) value.op()).kind() == Reduce.Kind.VARIANCE);
  }

  private static Expr setting(Setting setting) {
    Number value = setting.value();
    return fact(
        "setting",
        setting.name(),
        setting.whole() ? (Number) value.longValue() : value,
        setting.interval());
  }

  private static Expr literal(Object value) {
    if (value instanceof Expr known) {
      return known;
    }
    if (value instanceof Construction made) {
      return construction(made);
    }
    if (value instanceof Enum<?> constant) {
      Type type = Type.of(constant.getDeclaringClass());
      return new Expr.Member(new Expr.Static(type), constant.name());
    }
    if (value instanceof Long || value instanceof Integer) {
      return Expr.number(((Number) value).longValue());
    }
    if (value instanceof Double number) {
      return Expr.number(number.doubleValue());
    }
    return value instanceof String text ? new Expr.Quote(text) : Expr.text(value.toString());
  }

  /** Made from the numbers of a run, when it begins. */
  private static Expr construction(Construction made) {
    List<Expr> args = made.args().stream().map(BlueprintWriter::argument).toList();
    int dot = made.type().lastIndexOf('.');
    Type type = Type.of(made.type().substring(0, dot), made.type().substring(dot + 1));
    return new Expr.Lambda(RUN, new Expr.New(type, args));
  }

  private static Expr argument(Object arg) {
    return arg instanceof Setting setting
        ? Expr.call(RUN, setting.whole() ? "whole" : "number", new Expr.Quote(setting.name()))
        : literal(arg);
  }
}
