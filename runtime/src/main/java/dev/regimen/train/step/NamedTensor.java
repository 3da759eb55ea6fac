package dev.regimen.train.step;

import dev.regimen.kernel.Reals;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A named part of a flat vector.
 *
 * @param name the name in a file, which is PyTorch's
 * @param offset where it begins in its vector
 * @param shape its extents in a file, row-major, as PyTorch has them
 * @param maps [n, h, w, c] where it lies in memory like this and the file has [n, c, h, w], whose
 *     last three extents may be one there, or of rows, w = 1, [n, c, h]; empty where memory and
 *     file agree
 */
public record NamedTensor(String name, long offset, List<Integer> shape, List<Integer> maps) {
  /** The same elements in the order of the file. */
  public Reals inFileOrder(Reals values) {
    return maps.isEmpty()
        ? values
        : new ChannelsFirst(values, (long) maps.get(1) * maps.get(2), maps.get(3));
  }

  /**
   * The elements as an array that shares their memory: in the file's extents, or where the file has
   * one for three of maps, [n, c, h, w].
   */
  public INDArray view(Reals values) {
    if (maps.isEmpty()) {
      return Vectors.view(values, dimensions());
    }
    if (shape.size() == 3) { // rows, which lie as maps of one column
      return Vectors.view(values, maps.get(0), maps.get(1), maps.get(3)).permute(0, 2, 1);
    }
    long[] extents = maps.stream().mapToLong(Integer::longValue).toArray();
    return Vectors.view(values, extents).permute(0, 3, 1, 2);
  }

  /** The number of elements. */
  public long length() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  long[] dimensions() {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }
}
