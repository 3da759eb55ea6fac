package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.MatrixStep;
import dev.regimen.processor.plan.UpdateGroup;
import dev.regimen.processor.plan.UpdateSchedule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Prints a stage of the update: its phases, what is known of the whole network in each, and its
 * loops.
 */
final class UpdateWriter {
  private final StepContext context;
  private final UpdateSchedule schedule;
  private final Code code = new Code();
  private final StepNumbers numbers;
  private final MethodScope scope;
  private final Map<Leaf, String> labels;
  private final Set<UpdateGroup> whole = new HashSet<>();
  private final Map<Value, String> carried = new HashMap<>();
  private final Map<Value, Name> ofAll = new HashMap<>();
  private final Map<Value, Name> sums = new HashMap<>();

  /**
   * A writer of one stage.
   *
   * @param labels what groups are called in the stages written before, by their first parameters
   */
  UpdateWriter(StepContext context, UpdateSchedule schedule, Map<Leaf, String> labels) {
    this.context = context;
    this.schedule = schedule;
    this.labels = labels;
    numbers = new StepNumbers(context, code);
    scope = new MethodScope(context);
  }

  /** The body of the stage's method. */
  Code write() {
    Code loops = scope.code();
    for (int phase = 0; phase <= schedule.lastPhase(); phase++) {
      if (phase > 0) {
        loops.call(StepContext.WORKER, "await");
      }
      schedule.matrices(phase).forEach(matrix -> matrix(loops, matrix));
      List<List<FlatLoop>> passes = schedule.passes(phase);
      passes.stream()
          .flatMap(List::stream)
          .flatMap(loop -> loop.numbers().stream())
          .filter(schedule::isOfAll)
          .forEach(this::number);
      for (List<FlatLoop> pass : passes) {
        new FlatPassWriter(this, scope, numbers, pass).write();
      }
    }
    return code.add(loops);
  }

  /** All workers together, who meet at its end. */
  private void matrix(Code code, MatrixStep matrix) {
    Shape shape = matrix.value().shape();
    code.comment(((Leaf) matrix.parameter().op()).name(), ": singular values near 1");
    code.call(
        context.kernels().newtonSchulz(),
        "orthogonalize",
        Expr.number(((Orthogonalize) matrix.value().op()).steps()),
        Expr.number(shape.dim(0)),
        Expr.number(Orthogonalize.columns(shape)),
        vector("gradients", () -> context.places().memory("gradients")),
        Expr.number(context.places().offset(matrix.parameter())),
        vector(context.names().own("scratch"), () -> context.places().scratch()));
  }

  private Name vector(String name, Supplier<Expr> value) {
    return context.field(name, context.precision().vector(), value, "");
  }

  StepContext context() {
    return context;
  }

  /** What a group is called in names: {@code Weights}. */
  String label(UpdateGroup group) {
    return labels.computeIfAbsent(
        (Leaf) group.pattern().parameter().op(),
        leaf -> {
          if (group.ofStatistics()) {
            return context.claimMethod("averageStatistics").substring("average".length());
          }
          boolean matrix = leaf.shape().rank() > 1;
          String of = group.ofRows() ? "stepRows" : matrix ? "stepWeights" : "stepVectors";
          String step = context.claimMethod(of);
          return step.substring("step".length());
        });
  }

  /**
   * A loop's method: {@code stepWeights}, {@code prepareWeights} where another one follows.
   *
   * @param steps whether it writes the parameters
   */
  String method(FlatLoop loop, boolean steps) {
    String label = label(loop.group());
    if (schedule.stage() == UpdateStage.UPDATE && steps) {
      return "step" + label;
    }
    boolean last = schedule.stage() != UpdateStage.UPDATE && schedule.isLast(loop);
    return context.claimMethod((last ? schedule.stage().method() : "prepare") + label);
  }

  /** The length of a group's tiles of whole units. */
  Name unitTile(UpdateGroup group) {
    String constant = Identifiers.constant(Identifiers.decapitalize(label(group))) + "_TILE";
    return Name.size(context.names().apart(constant), -1);
  }

