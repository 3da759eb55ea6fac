package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Bindings;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A graph of random operations on batches and vectors, and the numbers it is evaluated on. */
final class RandomGraph implements Bindings {
  /** A pass may move a value's last bit; next to a tie that moves the bf16 by 2⁻⁸ of itself. */
  private static final List<UnaryFunction> SMOOTH =
      Stream.of(UnaryFunction.values()).filter(each -> each != UnaryFunction.BF16).toList();

  private static final int ROWS = 3;
  private static final int[] WIDTHS = {1, 2, 4};

  private final int seed;
  private final Random random;
  private final Graph graph = new Graph();
  private final List<Value> pool = new ArrayList<>();
  private final Map<Leaf, Tensor> tensors = new HashMap<>();
  private int streams;

  RandomGraph(int seed) {
    this.seed = seed;
    random = new Random(seed * 7919L + 1);
  }

  Value leaf(Leaf.Kind kind, String name, Shape shape) {
    Value leaf = graph.leaf(kind, name, shape);
    Tensor tensor = Tensor.zeros(shape, ROWS);
    Arrays.setAll(tensor.data(), i -> 0.2 + 0.7 * random.nextGaussian());
    tensors.put((Leaf) leaf.op(), tensor);
    return leaf;
  }

  List<Value> leaves() {
    return graph.values().stream().filter(value -> value.op() instanceof Leaf).toList();
  }

  /** A scalar in which everything that was made takes part. */
  Value loss() {
    for (int width : WIDTHS) {
      pool.add(leaf(Leaf.Kind.PARAMETER, "batch" + width, Shape.batch(width)));
      pool.add(leaf(Leaf.Kind.PARAMETER, "vector" + width, Shape.of(width)));
      pool.add(leaf(Leaf.Kind.PARAMETER, "row" + width, Shape.of(1, width)));
    }
    pool.add(leaf(Leaf.Kind.PARAMETER, "scalar", Shape.scalar()));
    pool.add(leaf(Leaf.Kind.PARAMETER, "images", Shape.batch(2, 4)));
    pool.add(leaf(Leaf.Kind.PARAMETER, "words", Shape.batch(3, 4)));
    pool.add(leaf(Leaf.Kind.PARAMETER, "matrix", Shape.of(2, 4)));
    for (int i = 0; i < 12; i++) {
      pool.add(bounded(next()));
    }
    Value loss = graph.scalar(Scalar.ZERO);
    for (Value value : pool) {
      int[] axes = new int[value.shape().rank()];
      Arrays.setAll(axes, axis -> axis);
      Value squares = value.square();
      Value sum = axes.length == 0 ? squares : squares.mean(axes).reshape(Shape.scalar());
      loss = loss.plus(sum.times(0.5 + random.nextDouble()));
    }
    return loss;
  }

  /** Keeps chains of products and exponentials from running away. */
  private Value bounded(Value value) {
    return random.nextInt(3) == 0 ? value.apply(UnaryFunction.TANH) : value.times(0.5);
  }

  private Value next() {
    Value x = any();
    return switch (random.nextInt(11)) {
      case 0, 1 -> unary(x);
      case 2, 3, 4 -> binary(x);
      case 5 -> reduce(x);
      case 6 -> product();
      case 7 -> reshaped(x);
      case 8, 9 -> ofRows();
      default -> masked(x);
    };
  }

  private Value any() {
    return pool.get(random.nextInt(pool.size()));
  }

  private Value unary(Value x) {
    Value positive = x.square().plus(0.3);
    UnaryFunction function = SMOOTH.get(random.nextInt(SMOOTH.size()));
    return switch (function) {
      case LOG, SQRT, RSQRT -> positive.apply(function);
      case EXP -> x.min(2).exp();
      // Their values jump: x itself takes part, so that there is something to differentiate.
      case FLOOR, STEP, SIGN -> x.times(x.times(0.1).plus(3.25).apply(function)).plus(x);
      default -> x.apply(function);
    };
  }

  private Value binary(Value x) {
    List<Value> partners = pool.stream().filter(y -> broadcasts(x, y)).toList();
    Value y = partners.get(random.nextInt(partners.size()));
    return switch (random.nextInt(7)) {
      case 0 -> x.plus(y);
      case 1 -> x.minus(y);
      case 2 -> x.times(y);
      case 3 -> x.dividedBy(y.square().plus(0.5));
      // Scaled, because a value against itself has a kink at every element.
      case 4 -> x.max(y.times(0.9).plus(0.03));
      case 5 ->
          graph.pointwise(Scalar.arg(0).min(Scalar.arg(1).times(0.9).plus(0.03)), List.of(x, y));
      default ->
          graph.pointwise(
              Scalar.arg(0).pow(Scalar.arg(1)),
              List.of(x.square().plus(0.5), y.apply(UnaryFunction.TANH)));
    };
  }

