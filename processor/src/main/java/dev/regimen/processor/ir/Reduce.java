package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A reduction over some axes, which stay behind with extent 1.
 *
 * <p>The variance is the biased one, Σ(x − mean)²/n; its adjoint is dy · 2/n · (x − mean). The
 * maximum passes no gradient: it is used to shift exponentials, where the gradient cancels.
 *
 * @param kind what is computed
 * @param axes the axes reduced, ascending
 */
public record Reduce(Kind kind, List<Integer> axes) implements Op {
  /** What a reduction computes. */
  public enum Kind {
    SUM,
    MEAN,
    MAX,
    VARIANCE
  }

  /** Keeps a sorted copy of the axes. */
  public Reduce {
    List<Integer> sorted = new ArrayList<>(axes);
    Collections.sort(sorted);
    axes = List.copyOf(sorted);
  }

  @Override
  public Shape type(List<Shape> args) {
    List<Integer> dims = new ArrayList<>(args.get(0).dims());
    for (int axis : axes) {
      dims.set(axis, 1);
    }
    return new Shape(dims);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Value x = y.args().get(0);
    Graph graph = y.graph();
    Value spread =
        switch (kind) {
          case SUM -> graph.expand(dy, x.shape());
          case MEAN -> graph.expand(dy.times(graph.reciprocalCount(x.shape(), axes)), x.shape());
          case VARIANCE ->
              dy.times(graph.reciprocalCount(x.shape(), axes))
                  .times(2)
                  .times(x.minus(graph.reduce(Kind.MEAN, x, axes)));
          case MAX -> null;
        };
    return Arrays.asList(spread);
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return axes.stream().allMatch(axis -> axis > 1) && zeros.test(args.get(0));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor x = args.get(0);
    Tensor sum = Tensor.zeros(y.shape(), bindings.rows());
    if (kind == Kind.MAX) {
      Arrays.fill(sum.data(), Double.NEGATIVE_INFINITY);
    }
    int[] indices = sum.indicesFor(x);
    for (int i = 0; i < x.size(); i++) {
      int at = indices[i];
      double element = x.data()[i];
      sum.data()[at] =
          kind == Kind.MAX ? Math.max(sum.data()[at], element) : sum.data()[at] + element;
    }
    double count = (double) x.size() / sum.size();
    return switch (kind) {
      case SUM, MAX -> sum;
      case MEAN -> sum.scale(1 / count);
      case VARIANCE -> variance(x, sum.scale(1 / count), count);
    };
  }

  private static Tensor variance(Tensor x, Tensor mean, double count) {
    Tensor squares = new Tensor(mean.dims(), new double[mean.size()]);
    int[] indices = squares.indicesFor(x);
    for (int i = 0; i < x.size(); i++) {
      int at = indices[i];
      double centered = x.data()[i] - mean.data()[at];
      squares.data()[at] += centered * centered;
    }
    return squares.scale(1 / count);
  }

  @Override
  public String word() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + axes;
  }
}
