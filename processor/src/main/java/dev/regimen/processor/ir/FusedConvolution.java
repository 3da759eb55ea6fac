package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * y = pool(f(s[c] · convolve(x, w) + t[c] + a)): a convolution with what follows it, in one kernel.
 * Its operands are x, w, the scale s where there is one, the shift t, and a where something is
 * added. It stands in programs that nothing is differentiated in any more. A dense layer is one
 * over maps of one place.
 *
 * @param convolution what is shifted
 * @param scaled whether it is scaled before
 * @param rectified whether f is max(0, ·) and not the identity
 * @param pool what becomes of that, if anything
 */
public record FusedConvolution(
    Convolution convolution, boolean scaled, boolean rectified, Optional<Pool> pool)
    implements Call {
  /** What a dense layer is over maps of one place, with its weight [outputs, 1, 1, inputs]. */
  public static final Convolution DENSE =
      new Convolution(new Window(1, 1, 1, 1, 1, 1, 0, 0, 0, 0), 1);

  /** The first of the operands behind those of the convolution. */
  public static final int NUMBERS = 2;

  /** The operand that is added, where there is one: behind the vectors. */
  public int added() {
    return scaled ? NUMBERS + 2 : NUMBERS + 1;
  }

  /** Whether this is a dense layer. */
  public boolean isDense(Shape x) {
    return convolution.equals(DENSE) && x.dim(1) == 1 && x.dim(2) == 1;
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape maps = maps(args);
    Shape filters = Shape.of(maps.last());
    boolean fits =
        args.size() <= added() + 1
            && args.subList(NUMBERS, added()).stream().allMatch(filters::equals)
            && args.stream().skip(added()).allMatch(maps::equals);
    if (!fits) {
      throw new IllegalArgumentException("no scale, shift and addend of " + maps + ": " + args);
    }
    return pool.map(by -> by.type(List.of(maps))).orElse(maps);
  }

  /** Whether a value is what is added, and that alone, to a result that is as large. */
  public boolean addsTo(Value value, Value result) {
    List<Value> args = result.args();
    return pool.isEmpty() && args.size() > added() && args.indexOf(value) == added();
  }

  /** The shape of what is pooled, if that is asked for. */
  public Shape maps(List<Shape> args) {
    return convolution.type(args.subList(0, NUMBERS));
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
          double product = scaled ? numbers[i] * args.get(NUMBERS).data()[filter] : numbers[i];
          double shifted = product + args.get(added() - 1).data()[filter];
          double sum = args.size() > added() ? shifted + args.get(added()).data()[i] : shifted;
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
        + (scaled ? ", scale, shift" : ", shift")
        + (rectified ? ", rectify" : "")
        + pool.map(by -> ", " + by.word()).orElse("");
  }
}