  private static boolean broadcasts(Value x, Value y) {
    try {
      Shape.broadcast(x.shape(), y.shape());
      return true;
    } catch (IllegalArgumentException no) {
      return false;
    }
  }

  private Value reduce(Value x) {
    int rank = x.shape().rank();
    if (rank == 0) {
      return x;
    }
    int[] axes = random.nextBoolean() ? new int[] {random.nextInt(rank)} : all(rank);
    return switch (random.nextInt(4)) {
      case 0 -> x.sum(axes);
      case 1 -> x.mean(axes);
      case 2 -> x.variance(axes);
      default -> x.minus(x.mean(axes)).dividedBy(x.variance(axes).plus(0.1).sqrt());
    };
  }

  private static int[] all(int rank) {
    int[] axes = new int[rank];
    Arrays.setAll(axes, axis -> axis);
    return axes;
  }

  private Value product() {
    List<Value> matrices = pool.stream().filter(value -> value.shape().rank() == 2).toList();
    List<Value> products = new ArrayList<>();
    Value a = matrices.get(random.nextInt(matrices.size()));
    for (Value b : matrices) {
      for (int flags = 0; flags < 4; flags++) {
        boolean ta = (flags & 1) != 0;
        boolean tb = (flags & 2) != 0;
        int outer = b.shape().dim(tb ? 0 : 1);
        if (a.shape().dim(ta ? 0 : 1) == b.shape().dim(tb ? 1 : 0) && outer != Shape.BATCH) {
          products.add(graph.matMul(a, b, ta, tb));
        }
      }
    }
    return products.isEmpty() ? unary(a) : products.get(random.nextInt(products.size()));
  }

  /** What samples of several rows take part in, attention among it. */
  private Value ofRows() {
    List<Value> all =
        pool.stream().filter(x -> x.shape().rank() == 3 && x.shape().isBatched()).toList();
    Value x = all.get(random.nextInt(all.size()));
    return switch (random.nextInt(4)) {
      case 0 -> graph.transpose(x, List.of(0, 2, 1));
      case 1 -> {
        List<Value> alike = all.stream().filter(y -> equal(x, y, 1)).toList();
        yield graph.matMul(x, alike.get(random.nextInt(alike.size())), true, false);
      }
      case 2 -> {
        boolean turned = random.nextBoolean();
        List<Value> weights =
            pool.stream()
                .filter(w -> w.shape().rank() == 2 && !w.shape().isBatched())
                .filter(w -> w.shape().dim(turned ? 1 : 0) == x.shape().last())
                .toList();
        yield weights.isEmpty()
            ? unary(x)
            : graph.matMul(x, weights.get(random.nextInt(weights.size())), false, turned);
      }
      default -> {
        List<Value> keys = all.stream().filter(y -> equal(x, y, 2)).toList();
        yield attention(x, keys.get(random.nextInt(keys.size())));
      }
    };
  }

  private static boolean equal(Value x, Value y, int axis) {
    return x.shape().dim(axis) == y.shape().dim(axis);
  }

  /** softmax(x·yᵀ)·y, by any of the ways to write it. */
  private Value attention(Value x, Value y) {
    boolean turned = random.nextBoolean();
    Value keys = turned ? graph.transpose(y, List.of(0, 2, 1)) : y;
    Value scores = graph.batchMatMul(x, keys, false, !turned);
    Value powers = scores.minus(scores.maximum(-1)).exp();
    return graph.batchMatMul(powers.dividedBy(powers.sum(-1)), keys, false, turned);
  }

  private Value reshaped(Value x) {
    Shape flat = new Shape(List.of(Math.toIntExact(x.shape().elements())));
    return x.shape().isBatched()
        ? x.reshape(Shape.batch(1, Math.toIntExact(x.shape().elements())))
        : x.reshape(flat);
  }

  private Value masked(Value x) {
    Draw.Kind kind = Draw.Kind.values()[random.nextInt(3)];
    Draw draw = new Draw(kind, streams++, Draw.Address.STEP, x.shape());
    List<Value> args =
        kind == Draw.Kind.BERNOULLI ? List.of(graph.scalar(Scalar.constant(0.7))) : List.of();
    return x.times(graph.add(draw, args)).plus(x);
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public Tensor tensor(Leaf leaf) {
    return tensors.get(leaf);
  }

  @Override
  public double leaf(Scalar scalar) {
    if (scalar.equals(Scalar.of(Scalar.Clock.ROWS))) {
      return ROWS;
    }
    throw new IllegalStateException(scalar + " is not part of these graphs");
  }

  @Override
  public void draw(Draw draw, double probability, double[] into) {
    Random numbers = new Random(draw.stream());
    Arrays.setAll(
        into,
        i ->
            switch (draw.kind()) {
              case UNIFORM -> numbers.nextDouble();
              case NORMAL -> numbers.nextGaussian();
              case BERNOULLI -> numbers.nextDouble() < probability ? 1 : 0;
            });
  }

  @Override
  public String toString() {
    return "graph " + seed;
  }
}
