package dev.regimen.processor.pass;

import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionGradients;
import dev.regimen.processor.ir.ConvolutionInput;
import dev.regimen.processor.ir.ConvolutionWeight;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Op;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Pack;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.RoundWeight;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mixed precision: whatever a product or a convolution multiplies is rounded to bf16 before.
 *
 * <p>It runs on the differentiated program, so that it meets both directions: the gradient of the
 * rounding is 1, and what arrives at a backward product is rounded like everything else. A value
 * that several products read is rounded once.
 */
public final class Rounding {
  private static final Scalar NEAREST = Scalar.arg(0).apply(UnaryFunction.BF16);

  private final Graph graph = new Graph();
  private final Map<Value, Value> images = new HashMap<>();

  /** Whether products read packed numbers, and not floats that are rounded. */
  private final boolean packs;

  private Rounding(boolean packs) {
    this.packs = packs;
  }

  /** The program with rounded operands, to be multiplied as floats; all else is as it was. */
  public static Program of(Program program) {
    return new Rounding(false).rewrite(program);
  }

  /** The same with operands that the processor is to multiply as bf16 numbers. */
  public static Program packed(Program program) {
    return new Rounding(true).rewrite(program);
  }

  /** Whether a program rounds what it multiplies. */
  public static boolean isIn(Program program) {
    return program.body().stream().anyMatch(Rounding::isRounded);
  }

  private static boolean isRounded(Value value) {
    return value.op() instanceof RoundWeight
        || value.op() instanceof Pack
        || value.op() instanceof Pointwise pointwise && pointwise.expression().equals(NEAREST);
  }

  private Program rewrite(Program program) {
    for (Value value : program.body()) {
      graph.enter(value.origin());
      List<Value> args = value.args().stream().map(images::get).toList();
      List<Value> read = multiplies(value.op()) ? args.stream().map(this::rounded).toList() : args;
      graph.enter(value.origin());
      images.put(value, graph.add(value.op(), read).named(value.name()));
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    List<Update> updates = new ArrayList<>();
    for (Update update : program.updates()) {
      updates.add(new Update(image(update.state()), images.get(update.value())));
    }
    return new Program(graph, outputs, updates);
  }

  private static boolean multiplies(Op op) {
    return op instanceof MatMul
        || op instanceof BatchMatMul
        || op instanceof Convolution
        || op instanceof ConvolutionInput
        || op instanceof ConvolutionWeight
        || op instanceof ConvolutionGradients;
  }

  /** What has other extents only is rounded before, where others may read it too. */
  private Value nearest(Value value) {
    if (value.op() instanceof Reshape reshape) {
      return graph.reshape(rounded(value.arg(0)), reshape.shape());
    }
    if (packs) {
      return graph.add(new Pack(), List.of(value));
    }
    return value.shape().isBatched()
        ? graph.pointwise(NEAREST, List.of(value))
        : graph.add(new RoundWeight(), List.of(value));
  }

  /** Of the layer that computes the value; a leaf is of the layer that reads it. */
  private Value rounded(Value value) {
    if (isRounded(value)) {
      return value;
    }
    Origin reader = graph.origin();
    if (!(value.op() instanceof Leaf)) {
      graph.enter(value.origin());
    }
    Value nearest = nearest(value);
    graph.enter(reader);
    return nearest.named(value.name().isEmpty() ? "" : value.name() + "Bf16");
  }

  /** A state that nothing reads is not in the body. */
  private Value image(Value state) {
    return images.computeIfAbsent(
        state,
        leaf -> {
          graph.enter(leaf.origin());
          return graph.add(leaf.op(), List.of()).named(leaf.name());
        });
  }
}
