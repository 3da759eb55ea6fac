package dev.regimen.processor.check;

import dev.regimen.processor.ir.ConvolutionMemory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a training run takes of memory, by the plan.
 *
 * @param buffers all that it consists of, each with its own size though the batch's share memory
 * @param fixed bytes whatever the batch is
 * @param ofSample bytes for each sample of a batch
 * @param ofWorker bytes for each worker beyond the first, beside what it lends to its convolutions
 * @param widest numbers of the largest tensor of a sample
 * @param layers the weights of each layer
 * @param convolutions what a worker lends to its convolutions
 */
public record MemoryNeed(
    List<Buffer> buffers,
    long fixed,
    long ofSample,
    long ofWorker,
    long widest,
    Map<String, Long> layers,
    ConvolutionMemory convolutions) {
  /**
   * A part of it.
   *
   * @param name as users know it
   * @param bytes of it; of one sample where it grows with the batch
   * @param ofBatch whether it grows with the batch
   */
  public record Buffer(String name, long bytes, boolean ofBatch) {
    long bytes(long batch) {
      return ofBatch ? bytes * batch : bytes;
    }
  }

  /** Bytes of a run of one worker in batches of some size. */
  public long bytes(long batch) {
    return fixed + ofSample * batch + convolutions.bytes(batch);
  }

  /** The largest power of two that a batch may be; 0 where not even one sample fits. */
  long largestBatch(long budget) {
    long left = budget < bytes(1) ? 0 : (budget - fixed) / Math.max(1, ofSample);
    long batch = Long.highestOneBit(left);
    while (batch > 0 && bytes(batch) > budget) {
      batch /= 2;
    }
    return batch;
  }

  List<Buffer> largest(long batch, int count) {
    Buffer lent = new Buffer("what convolutions work in", convolutions.bytes(batch), false);
    return Stream.concat(buffers.stream(), Stream.of(lent))
        .sorted(Comparator.comparingLong((Buffer buffer) -> -buffer.bytes(batch)))
        .limit(count)
        .toList();
  }
}
