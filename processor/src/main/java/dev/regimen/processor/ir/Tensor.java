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

  double at(int row, int column) {
    return data[row * dims[1] + column];
  }

  /** This tensor's element where {@code whole}, to which it is broadcast, has its i-th. */
  double broadcast(Tensor whole, int i) {
    return data[indexFor(whole, i)];
  }

  /** The index here of the i-th element of a tensor that this one is broadcast to. */
  int indexFor(Tensor whole, int i) {
    if (data.length == whole.data.length) {
      return i;
    }
    int index = 0;
    int stride = 1;
    int rest = i;
    for (int axis = whole.dims.length - 1; axis >= 0; axis--) {
      int coordinate = rest % whole.dims[axis];
      rest /= whole.dims[axis];
      int mine = axis - (whole.dims.length - dims.length);
      if (mine >= 0) {
        index += (dims[mine] == 1 ? 0 : coordinate) * stride;
        stride *= dims[mine];
      }
    }
    return index;
  }

  Tensor scale(double factor) {
    return new Tensor(dims, Arrays.stream(data).map(x -> x * factor).toArray());
  }
}
