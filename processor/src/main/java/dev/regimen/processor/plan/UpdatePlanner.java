package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Plans an update: parameters whose updates are the same expressions form a group, and each group
 * gets a loop in every phase in which there is something to do for it.
 */
public final class UpdatePlanner {
  private final Program program;
  private final Map<Value, Value> owners = new HashMap<>();
  private final Map<Value, List<Update>> updates = new LinkedHashMap<>();
  private final List<Value> totals = new ArrayList<>();

  private UpdatePlanner(Program program) {
    this.program = program;
  }

  /** The schedule of an update's program. */
  public static UpdateSchedule of(Program program) {
    UpdatePlanner planner = new UpdatePlanner(program);
    planner.own();
    Map<Value, Integer> phases = phases(program);
    List<UpdateGroup> groups = planner.groups();
    List<FlatLoop> loops = new ArrayList<>();
    for (UpdateGroup group : groups) {
      loops.addAll(
          new FlatLoops(group, planner.updates.get(group.pattern().parameter()), phases).all());
    }
    loops.sort(java.util.Comparator.comparingInt(FlatLoop::phase));
    return new UpdateSchedule(groups, loops, planner.owners);
  }

  /**
   * The first phase in which each value can be computed: what is summed up is known in the next.
   */
  private static Map<Value, Integer> phases(Program program) {
    Map<Value, Integer> phases = new HashMap<>();
    for (Value value : program.body()) {
      int latest = value.args().stream().mapToInt(phases::get).max().orElse(0);
      phases.put(value, value.op() instanceof Reduce ? latest + 1 : latest);
    }
    return phases;
  }

  /**
   * Finds the parameter of each value: a slot's is that of the update behind it. A statistic whose
   * average is kept stands where a parameter does.
   */
  private void own() {
    List<Update> own = new ArrayList<>();
    Map<Leaf, Value> parameters = new HashMap<>();
    Map<Leaf, Value> statistics = statistics();
    for (Update update : program.updates()) {
      Value statistic = statistics.get((Leaf) update.state().op());
      if (statistic != null) {
        owners.put(update.state(), statistic);
        owners.put(statistic, statistic);
        updates.put(statistic, List.of(update));
        continue;
      }
      own.add(update);
      if (((Leaf) update.state().op()).kind() == Leaf.Kind.PARAMETER) {
        own.forEach(each -> owners.put(each.state(), update.state()));
        parameters.put(((Leaf) update.state().op()).gradient(), update.state());
        updates.put(update.state(), List.copyOf(own));
        own.clear();
      }
    }
    for (Value value : program.body()) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.GRADIENT) {
        owners.put(value, parameters.get(leaf));
      } else if (value.op() instanceof Total) {
        totals.add(value);
      } else {
        Set<Value> mixed = new LinkedHashSet<>();
        value.args().stream()
            .filter(owners::containsKey)
            .forEach(arg -> mixed.add(owners.get(arg)));
        if (mixed.size() > 1) {
          throw new IllegalStateException(value + " mixes the tensors of " + mixed);
        }
        mixed.forEach(parameter -> owners.put(value, parameter));
      }
    }
  }

  /** Running statistics by their averages. */
  private Map<Leaf, Value> statistics() {
    Map<Leaf, Value> statistics = new HashMap<>();
    for (Value value : program.body()) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.RUNNING) {
        statistics.put(leaf.average(), value);
      }
    }
    return statistics;
  }

  private List<UpdateGroup> groups() {
    Map<List<Object>, List<UpdateGroup.Member>> groups = new LinkedHashMap<>();
    updates.forEach(
        (parameter, own) -> {
          UpdateGroup.Member member = member(parameter, own);
          groups.computeIfAbsent(signature(member, own), x -> new ArrayList<>()).add(member);
        });
    return groups.values().stream().map(UpdateGroup::new).toList();
  }

  private UpdateGroup.Member member(Value parameter, List<Update> own) {
    Set<Value> values = new LinkedHashSet<>();
    own.forEach(update -> collect(update.value(), parameter, values));
    for (Value total : totals) {
      total.args().forEach(sum -> collect(sum, parameter, values));
    }
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
  private List<Object> signature(UpdateGroup.Member member, List<Update> own) {
    Map<Value, Object> places = new HashMap<>();
    List<Object> signature = new ArrayList<>();
    for (Value value : member.values()) {
      signature.add(value.op() instanceof Leaf leaf ? leaf.kind() : word(value));
      value.args().forEach(arg -> signature.add(places.getOrDefault(arg, arg)));
      places.put(value, places.size());
    }
    for (Update update : own) {
      places.putIfAbsent(update.state(), ((Leaf) update.state().op()).kind());
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

  /** Extents do not tell updates apart: a sum over a matrix is one over a vector. */
  private static Object word(Value value) {
    if (value.op() instanceof Reduce reduce) {
      return reduce.kind();
    }
    return value.op() instanceof Pointwise pointwise
        ? pointwise.expression()
        : value.op().word().replaceAll("\\[.*", "");
  }
}
