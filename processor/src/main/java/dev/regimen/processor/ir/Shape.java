package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The extents of a tensor; the first may be the batch, whose size is known at run time only.
 *
 * @param dims extents, outermost first; {@link #BATCH} may stand first and nowhere else
 */
public record Shape(List<Integer> dims) {
  /** Stands for the number of samples in a batch. */
  public static final int BATCH = -1;

  /** Checks that only the first extent is the batch and the rest are positive. */
  public Shape {
    dims = List.copyOf(dims);
    for (int i = 0; i < dims.size(); i++) {
      int dim = dims.get(i);
      if (dim <= 0 && !(i == 0 && dim == BATCH)) {
        throw new IllegalArgumentException("extent " + i + " of " + dims + " is not positive");
      }
    }
  }

  // Every value is typed several times; what Java makes for records is slow until it is compiled.
  @Override
  public boolean equals(@Nullable Object o) {
    return this == o || o instanceof Shape other && dims.equals(other.dims);
  }

  @Override
  public int hashCode() {
    return dims.hashCode();
  }

  /** A shape without a batch; {@code of()} is a scalar. */
  public static Shape of(int... dims) {
    List<Integer> list = new ArrayList<>();
    for (int dim : dims) {
      list.add(dim);
    }
    return new Shape(list);
  }

  /** The shape of one scalar. */
  public static Shape scalar() {
    return of();
  }

  /** A batch of samples of the given extents. */
  public static Shape batch(int... sample) {
    List<Integer> list = new ArrayList<>();
    list.add(BATCH);
    for (int dim : sample) {
      list.add(dim);
    }
    return new Shape(list);
  }

  public int rank() {
    return dims.size();
  }

  /** The extent of an axis; negative axes count from the end. */
  public int dim(int axis) {
    return dims.get(axis < 0 ? rank() + axis : axis);
  }

  public boolean isBatched() {
    return !dims.isEmpty() && dims.get(0) == BATCH;
  }

  public boolean isScalar() {
    return dims.isEmpty();
  }

  /** The innermost extent, 1 for a scalar. */
  public int last() {
    return isScalar() ? 1 : Math.max(1, dim(-1));
  }

  /** Elements of one sample of a batch, or of the whole tensor when it has no batch. */
  public long elements() {
    long product = 1;
    for (int dim : dims) {
      product = Math.multiplyExact(product, dim == BATCH ? 1 : dim);
    }
    return product;
  }

  /** Elements when the batch holds {@code rows} samples. */
  public long elements(int rows) {
    return isBatched() ? elements() * rows : elements();
  }

  /** The extents of one sample: this shape without its batch. */
  public Shape sample() {
    return isBatched() ? new Shape(dims.subList(1, rank())) : this;
  }

  /** The shape that two broadcast to, NumPy's way: aligned at the innermost axis. */
  public static Shape broadcast(Shape a, Shape b) {
    if (a.isScalar() || a == b) {
      return b;
    }
    int rank = Math.max(a.rank(), b.rank());
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      int x = axis < rank - a.rank() ? 1 : a.dim(axis - (rank - a.rank()));
      int y = axis < rank - b.rank() ? 1 : b.dim(axis - (rank - b.rank()));
      if (x != y && x != 1 && y != 1) {
        throw new IllegalArgumentException(a + " and " + b + " do not broadcast");
      }
      dims.add(x == 1 ? y : x);
    }
    return new Shape(dims);
  }

  /** As users read it: {@code 28x28x1}, the batch left out; {@code 1} for a scalar. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int dim : sample().dims()) {
      text.append(text.isEmpty() ? "" : "x").append(dim);
    }
    return text.isEmpty() ? "1" : text.toString();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < rank(); i++) {
      text.append(i == 0 ? "" : ", ").append(dims.get(i) == BATCH ? "B" : dims.get(i).toString());
    }
    return text.append("]").toString();
  }
}
