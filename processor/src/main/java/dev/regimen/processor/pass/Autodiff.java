package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reverse-mode differentiation: one walk from the loss to the leaves, each operation adding its
 * adjoint (Linnainmaa 1970).
 *
 * <p>Only values on a path to a leaf that is asked for receive a gradient; so the gradient at the
 * network's input, which costs a matrix product, is never built.
 */
public final class Autodiff {
  private final Graph graph;
  private final Map<Value, Value> gradients = new HashMap<>();

  /** All results of the operations that have several, by the first. */
  private final Map<Value, List<Value>> results = new HashMap<>();

  private Autodiff(Graph graph) {
    this.graph = graph;
  }

  /** d loss / d leaf for each leaf, appended to the program's graph. */
  public static Map<Value, Value> gradients(Program program, List<Value> leaves) {
    return new Autodiff(program.graph()).walk(program, leaves);
  }

  private Map<Value, Value> walk(Program program, List<Value> leaves) {
    List<Value> body = program.body();
    Set<Value> wanted = dependents(body, leaves);
    body.stream().filter(value -> value.op() instanceof Result).forEach(this::join);
    Value loss = program.output(Program.LOSS);
    graph.enter(loss.origin().backward());
    gradients.put(loss, graph.scalar(Scalar.ONE));
    for (int i = body.size() - 1; i >= 0; i--) {
      Value y = body.get(i);
      if (!y.args().isEmpty() && wanted.contains(y) && !(y.op() instanceof Result)) {
        propagate(y, wanted);
      }
    }
    Map<Value, Value> result = new LinkedHashMap<>();
    for (Value leaf : leaves) {
      Value gradient = gradients.get(leaf);
      if (gradient != null) {
        result.put(leaf, gradient);
      }
    }
    return result;
  }

  private void join(Value result) {
    Value first = result.arg(0);
    results.computeIfAbsent(
        first,
        y -> IntStream.range(0, y.op().results()).mapToObj(i -> graph.result(y, i)).toList());
  }

  private void propagate(Value y, Set<Value> wanted) {
    List<@Nullable Value> arrived = new ArrayList<>();
    results.getOrDefault(y, List.of(y)).forEach(result -> arrived.add(gradients.get(result)));
    while (arrived.size() < y.op().results()) {
      arrived.add(null);
    }
    if (arrived.stream().allMatch(Objects::isNull)) {
      return;
    }
    graph.enter(y.origin().backward());
    List<Boolean> asked = y.args().stream().map(wanted::contains).toList();
    List<@Nullable Value> adjoints = y.op().adjoints(y, arrived, asked);
    for (int k = 0; k < y.args().size(); k++) {
      Value arg = y.arg(k);
      Value adjoint = adjoints.get(k);
      if (adjoint == null || !wanted.contains(arg)) {
        continue;
      }
      Value sum = gradients.containsKey(arg) ? gradients.get(arg).plus(adjoint) : adjoint;
      gradients.put(arg, sum.named(gradientName(arg)));
    }
  }

  private static String gradientName(Value value) {
    String name = value.name();
    return name.isEmpty() ? "" : "d" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  private static Set<Value> dependents(List<Value> body, List<Value> leaves) {
    Set<Value> dependents = new HashSet<>(leaves);
    for (Value value : body) {
      if (value.args().stream().anyMatch(dependents::contains)) {
        dependents.add(value);
      }
    }
    return dependents;
  }
}
