package dev.regimen.processor.ir;

import java.util.Arrays;

/**
 * Numbers with extents, row-major: what the interpreter computes with.
 *
 * @param dims the extents
 * @param data the elements
 */
public record Tensor(int[] dims, double[] data) {
  /** Zeros of a shape, where the batch holds {@code rows} samples. */
  public static Tensor zeros(Shape shape, int rows) {
    return new Tensor(extents(shape, rows), new double[Math.toIntExact(shape.elements(rows))]);
  }

  static int[] extents(Shape shape, int rows) {
    return shape.dims().stream().mapToInt(dim -> dim == Shape.BATCH ? rows : dim).toArray();
  }

  public int size() {
    return data.length;
  }

  /** The same elements as a matrix: all axes but the last are its rows. */
  Tensor rows() {
    int columns = dims[dims.length - 1];
    return new Tensor(new int[] {data.length / columns, columns}, data);
  }

  /** This tensor's elements as they lie in {@code whole}, to which it is broadcast. */
  double[] broadcast(Tensor whole) {
    if (data.length == whole.data.length) {
      return data;
    }
    int[] indices = indicesFor(whole);
    double[] spread = new double[indices.length];
    Arrays.setAll(spread, i -> data[indices[i]]);
    return spread;
  }

  /** The index here of each element of a tensor that this one is broadcast to. */
  int[] indicesFor(Tensor whole) {
    int[] indices = new int[whole.data.length];
    if (data.length == whole.data.length) {
      Arrays.setAll(indices, i -> i);
      return indices;
    }
    // Axis by axis from the last: so many indices at the front are told when an axis is done.
    int told = 1;
    int stride = 1;
    for (int axis = whole.dims.length - 1; axis >= 0; axis--) {
      int mine = axis - (whole.dims.length - dims.length);
      int step = mine < 0 || dims[mine] == 1 ? 0 : stride;
      int all = told * whole.dims[axis];
      for (int i = told; i < all; i++) {
        indices[i] = indices[i - told] + step;
      }
      told = all;
      stride *= mine < 0 ? 1 : dims[mine];
    }
    return indices;
  }

  Tensor scale(double factor) {
    return new Tensor(dims, Arrays.stream(data).map(x -> x * factor).toArray());
  }
}
