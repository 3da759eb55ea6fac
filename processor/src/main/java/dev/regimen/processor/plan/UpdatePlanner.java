package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Plans the stages of an update: parameters that all of them treat alike form a group, and each
 * group gets a loop in every phase in which there is something to do for it. The groups are the
 * same in all stages, so that what one remembers of a parameter lies where the next one looks, in
 * tiles of the same workers: no barrier stands between two stages.
 */
public final class UpdatePlanner {
  private final Program program;
  private final Map<Leaf, Value> parameters = new LinkedHashMap<>();
  private final Map<Leaf, Value> byLeaf = new HashMap<>();
  private final Map<String, Value> byName = new HashMap<>();
  private final Map<Value, UpdateGroup.Member> members = new HashMap<>();
  private final Map<Value, Value> owners = new HashMap<>();
  private final Map<Value, List<Update>> updates = new LinkedHashMap<>();
  private final List<Value> totals = new ArrayList<>();

  private UpdatePlanner(Program program, List<Leaf> trained) {
    this.program = program;
    for (Leaf leaf : trained) {
      Value parameter = program.graph().add(leaf, List.of());
      parameters.put(leaf, parameter);
      byLeaf.put(leaf.gradient(), parameter);
      byLeaf.put(leaf.sparseGradient(), parameter);
      byLeaf.put(leaf.average(), parameter);
      byName.put(leaf.name(), parameter);
      updates.put(parameter, new ArrayList<>());
    }
  }

  /** The schedules of an update's programs. */
  public static UpdatePlan of(Map<UpdateStage, Program> programs) {
    return of(programs, leaf -> 0);
  }

  /**
   * The schedules of an update's programs in one phase of a run.
   *
   * @param begins the phase in which a tensor begins to train: groups are such that each is updated
   *     whole or not at all, so that they lie alike in all phases
   */
  public static UpdatePlan of(Map<UpdateStage, Program> programs, ToIntFunction<Leaf> begins) {
    List<Leaf> trained = tensors(programs.get(UpdateStage.UPDATE));
    Map<UpdateStage, UpdatePlanner> planners = new EnumMap<>(UpdateStage.class);
    programs.forEach((stage, program) -> planners.put(stage, new UpdatePlanner(program, trained)));
    planners.values().forEach(UpdatePlanner::own);
    Map<List<List<Object>>, List<Leaf>> alike = new LinkedHashMap<>();
    for (Leaf leaf : trained) {
      List<List<Object>> signature =
          Stream.concat(
                  Stream.of(List.<Object>of(begins.applyAsInt(leaf))),
                  planners.values().stream().map(each -> each.signature(leaf)))
              .toList();
      alike.computeIfAbsent(signature, x -> new ArrayList<>()).add(leaf);
    }
    Map<List<Leaf>, Integer> groups = new LinkedHashMap<>();
    // Matrices first: products are faster from where vectors of odd lengths do not lie before.
    // Tables last: the vector of gradients ends before them.
    alike.values().stream()
        .sorted(Comparator.comparing(group -> rank(group.get(0), planners.values())))
        .forEach(group -> groups.put(group, unit(group.get(0), planners.values())));
    Map<UpdateStage, UpdateSchedule> schedules = new EnumMap<>(UpdateStage.class);
    planners.forEach((stage, each) -> schedules.put(stage, each.schedule(stage, groups)));
    return new UpdatePlan(schedules);
  }

  private static int rank(Leaf tensor, Collection<UpdatePlanner> stages) {
    boolean sparse = stages.stream().anyMatch(stage -> stage.isSparse(tensor));
    return sparse ? 2 : tensor.shape().rank() < 2 ? 1 : 0;
  }

  /** What one stage sums up over units decides for all: their tiles are the same. */
  private static int unit(Leaf tensor, Collection<UpdatePlanner> stages) {
    return stages.stream().mapToInt(stage -> stage.unit(tensor)).max().orElse(0);
  }

