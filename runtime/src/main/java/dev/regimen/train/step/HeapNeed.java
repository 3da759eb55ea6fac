package dev.regimen.train.step;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run keeps on the heap beside its slots.
 *
 * @param tile elements of the tiles of what updates keep; 1 where nothing lies in tiles
 * @param carried elements of each vector that one phase of an update leaves to a later one
 * @param exchanged bytes of the sums that each worker shows to the others
 * @param keepsStatistics whether running statistics are kept while gradients are taken elsewhere
 */
record HeapNeed(int tile, List<Long> carried, long exchanged, boolean keepsStatistics) {
  /** Elements that a vector of whole tiles has. */
  long tiled(long elements) {
    return (elements + tile - 1) / tile * tile;
  }

  /** Elements of all that phases leave to later ones. */
  long carriedCount() {
    return carried.stream().mapToLong(this::tiled).sum();
  }

  /** Collects it. */
  static final class Builder {
    int tile = 1;
    final List<Long> carried = new ArrayList<>();
    long exchanged;
    boolean keepsStatistics;

    HeapNeed build() {
      return new HeapNeed(tile, List.copyOf(carried), exchanged, keepsStatistics);
    }
  }
}
