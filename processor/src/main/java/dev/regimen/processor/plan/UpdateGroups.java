package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the parameters whose updates are the same expressions of weight, gradient and slots. */
final class UpdateGroups {
  private UpdateGroups() {}

  static List<UpdateGroup> of(Program program) {
    Map<Value, List<Update>> byParameter = new LinkedHashMap<>();
    for (Update update : program.updates()) {
      Leaf leaf = (Leaf) update.state().op();
      if (leaf.kind() == Leaf.Kind.PARAMETER) {
        byParameter.computeIfAbsent(update.state(), x -> new ArrayList<>()).add(update);
      }
    }
    Map<String, List<UpdateGroup.Member>> groups = new LinkedHashMap<>();
    byParameter.forEach(
        (parameter, own) -> {
          UpdateGroup.Member member = member(parameter, own.get(0), program.updates());
          groups.computeIfAbsent(signature(member), x -> new ArrayList<>()).add(member);
        });
    return groups.values().stream().map(UpdateGroup::new).toList();
  }

  private static UpdateGroup.Member member(Value parameter, Update own, List<Update> all) {
    Set<Value> tree = new LinkedHashSet<>();
    collect(own.value(), tree);
    Set<Value> slots = slots(tree);
    List<Update> updates = new ArrayList<>();
    for (Update update : all) {
      if (slots.contains(update.state())) {
        updates.add(update);
        collect(update.value(), tree);
      }
    }
    updates.add(own);
    List<Value> gradients = tree.stream().filter(value -> !isUpdate(value)).toList();
    if (gradients.size() != 1) {
      throw new IllegalStateException("an update takes one gradient, not " + gradients);
    }
    List<Value> computed =
        tree.stream().filter(value -> isUpdate(value) && !(value.op() instanceof Leaf)).toList();
    return new UpdateGroup.Member(
        parameter, gradients.get(0), List.copyOf(slots(tree)), updates, computed);
  }

  private static Set<Value> slots(Set<Value> tree) {
    Set<Value> slots = new LinkedHashSet<>();
    for (Value value : tree) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.SLOT) {
        slots.add(value);
      }
    }
    return slots;
  }

  /** Operands first, down to leaves and to the gradient, which is where the update begins. */
  private static void collect(Value value, Set<Value> tree) {
    if (tree.contains(value)) {
      return;
    }
    if (isUpdate(value)) {
      value.args().forEach(arg -> collect(arg, tree));
    }
    tree.add(value);
  }

  private static boolean isUpdate(Value value) {
    return value.op() instanceof Leaf || value.origin().direction() == Origin.Direction.UPDATE;
  }

  /** The expressions, with members' own values replaced by their parts in the update. */
  private static String signature(UpdateGroup.Member member) {
    Map<Value, String> names = new LinkedHashMap<>();
    names.put(member.parameter(), "w");
    names.put(member.gradient(), "g");
    member.slots().forEach(slot -> names.put(slot, "s" + names.size()));
    StringBuilder text = new StringBuilder();
    for (Value value : member.computed()) {
      names.put(value, "v" + names.size());
      text.append(value.op().word());
      value.args().forEach(arg -> text.append(' ').append(names.get(arg)));
      text.append('\n');
    }
    for (Update update : member.updates()) {
      text.append(names.get(update.state())).append('=').append(names.get(update.value()));
      text.append('\n');
    }
    return text.toString();
  }
}