  /** What a value of a group is called that is carried from phase to phase. */
  String carried(UpdateGroup group, Value value) {
    return carried.computeIfAbsent(
        value,
        v -> {
          long before =
              carried.keySet().stream().filter(group.pattern().values()::contains).count();
          return "carried" + (before == 0 ? "" : before + 1);
        });
  }

  /** Whether a local of the update's method hides a field. */
  boolean isLocal(String field) {
    return scope.locals().isTaken(field);
  }

  /** Whether the workers' parts of a group's gradients are added up already. */
  boolean isWhole(UpdateGroup group) {
    return whole.contains(group);
  }

  /** From here on the gradients of a group are whole. */
  void whole(UpdateGroup group) {
    whole.add(group);
  }

  /** Something that knows where the tensors end that a number is of. */
  Name ruler(Value number) {
    return sum(FlatLoop.sumsOf(number).iterator().next());
  }

  /** The field that holds a number of the whole network. */
  @Nullable Name ofAll(Value number) {
    return ofAll.get(number);
  }

  /** Computed by every worker for itself, from sums that all have contributed to. */
  private void number(Value number) {
    if (ofAll.containsKey(number)) {
      return;
    }
    Expr value = new NumberWriter(this, Map.of()).print(number);
    String wanted = number.name().isEmpty() ? "ofAll" : Identifiers.camel(number.name());
    boolean taken = context.fields().known(wanted) != null;
    String name = context.names().claim(taken ? wanted + "OfStep" : wanted);
    Name field = context.fields().addNumber(name, context.type());
    scope.code().set(field, context.precision().cast(value));
    ofAll.put(number, field);
  }

  /** The sums of all groups that a total adds up. */
  Set<Name> totals(Value total) {
    Set<Name> all = new LinkedHashSet<>();
    total.args().forEach(sum -> all.add(sum(reduction(sum))));
    return all;
  }

  static Value reduction(Value number) {
    return number.op() instanceof Reshape ? reduction(number.arg(0)) : number;
  }

  /** The field of a sum over each tensor of a group, or each unit of a tile; as the pattern's. */
  Name sum(Value sum) {
    Name known = sums.get(sum);
    if (known != null) {
      return known;
    }
    UpdateGroup group =
        schedule.groups().stream()
            .filter(g -> g.members().stream().anyMatch(m -> m.values().contains(sum)))
            .findFirst()
            .orElseThrow();
    int at =
        group.members().stream()
            .filter(member -> member.values().contains(sum))
            .findFirst()
            .orElseThrow()
            .values()
            .indexOf(sum);
    Value pattern = group.pattern().values().get(at);
    Name field = sums.computeIfAbsent(pattern, p -> field(group, p));
    group.members().forEach(member -> sums.put(member.values().get(at), field));
    return field;
  }

  private Name field(UpdateGroup group, Value sum) {
    if (((Reduce) sum.op()).kind() != Reduce.Kind.SUM) {
      throw new IllegalStateException("an update sums up, and does not take " + sum);
    }
    String role = sum.name().isEmpty() ? "Sum" : Identifiers.capitalize(sum.name());
    String name = context.names().claim(Identifiers.decapitalize(label(group)) + role);
    if (FlatLoop.isByUnit(sum)) {
      Type type = Type.DOUBLE.array();
      Expr units = new Expr.NewArray(type, List.of(Expr.number(group.unitsInTile())));
      return context.field(name, type, () -> units, "");
    }
    context.places().heap().sums(name, group);
    Expr made =
        Expr.call(
            StepContext.MEMORY,
            "sums",
            StepContext.WORKER,
            new Expr.Quote(name),
            Expr.number(context.places().offset(group.pattern().parameter())),
            Expr.number(group.size()));
    return context.field(name, RuntimeTypes.TENSOR_SUMS, () -> made, "");
  }
}