  /** The trained parameters, and behind them the running statistics whose averages are kept. */
  private static List<Leaf> tensors(Program update) {
    List<Leaf> tensors = new ArrayList<>();
    for (Update each : update.updates()) {
      Leaf leaf = (Leaf) each.state().op();
      if (leaf.kind() == Leaf.Kind.PARAMETER) {
        tensors.add(leaf);
      }
    }
    for (Value value : update.body()) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.RUNNING) {
        tensors.add(leaf);
      }
    }
    return tensors;
  }

  private UpdateSchedule schedule(UpdateStage stage, Map<List<Leaf>, Integer> alike) {
    Map<Value, Turn> turns = turns();
    List<UpdateGroup> groups = alike.keySet().stream().map(l -> group(l, alike.get(l))).toList();
    List<FlatLoop> loops = new ArrayList<>();
    for (UpdateGroup group : groups) {
      List<Update> own = updates.get(group.pattern().parameter());
      loops.addAll(new FlatLoops(group, own, turns).all());
    }
    loops.sort(Comparator.comparingInt(FlatLoop::phase));
    return new UpdateSchedule(stage, groups, loops, matrices(groups, turns), owners);
  }

  /** In the order of the groups, whose members lie one behind the other. */
  private static List<MatrixStep> matrices(List<UpdateGroup> groups, Map<Value, Turn> turns) {
    List<MatrixStep> matrices = new ArrayList<>();
    for (UpdateGroup group : groups) {
      for (UpdateGroup.Member member : group.members()) {
        member.values().stream()
            .filter(value -> value.op() instanceof Orthogonalize)
            .map(value -> new MatrixStep(turns.get(value).phase(), member.parameter(), value))
            .forEach(matrices::add);
      }
    }
    return matrices;
  }

  private UpdateGroup group(List<Leaf> alike, int unit) {
    return new UpdateGroup(alike.stream().map(this::member).toList(), unit);
  }

  private boolean isSparse(Leaf tensor) {
    return member(tensor).values().stream()
        .anyMatch(value -> value.op().equals(tensor.sparseGradient()));
  }

  /** Elements of each of a tensor's units, if something is summed up over them; else 0. */
  private int unit(Leaf tensor) {
    if (isSparse(tensor)) {
      return tensor.shape().last();
    }
    return member(tensor).values().stream()
        .filter(FlatLoop::isByUnit)
        .mapToInt(FlatLoop::unit)
        .findFirst()
        .orElse(0);
  }

  /**
   * The first turn in which each value can be computed: what is summed up over tensors, and what
   * products make, is known in the next phase; what is summed up over units, in the next turn.
   */
  private Map<Value, Turn> turns() {
    Map<Value, Turn> turns = new HashMap<>();
    for (Value value : values()) {
      Turn latest = Turn.FIRST;
      for (Value arg : value.args()) {
        latest = Turn.later(latest, turns.get(arg));
      }
      if (isKnownNext(value)) {
        latest = FlatLoop.isByUnit(value) ? latest.next() : latest.nextPhase();
      }
      turns.put(value, latest);
    }
    return turns;
  }

  private static boolean isKnownNext(Value value) {
    return value.op() instanceof Reduce || value.op() instanceof Orthogonalize;
  }

  /** What is computed or written, operands before their users. */
  private Collection<Value> values() {
    Set<Value> values = new LinkedHashSet<>(parameters.values());
    program.updates().forEach(update -> values.add(update.state()));
    values.addAll(program.body());
    return values;
  }

  /** Finds the parameter of each value. */
  private void own() {
    for (Value value : values()) {
      if (value.op() instanceof Leaf leaf) {
        owners.put(value, owner(leaf));
      } else if (value.op() instanceof Total) {
        totals.add(value);
      } else {
        Set<Value> mixed = new LinkedHashSet<>();
        for (Value arg : value.args()) {
          if (owners.containsKey(arg)) {
            mixed.add(owners.get(arg));
          }
        }
        if (mixed.size() > 1) {
          throw new IllegalStateException(value + " mixes the tensors of " + mixed);
        }
        mixed.forEach(parameter -> owners.put(value, parameter));
      }
    }
    program.updates().forEach(update -> updates.get(owners.get(update.state())).add(update));
  }

  private Value owner(Leaf leaf) {
    Value owner =
        switch (leaf.kind()) {
          case PARAMETER, RUNNING -> parameters.get(leaf);
          case GRADIENT, SPARSE_GRADIENT, AVERAGE -> byLeaf.get(leaf);
          case SLOT -> byName.get(leaf.owner());
          default -> null;
        };
    return Objects.requireNonNull(owner, () -> leaf.name() + " is of no trained parameter");
  }

  private UpdateGroup.Member member(Leaf leaf) {
    return members.computeIfAbsent(parameters.get(leaf), this::member);
  }

  private UpdateGroup.Member member(Value parameter) {
    Set<Value> values = new LinkedHashSet<>();
    updates.get(parameter).forEach(update -> collect(update.value(), parameter, values));
    for (Value total : totals) {
      total.args().forEach(sum -> collect(sum, parameter, values));
    }
    updates.get(parameter).forEach(update -> collect(update.state(), parameter, values));
    return new UpdateGroup.Member(parameter, List.copyOf(values));
  }

  /** Operands first; numbers of the whole network are nobody's. */
  private void collect(Value value, Value parameter, Set<Value> values) {
    if (owners.get(value) != parameter || values.contains(value)) {
      return;
    }
    value.args().forEach(arg -> collect(arg, parameter, values));
    values.add(value);
  }

  /** The expressions, with a member's own values replaced by their places in its update. */
  private List<Object> signature(Leaf parameter) {
    UpdateGroup.Member member = member(parameter);
    Map<Value, Object> places = new HashMap<>();
    List<Object> signature = new ArrayList<>();
    if (isSparse(parameter)) {
      signature.add(parameter); // whose rows are no other's
    }
    for (Value value : member.values()) {
      signature.add(value.op() instanceof Leaf leaf ? leaf.kind() : word(value));
      value.args().forEach(arg -> signature.add(places.getOrDefault(arg, arg)));
      places.put(value, places.size());
    }
    for (Update update : updates.get(member.parameter())) {
      signature.add(places.get(update.state()));
      signature.add(places.get(update.value()));
    }
    for (Value total : totals) {
      signature.add(total);
      total.args().stream()
          .filter(sum -> owners.get(sum) == member.parameter())
          .forEach(sum -> signature.add(places.get(sum)));
    }
    return signature;
  }

  /**
   * Extents do not tell updates apart: a sum over a matrix is one over a vector. But units of one
   * size share tiles, which hold them whole.
   */
  private static Object word(Value value) {
    if (value.op() instanceof Reduce reduce) {
      return reduce.kind()
          + (FlatLoop.isByUnit(value) ? " by units of " + FlatLoop.unit(value) : "");
    }
    return value.op() instanceof Pointwise pointwise
        ? pointwise.expression()
        : value.op().word().replaceAll("\\[.*", "");
  }
}
