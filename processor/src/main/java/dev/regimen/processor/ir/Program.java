package dev.regimen.processor.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step as a graph: what it yields and what it writes.
 *
 * @param graph the graph that all values belong to
 * @param outputs named results, such as {@link #LOSS}
 * @param updates what is written at the end
 */
public record Program(Graph graph, Map<String, Value> outputs, List<Update> updates) {
  /** The batch's mean loss, a scalar. */
  public static final String LOSS = "loss";

  /** What the network predicts: class probabilities or values, one row a sample. */
  public static final String PREDICTION = "prediction";

  /** Keeps the order of outputs. */
  public Program {
    outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    updates = List.copyOf(updates);
  }

  public Value output(String name) {
    Value value = outputs.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no output " + name + " among " + outputs.keySet());
    }
    return value;
  }

  /** What the program must compute, operands before their users, in a stable order. */
  public List<Value> body() {
    Set<Value> seen = new LinkedHashSet<>();
    roots().forEach(root -> visit(root, seen));
    return new ArrayList<>(seen);
  }

  private Collection<Value> roots() {
    List<Value> roots = new ArrayList<>(outputs.values());
    updates.forEach(update -> roots.add(update.value()));
    return roots;
  }

  /** With a stack of its own: programs are deeper than Java's. */
  private static void visit(Value root, Set<Value> seen) {
    Deque<Value> path = new ArrayDeque<>(List.of(root));
    while (!path.isEmpty()) {
      Value value = path.peek();
      Optional<Value> next = value.args().stream().filter(arg -> !seen.contains(arg)).findFirst();
      if (next.isPresent()) {
        path.push(next.get());
      } else {
        seen.add(path.pop());
      }
    }
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
