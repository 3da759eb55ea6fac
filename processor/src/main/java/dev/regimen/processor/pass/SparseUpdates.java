package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Noise;
import dev.regimen.processor.ir.Op;
import dev.regimen.processor.ir.Orthogonalize;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Total;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.UpdateStage;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Lets an update go over those rows of a table that its batch has looked up.
 *
 * <p>A table qualifies where its gradient is one {@link Scatter}, so that all other rows of it are
 * zero, and where each row's update is a matter of that row alone: no second stage that adds up or
 * ascends, no average, no noise, no product of whole matrices, and sums over the whole table only
 * of its gradient, to which the other rows have nothing to add. Then an optimizer's state, decay
 * and penalties act on a row in the updates that have a gradient for it. Where they would leave the
 * other rows as they are anyway, the result is that of the whole table, to the bit.
 *
 * @param gradients the gradients' program, which leaves those of such tables row by row
 * @param updates the stages of the update
 * @param tables the parameters that this is of
 */
public record SparseUpdates(
    Program gradients, Map<UpdateStage, Program> updates, Set<Leaf> tables) {

  /**
   * The programs of a step with sparse gradients where there may be some.
   *
   * @param wanted tables whose other rows may stay as they are, as far as their techniques say
   */
  public static SparseUpdates of(
      Program gradients, Map<UpdateStage, Program> updates, Set<Leaf> wanted) {
    Set<Leaf> tables = new LinkedHashSet<>();
    wanted.stream()
        .filter(table -> isScattered(table, gradients) && isByRow(table, updates))
        .forEach(tables::add);
    if (tables.isEmpty()) {
      return new SparseUpdates(gradients, updates, tables);
    }
    Map<Op, Leaf> leaves = new HashMap<>();
    tables.forEach(table -> leaves.put(table.gradient(), table.sparseGradient()));
    Set<Value> scattered = new LinkedHashSet<>();
    gradients.updates().stream()
        .filter(update -> leaves.containsKey(update.state().op()))
        .forEach(update -> scattered.add(update.value()));
    Function<Value, Op> sparse =
        value ->
            scattered.contains(value)
                ? sparse((Scatter) value.op())
                : leaves.containsKey(value.op()) ? leaves.get(value.op()) : value.op();
    Map<UpdateStage, Program> rewritten = new EnumMap<>(UpdateStage.class);
    updates.forEach((stage, program) -> rewritten.put(stage, rewritten(program, sparse)));
    return new SparseUpdates(rewritten(gradients, sparse), rewritten, tables);
  }

  private static Op sparse(Scatter scatter) {
    return new Scatter(scatter.table(), scatter.first(), true, false);
  }

  /** Whether nothing but looking rows up takes part in a table's gradient. */
  private static boolean isScattered(Leaf table, Program gradients) {
    for (Update update : gradients.updates()) {
      if (update.state().op().equals(table.gradient())) {
        Value gradient = update.value();
        boolean shared =
            gradients.updates().stream().filter(each -> each.value() == gradient).count() > 1
                || gradients.body().stream().anyMatch(value -> value.args().contains(gradient));
        return gradient.op() instanceof Scatter && !shared;
      }
    }
    return false;
  }

  private static boolean isByRow(Leaf table, Map<UpdateStage, Program> updates) {
    return updates.entrySet().stream()
        .allMatch(
            each -> {
              Set<Value> own = own(table, each.getValue());
              return each.getKey() == UpdateStage.UPDATE
                  ? own.stream().allMatch(value -> isByRow(value, table))
                  : own.isEmpty();
            });
  }

  private static boolean isByRow(Value value, Leaf table) {
    if (value.op() instanceof Reduce reduce && reduce.axes().contains(0)) {
      Set<Value> leaves = new LinkedHashSet<>();
      leaves(value, leaves);
      return leaves.stream().allMatch(leaf -> leaf.op().equals(table.gradient()));
    }
    boolean average = value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.AVERAGE;
    return !average && !(value.op() instanceof Noise) && !(value.op() instanceof Orthogonalize);
  }

  private static void leaves(Value value, Set<Value> leaves) {
    if (value.op() instanceof Leaf) {
      leaves.add(value);
    }
    value.args().forEach(arg -> leaves(arg, leaves));
  }

  /** What is computed of a table, its gradient and what is kept of it, and what is written. */
  private static Set<Value> own(Leaf table, Program program) {
    Set<Value> own = new LinkedHashSet<>();
    program.updates().stream()
        .map(Update::state)
        .filter(state -> isOf(table, (Leaf) state.op()))
        .forEach(own::add);
    for (Value value : program.body()) {
      boolean of =
          value.op() instanceof Leaf leaf
              ? isOf(table, leaf)
              : !(value.op() instanceof Total) && value.args().stream().anyMatch(own::contains);
      if (of) {
        own.add(value);
      }
    }
    return own;
  }

  private static boolean isOf(Leaf table, Leaf leaf) {
    boolean slot = leaf.kind() == Leaf.Kind.SLOT && leaf.owner().equals(table.name());
    return slot
        || leaf.equals(table)
        || leaf.equals(table.gradient())
        || leaf.equals(table.average());
  }

  private static Program rewritten(Program program, Function<Value, Op> ops) {
    Graph graph = new Graph();
    Map<Value, Value> images = new HashMap<>();
    for (Value value : program.body()) {
      graph.enter(value.origin());
      List<Value> args = value.args().stream().map(images::get).toList();
      images.put(value, graph.add(ops.apply(value), args).named(value.name()));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    List<Update> updates = new ArrayList<>();
    for (Update update : program.updates()) {
      Value state = update.state();
      if (!images.containsKey(state)) {
        graph.enter(state.origin());
        images.put(state, graph.add(ops.apply(state), List.of()).named(state.name()));
      }
      updates.add(new Update(images.get(state), images.get(update.value())));
    }
    return new Program(graph, outputs, updates);
  }
}
