package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program as kernels in the order of their running.
 *
 * @param program what is scheduled
 * @param kernels in order, phases ascending
 * @param gradients the gradient of each parameter that is trained, in the order of their making
 * @param owners the parameters whose place among the gradients holds a value, in that order
 * @param users the values that each value is an operand of
 * @param computedAsRead what no kernel stores, because the one loop that reads it computes it
 * @param byColumns the product of which a worker computes columns for the whole batch, if any
 */
public record Schedule(
    Program program,
    List<Kernel> kernels,
    Map<Value, Value> gradients,
    Map<Value, List<Value>> owners,
    Map<Value, List<Value>> users,
    Set<Value> computedAsRead,
    Set<Value> byColumns) {

  static Schedule of(Program program, List<Kernel> kernels) {
    Map<Value, List<Value>> users = new HashMap<>();
    for (Value value : program.body()) {
      value.args().forEach(arg -> users.computeIfAbsent(arg, x -> new ArrayList<>()).add(value));
    }
    Map<Value, Value> gradients = gradients(program);
    Set<Value> computedAsRead = ComputedAsRead.of(program, kernels);
    return new Schedule(
        program,
        kernels,
        gradients,
        owners(gradients),
        users,
        computedAsRead,
        ByColumns.of(kernels));
  }

  /** The gradients that a program leaves for the update. */
  private static Map<Value, Value> gradients(Program program) {
    Map<Leaf, Value> parameters = new HashMap<>();
    for (Value value : program.graph().values()) {
      if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.PARAMETER) {
        parameters.put(leaf.gradient(), value);
        parameters.put(leaf.sparseGradient(), value);
      }
    }
    Map<Value, Value> gradients = new LinkedHashMap<>();
    program.updates().stream()
        .filter(Schedule::isGradient)
        .forEach(update -> gradients.put(parameters.get(update.state().op()), update.value()));
    return gradients;
  }

  static boolean isGradient(Update update) {
    return ((Leaf) update.state().op()).isGradient();
  }

  /**
   * The parameters whose gradient a value is. There are several where what they yield is added, as
   * at the end of two branches: each has a place of its own in the vector of gradients.
   */
  public List<Value> parametersOf(Value gradient) {
    return owners.getOrDefault(gradient, List.of());
  }

  /**
   * The gradient of a weight made of another is replaced by that of the other, that of one use of a
   * weight by the sum of two.
   */
  private static Map<Value, List<Value>> owners(Map<Value, Value> gradients) {
    Map<Value, List<Value>> owners = new HashMap<>();
    gradients.forEach(
        (parameter, gradient) -> {
          Value held = gradient;
          owners.computeIfAbsent(held, x -> new ArrayList<>()).add(parameter);
          while (held.op() instanceof Call call && call.replaced() >= 0) {
            held = held.arg(call.replaced());
            owners.computeIfAbsent(held, x -> new ArrayList<>()).add(parameter);
          }
        });
    return owners;
  }

  /**
   * Whether workers read each other's rows of the batch from the start, so that they meet first.
   */
  public boolean beginsTogether() {
    return !byColumns.isEmpty();
  }

  /** The sums over the batch that are added up sample by sample. */
  public List<Value> summedBySample() {
    return kernels.stream()
        .filter(kernel -> kernel instanceof RowLoop loop && loop.sampleWise())
        .flatMap(kernel -> ((RowLoop) kernel).stages().stream())
        .flatMap(stage -> stage.batchReductions().stream())
        .toList();
  }

  /** The values that a value is an operand of. */
  public List<Value> usersOf(Value value) {
    return users.getOrDefault(value, List.of());
  }

  /** What outlives the loop that computes it, in the program's order: it has memory of its own. */
  public List<Value> outliving() {
    Set<Value> outliving = new HashSet<>(written());
    outliving.addAll(computedAsRead);
    updates().forEach(update -> outliving.add(Space.stored(update.value())));
    program.outputs().values().forEach(value -> outliving.add(Space.stored(value)));
    for (Kernel kernel : kernels) {
      if (kernel instanceof VectorLoop loop) {
        outliving.addAll(loop.totals());
        loop.gradients().forEach(value -> outliving.add(Space.stored(value)));
        Set<Value> together = new HashSet<>(loop.computed());
        loop.computed().stream()
            .filter(value -> isUsedBeyond(value, together))
            .forEach(outliving::add);
      }
    }
    return program.body().stream()
        .filter(value -> outliving.contains(value) || isLeafOfRun(value))
        .toList();
  }

  private List<Update> updates() {
    return kernels.stream()
        .filter(VectorLoop.class::isInstance)
        .flatMap(kernel -> ((VectorLoop) kernel).updates().stream())
        .toList();
  }

  private boolean isUsedBeyond(Value value, Set<Value> together) {
    return usersOf(value).stream()
        .anyMatch(
            user ->
                user.op() instanceof Reshape
                    ? isUsedBeyond(user, together)
                    : !together.contains(user));
  }

  /** A leaf has a name of its own; what is read as flat vectors only is in the update's program. */
  private static boolean isLeafOfRun(Value value) {
    return value.op() instanceof Leaf;
  }

  /** The parameter whose place among the gradients holds a value, for now or for the update. */
  public Value ownerOf(Value gradient) {
    return parametersOf(gradient).stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(gradient + " is no parameter's gradient"));
  }

  /** The schedule's values that one of the loops stores, in the order of their computation. */
  public List<Value> written() {
    return kernels.stream()
        .flatMap(
            kernel -> {
              if (kernel instanceof Product product) {
                return Stream.of(product.value());
              }
              if (kernel instanceof Invocation call) {
                return call.values().stream().filter(value -> !computedAsRead.contains(value));
              }
              return kernel instanceof RowLoop loop
                  ? loop.stages().stream().flatMap(Schedule::stored)
                  : Stream.of();
            })
        .toList();
  }

  private static Stream<Value> stored(RowLoop.Stage stage) {
    return Stream.concat(stage.written().stream(), stage.sampleReductions().stream());
  }
}
