package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.FlatLoop;
import dev.regimen.processor.plan.UpdateGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a trainer's steps ask their memory for on the heap beside slots, noted while their code is
 * written. What has the same name is the same, whichever step asks.
 */
public final class HeapRequests {
  private final Map<String, Integer> shared = new LinkedHashMap<>();
  private final Map<String, Long> sums = new LinkedHashMap<>();
  private final Map<String, Long> carried = new LinkedHashMap<>();
  private int tile = 1;
  private boolean keepsStatistics;

  /** A vector of each worker that the others see. */
  void shared(String name, int length) {
    shared.put(name + " " + length, length);
  }

  /** Sums over each tensor of a group, or over each of its units, in double. */
  void sums(String name, UpdateGroup group, Value sum) {
    long count =
        group.members().stream()
            .map(UpdateGroup.Member::parameter)
            .mapToLong(tensor -> FlatLoop.isByUnit(sum) ? tensor.shape().dim(0) : 1)
            .sum();
    sums.put(name, count);
  }

  /** What one phase of an update leaves to a later one, of the group that begins at a place. */
  void carried(String name, long from, long length) {
    carried.put(name + " " + from, length);
  }

  /** Updates work on tiles of this length; those of several steps have the longest. */
  void tile(int length) {
    tile = Math.max(tile, length);
  }

  /** A step takes gradients at other parameters than its own. */
  void keepStatistics() {
    keepsStatistics = true;
  }

  /** Elements of each vector that is carried. */
  public List<Long> carried() {
    return List.copyOf(carried.values());
  }

  /** Bytes of the sums that each worker shows to the others. */
  public long exchanged(Precision precision) {
    long elements = shared.values().stream().mapToLong(Integer::longValue).sum();
    long exact = sums.values().stream().mapToLong(Long::longValue).sum();
    return elements * precision.bytes() + exact * Double.BYTES;
  }

  /** Elements of a tile of what updates keep; 1 where nothing lies in tiles. */
  public int tile() {
    return tile;
  }

  /** Elements that a vector of whole tiles has. */
  public long tiled(long elements) {
    return (elements + tile - 1) / tile * tile;
  }

  /** Whether running statistics are kept while gradients are taken elsewhere. */
  public boolean keepsStatistics() {
    return keepsStatistics;
  }
}
