package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Pack;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Inference: takes what follows a convolution into it, where that is a scale and a shift of each
 * filter (a bias, a normalization by running statistics), a map that is added, a rectifier and a
 * pooling to the maximum. The scale then is the weights' and the shift a bias, and the output is
 * written once, where it is pooled to memory that stays in the cache.
 *
 * <p>A dense layer is a convolution of maps of one place. What follows it is taken in where a shift
 * and a scale or a rectifier are among it: a bias alone costs as little in the loop that it stands
 * in.
 *
 * <p>What follows is taken in as far as each value is the only use of the one before and nobody is
 * shown it. Of two convolutions that are added to each other the first takes the other one in.
 */
public final class FusedEpilogues {
  private final Graph graph = new Graph();
  private final Map<Value, Value> images = new HashMap<>();
  private final Map<Value, List<Value>> users = new HashMap<>();
  private final Set<Value> shown;
  private final Set<Value> inside = new HashSet<>();

  /** By the last value that is taken in. */
  private final Map<Value, Fused> fused = new HashMap<>();

  private record Fused(Value convolution, Epilogue epilogue, Optional<Pool> pool) {}

  private FusedEpilogues(Program program) {
    shown = new HashSet<>(program.outputs().values());
  }

  /** The program of an inference with its convolutions fused; it writes nothing. */
  public static Program of(Program program) {
    return new FusedEpilogues(program).rewrite(program);
  }

  private Program rewrite(Program program) {
    for (Value value : program.body()) {
      value.args().forEach(arg -> users.computeIfAbsent(arg, x -> new ArrayList<>()).add(value));
    }
    program.body().stream().filter(FusedEpilogues::isPlain).forEach(this::follow);
    for (Value value : program.body()) {
      if (fused.containsKey(value)) {
        images.put(value, image(value, fused.get(value)));
      } else if (!inside.contains(value)) {
        graph.enter(value.origin());
        List<Value> args = value.args().stream().map(images::get).toList();
        images.put(value, graph.add(value.op(), args).named(value.name()));
      }
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    return new Program(graph, outputs, List.of());
  }

  /** A product of floats: that of packed numbers has a kernel of its own. */
  private static boolean isPlain(Value value) {
    boolean product = value.op() instanceof Convolution || isDense(value);
    return product && value.args().stream().noneMatch(arg -> arg.op() instanceof Pack);
  }

  /** A row a sample times a weight [outputs, inputs]. */
  private static boolean isDense(Value value) {
    return value.op() instanceof MatMul product
        && product.transposeB()
        && value.shape().isBatched()
        && value.shape().rank() == 2
        && !value.arg(1).shape().isBatched();
  }

  private void follow(Value convolution) {
    Epilogue epilogue = new Epilogue(convolution);
    List<Value> chain = new ArrayList<>();
    Value last = convolution;
    for (Value next = onlyUse(last); next != null; next = onlyUse(last)) {
      if (!epilogue.takes(next, last)) {
        break;
      }
      chain.add(last);
      last = next;
    }
    // A shift alone costs a dense layer as little in the loop that it stands in.
    boolean alone = isDense(convolution) && !epilogue.scales() && !epilogue.rectified();
    if (!epilogue.shifts() || alone) {
      return;
    }
    Optional<Pool> pool = Optional.empty();
    Value pooled = onlyUse(last);
    if (pooled != null
        && pooled.op() instanceof Pool by
        && by.kind() == Pool.Kind.MAX
        && pooled.args().size() == 1) {
      pool = Optional.of(by);
      chain.add(last);
      last = pooled;
    }
    inside.addAll(chain);
    inside.add(last);
    fused.put(last, new Fused(convolution, epilogue, pool));
  }

  /** What alone needs a value, which nobody is shown. */
  private @Nullable Value onlyUse(Value value) {
    List<Value> all = users.getOrDefault(value, List.of());
    boolean free = all.size() == 1 && !shown.contains(value) && !inside.contains(all.get(0));
    return free ? all.get(0) : null;
  }

  private Value image(Value last, Fused what) {
    Value convolution = what.convolution();
    graph.enter(convolution.origin());
    List<Value> args = new ArrayList<>();
    convolution.args().forEach(arg -> args.add(places(images.get(arg))));
    args.addAll(what.epilogue().folded(graph, images));
    what.epilogue().added().ifPresent(map -> args.add(places(images.get(map))));
    Convolution op = convolution.op() instanceof Convolution plain ? plain : FusedConvolution.DENSE;
    FusedConvolution whole =
        new FusedConvolution(
            op, what.epilogue().scales(), what.epilogue().rectified(), what.pool());
    Value result = graph.add(whole, args).named(last.name());
    return result.shape().equals(last.shape()) ? result : graph.reshape(result, last.shape());
  }

  /** Rows as maps of one place, a matrix as filters of one tap. */
  private Value places(Value value) {
    Shape shape = value.shape();
    if (shape.rank() != 2) {
      return value;
    }
    Shape places =
        shape.isBatched()
            ? Shape.batch(1, 1, shape.last())
            : Shape.of(shape.dim(0), 1, 1, shape.last());
    return graph.reshape(value, places);
  }
}
