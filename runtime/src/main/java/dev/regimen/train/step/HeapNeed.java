package dev.regimen.train.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run keeps on the heap beside its slots.
 *
 * @param tile elements of the tiles of what updates keep; 1 where nothing lies in tiles
 * @param unitTiles elements of tiles that hold whole units, by where the range of parameters begins
 *     that lies in them
 * @param carried elements of each vector that one phase of an update leaves to a later one, in
 *     whole tiles
 * @param exchanged bytes of the sums that each worker shows to the others
 * @param keepsStatistics whether running statistics, and what a batch leaves for the next one, are
 *     kept while gradients are taken elsewhere
 * @param convolutions what each worker lends to its convolutions
 */
record HeapNeed(
    int tile,
    Map<Long, Integer> unitTiles,
    List<Long> carried,
    long exchanged,
    boolean keepsStatistics,
    ConvolutionNeed convolutions) {
  /** Elements that a slot has in whole tiles. */
  long tiled(Slot slot) {
    boolean units = slot.kind() != Slot.Kind.RUNNING_AVERAGE && unitTiles.containsKey(slot.from());
    int length = units ? unitTiles.get(slot.from()) : tile;
    return (slot.length() + length - 1) / length * length;
  }

  /** Elements of all that phases leave to later ones. */
  long carriedCount() {
    return carried.stream().mapToLong(Long::longValue).sum();
  }

  /** Collects it. */
  static final class Builder {
    int tile = 1;
    final Map<Long, Integer> unitTiles = new HashMap<>();
    final List<Long> carried = new ArrayList<>();
    long exchanged;
    boolean keepsStatistics;
    ConvolutionNeed convolutions = ConvolutionNeed.NONE;

    HeapNeed build() {
      return new HeapNeed(
          tile,
          Map.copyOf(unitTiles),
          List.copyOf(carried),
          exchanged,
          keepsStatistics,
          convolutions);
    }
  }
}
