package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Random numbers, a pure function of (seed, stream, address, position): drawing again gives the
 * same.
 *
 * @param kind the distribution; the first operand of {@code BERNOULLI} is the probability of a 1
 * @param stream tells draws of one address apart
 * @param address what they are drawn anew for
 * @param shape how many
 */
public record Draw(Kind kind, int stream, Address address, Shape shape) implements Op {
  /** What random numbers are drawn anew for, beside the stream. */
  public enum Address {
    /** A training step; positions count the elements of the whole batch. */
    STEP,
    /**
     * A pass over a sample, whatever its batch; positions count the sample's elements. What has no
     * batch is drawn once a pass.
     */
    SAMPLE
  }

  /** Distributions. */
  public enum Kind {
    /** Uniform on [0, 1). */
    UNIFORM,
    /** Normal with mean 0 and variance 1. */
    NORMAL,
    /** 1 with the probability given, else 0. */
    BERNOULLI
  }

  @Override
  public Shape type(List<Shape> args) {
    return shape;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(new Value[y.args().size()]);
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(shape, bindings.rows());
    double probability = args.isEmpty() ? 0 : args.get(0).data()[0];
    bindings.draw(this, probability, result.data());
    return result;
  }

  @Override
  public String word() {
    String by = address == Address.SAMPLE ? " by sample " : "";
    return kind.name().toLowerCase(java.util.Locale.ROOT) + "#" + stream + by + shape;
  }
}
