package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.ConvolutionMemory;
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
  private final Map<String, UpdateGroup> carried = new LinkedHashMap<>();
  private int tile = 1;
  private boolean keepsStatistics;
  private ConvolutionMemory convolutions = ConvolutionMemory.NONE;

  /** A vector of each worker that the others see. */
  void shared(String name, int length) {
    shared.put(name + " " + length, length);
  }

  /** Sums over each tensor of a group, in double. */
  void sums(String name, UpdateGroup group) {
    sums.put(name, (long) group.members().size());
  }

  /** What one phase of an update leaves to a later one, of the group that begins at a place. */
  void carried(String name, long from, UpdateGroup group) {
    carried.put(name + " " + from, group);
  }

  /** Updates work on tiles of this length; those of several steps have the longest. */
  void tile(int length) {
    tile = Math.max(tile, length);
  }

  /** A step takes gradients at other parameters than its own. */
  void keepStatistics() {
    keepsStatistics = true;
  }

  /** A worker lends so much to a convolution; each begins where the last one ended. */
  void convolution(ConvolutionMemory memory) {
    convolutions = convolutions.and(memory);
  }

  /** What a worker lends to its convolutions. */
  public ConvolutionMemory convolutions() {
    return convolutions;
  }

  /** The group of each vector that is carried. */
  public List<UpdateGroup> carried() {
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

  /** Elements that a vector of a group has, in whole tiles but for those of a table. */
  public long tiled(UpdateGroup group) {
    if (group.ofRows()) {
      return group.size();
    }
    long length = group.unit() == 0 ? tile : group.unitTile();
    return (group.size() + length - 1) / length * length;
  }

  /** Whether what a batch leaves beside gradients is kept while others are taken elsewhere. */
  public boolean keepsStatistics() {
    return keepsStatistics;
  }
}
