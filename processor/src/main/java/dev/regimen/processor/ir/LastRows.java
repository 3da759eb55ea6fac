package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last rows of a sample whose rows come one in a pass, [B, 1, c]: [B, taps, c], the row itself
 * at their end and each as far behind the one before as the dilation says; zeros before the first.
 * The other operand is {@link Leaf.Kind#KEPT}, [B, (taps − 1)·dilation + 1, c]: rows are kept there
 * in turn.
 */
public record LastRows(int taps, int dilation) implements Call {
  /** Rows that are kept. */
  public int span() {
    return (taps - 1) * dilation + 1;
  }

  @Override
  public Shape type(List<Shape> args) {
    int width = args.get(0).last();
    if (!args.equals(List.of(Shape.batch(1, width), Shape.batch(span(), width)))) {
      throw new IllegalArgumentException("no last " + taps + " rows of " + args);
    }
    return Shape.batch(taps, width);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("nothing is trained row by row: " + y);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    int width = y.shape().last();
    long place = bindings.passes();
    Tensor last = Tensor.zeros(y.shape(), bindings.rows());
    double[] kept = args.get(1).data();
    for (int row = 0; row < bindings.rows(); row++) {
      int first = row * span();
      int own = (first + (int) (place % span())) * width;
      System.arraycopy(args.get(0).data(), row * width, kept, own, width);
      for (int tap = 0; tap < taps; tap++) {
        long at = place - (long) (taps - 1 - tap) * dilation;
        if (at >= 0) {
          int from = (first + (int) (at % span())) * width;
          System.arraycopy(kept, from, last.data(), (row * taps + tap) * width, width);
        }
      }
    }
    return last;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.lastRows(this);
  }

  @Override
  public String word() {
    return "last " + taps + " rows";
  }
}
