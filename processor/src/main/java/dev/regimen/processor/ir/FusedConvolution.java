package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * y = pool(f(s[c] · convolve(x, w) + t[c] + a)): a convolution with what follows it, in one kernel.
 * Its operands are x, w, the scale s, the shift t, and a where something is added. It stands in
 * programs that nothing is differentiated in any more.
 *
 * @param convolution what is scaled
 * @param rectified whether f is max(0, ·) and not the identity
 * @param pool what becomes of that, if anything
 */
public record FusedConvolution(Convolution convolution, boolean rectified, Optional<Pool> pool)
    implements Call {
  /** The operand that is added, where there is one. */
  public static final int ADDED = 4;

  private static final int SCALE = 2;
  private static final int SHIFT = 3;

  @Override
  public Shape type(List<Shape> args) {
    Shape maps = maps(args);
    Shape filters = Shape.of(maps.last());
    boolean fits =
        args.size() <= ADDED + 1
            && args.subList(SCALE, ADDED).stream().allMatch(filters::equals)
            && args.stream().skip(ADDED).allMatch(maps::equals);
    if (!fits) {
      throw new IllegalArgumentException("no scale, shift and addend of " + maps + ": " + args);
    }
    return pool.map(by -> by.type(List.of(maps))).orElse(maps);
  }

  /** Whether a value is what is added, and that alone, to a result that is as large. */
  public boolean addsTo(Value value, Value result) {
    List<Value> args = result.args();
    return pool.isEmpty() && args.size() > ADDED && args.indexOf(value) == ADDED;
  }

  /** The shape of what is pooled, if that is asked for. */
  public Shape maps(List<Shape> args) {
    return convolution.type(args.subList(0, SCALE));
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new UnsupportedOperationException("a convolution is fused where nothing is trained");
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Shape shape = maps(y.args().stream().map(Value::shape).toList());
    Tensor maps = convolution.eval(shape, args, bindings.rows());
    double[] numbers = maps.data();
    Arrays.setAll(
        numbers,
        i -> {
          int filter = i % shape.last();
          double scaled = numbers[i] * args.get(SCALE).data()[filter];
          double shifted = scaled + args.get(SHIFT).data()[filter];
          double sum = args.size() > ADDED ? shifted + args.get(ADDED).data()[i] : shifted;
          return rectified ? Math.max(0, sum) : sum;
        });
    return pool.map(by -> by.eval(y.shape(), List.of(maps), bindings.rows())).orElse(maps);
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.fusedConvolution(this);
  }

  @Override
  public String word() {
    return convolution.word()
        + ", scale, shift"
        + (rectified ? ", rectify" : "")
        + pool.map(by -> ", " + by.word()).orElse("");
  }
}
