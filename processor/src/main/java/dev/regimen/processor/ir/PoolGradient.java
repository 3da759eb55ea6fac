package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of a pooling's input. Operands are the gradient of its output and, of a maximum, its
 * input and its output.
 *
 * @param kind the pooling's
 * @param window the pooling's
 * @param input the shape of what was pooled
 */
public record PoolGradient(Pool.Kind kind, Window window, Shape input) implements Call {
  @Override
  public Shape type(List<Shape> args) {
    Shape expected = window.over(input, input.last());
    if (!args.get(0).equals(expected)) {
      throw new IllegalArgumentException(
          "a gradient of shape " + args.get(0) + ", not " + expected);
    }
    return input;
  }

  /** Of a mean the pooling itself; which of several inputs is the largest is no function of dy. */
  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    if (kind == Pool.Kind.MAX) {
      throw new IllegalStateException("the gradient of a maximum is differentiated once");
    }
    return Arrays.asList(y.graph().add(new Pool(kind, window), List.of(dy)));
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor dy = args.get(0);
    Tensor result = Tensor.zeros(input, bindings.rows());
    boolean[] given = new boolean[dy.size()];
    double[] shares = Pool.shares(window, kind, input.dim(1), input.dim(2));
    Pool.each(
        window,
        result.dims(),
        (in, out, place) -> {
          if (kind == Pool.Kind.MEAN) {
            result.data()[in] += shares[place] * dy.data()[out];
          } else if (!given[out] && args.get(1).data()[in] == args.get(2).data()[out]) {
            given[out] = true;
            result.data()[in] += dy.data()[out];
          }
        });
    return result;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.poolGradient(this);
  }

  @Override
  public String word() {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    return "pool-" + name + "-gradient " + window.word();
  }
}
