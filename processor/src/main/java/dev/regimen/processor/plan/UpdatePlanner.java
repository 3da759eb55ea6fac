package dev.regimen.processor.plan;

import static java.util.stream.Collectors.joining;

import dev.regimen.processor.ir.Leaf;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Plans the stages of an update: parameters that all of them treat alike form a group, and each
 * group gets a loop in every phase in which there is something to do for it. The groups are the
 * same in all stages, so that what one remembers of a parameter lies where the next one looks, in
 * tiles of the same workers: no barrier stands between two stages.
 */
public final class UpdatePlanner {
  private final Program program;
  private final Map<Leaf, Value> parameters = new LinkedHashMap<>();
  private final Map<Leaf, Value> byGradient = new HashMap<>();
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
      byGradient.put(leaf.gradient(), parameter);
      byName.put(leaf.name(), parameter);
      updates.put(parameter, new ArrayList<>());
    }
  }

  /** The schedules of an update's programs. */
  public static UpdatePlan of(Map<UpdateStage, Program> programs) {
    List<Leaf> trained =
        programs.get(UpdateStage.UPDATE).updates().stream()
            .map(update -> (Leaf) update.state().op())
            .filter(leaf -> leaf.kind() == Leaf.Kind.PARAMETER)
            .toList();
    Map<UpdateStage, UpdatePlanner> planners = new EnumMap<>(UpdateStage.class);
    programs.forEach((stage, program) -> planners.put(stage, new UpdatePlanner(program, trained)));
    planners.values().forEach(UpdatePlanner::own);
    Map<String, List<Leaf>> alike = new LinkedHashMap<>();
    for (Leaf leaf : trained) {
      String signature =
          planners.values().stream().map(each -> each.signature(leaf)).collect(joining("\n"));
      alike.computeIfAbsent(signature, x -> new ArrayList<>()).add(leaf);
    }
    Map<UpdateStage, UpdateSchedule> schedules = new EnumMap<>(UpdateStage.class);
    planners.forEach((stage, each) -> schedules.put(stage, each.schedule(stage, alike.values())));
    return new UpdatePlan(schedules);
  }

  private UpdateSchedule schedule(UpdateStage stage, Collection<List<Leaf>> alike) {
    Map<Value, Integer> phases = phases();
    List<UpdateGroup> groups = alike.stream().map(this::group).toList();
    List<FlatLoop> loops = new ArrayList<>();
    for (UpdateGroup group : groups) {
      List<Update> own = updates.get(group.pattern().parameter());
      loops.addAll(new FlatLoops(group, own, phases).all());
    }
    loops.sort(Comparator.comparingInt(FlatLoop::phase));
    return new UpdateSchedule(stage, groups, loops, owners);
  }

  private UpdateGroup group(List<Leaf> alike) {
    return new UpdateGroup(alike.stream().map(this::member).toList());
  }

  /**
   * The first phase in which each value can be computed: what is summed up is known in the next.
   */
  private Map<Value, Integer> phases() {
    Map<Value, Integer> phases = new HashMap<>();
    for (Value value : values()) {
      int latest = value.args().stream().mapToInt(phases::get).max().orElse(0);
      phases.put(value, value.op() instanceof Reduce ? latest + 1 : latest);
    }
    return phases;
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
        value.args().stream()
            .filter(owners::containsKey)
            .forEach(arg -> mixed.add(owners.get(arg)));
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
          case PARAMETER -> parameters.get(leaf);
          case GRADIENT -> byGradient.get(leaf);
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

  /** The expressions, with members' own values replaced by their parts in the update. */
  private String signature(Leaf parameter) {
    UpdateGroup.Member member = member(parameter);
    Map<Value, String> names = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Value value : member.values()) {
      boolean leaf = value.op() instanceof Leaf;
      text.append(leaf ? ((Leaf) value.op()).kind() : word(value));
      value.args().forEach(arg -> text.append(' ').append(names.getOrDefault(arg, "" + arg.id())));
      text.append('\n');
      names.put(value, "v" + names.size());
    }
    for (Update update : updates.get(member.parameter())) {
      text.append(names.get(update.state())).append('=').append(names.get(update.value()));
      text.append('\n');
    }
    Set<Value> mine = new HashSet<>(member.values());
    for (Value total : totals) {
      total.args().stream().filter(mine::contains).forEach(sum -> text.append(names.get(sum)));
      text.append(';');
    }
    return text.toString();
  }

  /** Extents do not tell updates apart: a sum over a matrix is one over a vector. */
  private static String word(Value value) {
    if (value.op() instanceof Reduce reduce) {
      return reduce.kind().name();
    }
    return value.op() instanceof dev.regimen.processor.ir.Pointwise pointwise
        ? pointwise.expression().toString()
        : value.op().word().replaceAll("\\[.*", "");
  }
}
