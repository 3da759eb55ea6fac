package dev.regimen.processor.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A step as a graph: what it yields and what it writes. */
public final class Program {
  /** The batch's mean loss, a scalar. */
  public static final String LOSS = "loss";

  /** What the network predicts: class probabilities or values, one row a sample. */
  public static final String PREDICTION = "prediction";

  /** How many samples of the batch have a target. */
  private static final String SAMPLES = "samples";

  /** What is told of a batch. */
  private static final String TOLD = "told";

  /** What a loss is multiplied by in the sum. */
  private static final String WEIGHT = "weight";

  private final Graph graph;
  private final Map<String, Value> outputs;
  private final List<Update> updates;
  private final List<Value> body;

  /**
   * A program.
   *
   * @param graph the graph that all values belong to
   * @param outputs named results, such as {@link #LOSS}, in order
   * @param updates what is written at the end
   */
  public Program(Graph graph, Map<String, Value> outputs, List<Update> updates) {
    this.graph = graph;
    this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    this.updates = List.copyOf(updates);
    Set<Value> seen = new LinkedHashSet<>();
    roots().forEach(root -> visit(root, seen));
    body = List.copyOf(seen);
  }

  /** The same program, which writes more at its end. */
  public Program writing(List<Update> more) {
    List<Update> all = new ArrayList<>(updates);
    all.addAll(more);
    return new Program(graph, outputs, all);
  }

  public Graph graph() {
    return graph;
  }

  public Map<String, Value> outputs() {
    return outputs;
  }

  public List<Update> updates() {
    return updates;
  }

  public Value output(String name) {
    Value value = outputs.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no output " + name + " among " + outputs.keySet());
    }
    return value;
  }

  /** The key of what one of several tasks beside the main one yields. */
  public static String of(String output, String task) {
    return output + " of " + task;
  }

  /** The key of what is shown beside the predictions, behind them. */
  public static String exposed(String name) {
    return of(PREDICTION, "the network: " + name);
  }

  /** The key of the number of samples that have a target for a task. */
  public static String samples(String task) {
    return of(SAMPLES, task);
  }

  /** The key of a number that is told of each batch beside the losses. */
  public static String told(String what) {
    return of(TOLD, what);
  }

  /** What is told of each batch beside the losses, by its names, in order. */
  public Map<String, Value> told() {
    String prefix = told("");
    Map<String, Value> told = new LinkedHashMap<>();
    outputs.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            told.put(key.substring(prefix.length()), value);
          }
        });
    return told;
  }

  /** The key of what a task's loss is multiplied by. */
  public static String weight(String task) {
    return of(WEIGHT, task);
  }

  /**
   * The names of the tasks that have a loss beside the program's, in their order; none where there
   * is one task and every sample has a target for it.
   */
  public List<String> tasks() {
    String prefix = of(LOSS, "");
    return outputs.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  /** What the tasks predict, in their order, and what is exposed beside that. */
  public List<Value> predictions() {
    return outputs.entrySet().stream()
        .filter(
            each ->
                each.getKey().equals(PREDICTION) || each.getKey().startsWith(of(PREDICTION, "")))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What the program must compute, operands before their users, in a stable order. */
  public List<Value> body() {
    return body;
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
      Value next = missing(value, seen);
      if (next != null) {
        path.push(next);
      } else {
        seen.add(path.pop());
      }
    }
  }

  /** The first operand that has not been seen. */
  private static @Nullable Value missing(Value value, Set<Value> seen) {
    for (Value arg : value.args()) {
      if (!seen.contains(arg)) {
        return arg;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
