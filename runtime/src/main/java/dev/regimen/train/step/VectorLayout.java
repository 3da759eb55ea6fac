package dev.regimen.train.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a run's flat vectors lie and how long they are.
 *
 * @param doublePrecision whether elements are doubles; else floats
 * @param parameters in the order of their vector
 * @param running statistics in the order of their own vector
 * @param slots what updates keep of ranges of both
 * @param gradients elements of the vector of gradients; negative: as many as there are parameters
 * @param parts elements of the gradients that workers compute in parts
 * @param derived elements that are computed from the weights alone
 * @param activations elements of the arena for each sample of a batch
 * @param predicting those of them that inference needs
 * @param heap what lies on the heap beside the slots
 * @param memoryBudget bytes that a run may take; {@code Long.MAX_VALUE} where nothing bounds them
 */
record VectorLayout(
    boolean doublePrecision,
    List<NamedTensor> parameters,
    List<NamedTensor> running,
    List<Slot> slots,
    long gradients,
    long parts,
    long derived,
    long activations,
    long predicting,
    HeapNeed heap,
    long memoryBudget) {
  long parameterCount() {
    return end(parameters);
  }

  /** Elements of the vector of gradients. */
  long gradientCount() {
    return gradients < 0 ? parameterCount() : gradients;
  }

  long runningCount() {
    return end(running);
  }

  private static long end(List<NamedTensor> tensors) {
    return tensors.stream().mapToLong(t -> t.offset() + t.length()).max().orElse(0);
  }

  /** Where each parameter ends of those that begin in a range, ascending. */
  long[] tensorEnds(long from, long length) {
    return within(from, length).mapToLong(tensor -> tensor.offset() + tensor.length()).toArray();
  }

  private Stream<NamedTensor> within(long from, long length) {
    return parameters.stream()
        .filter(tensor -> tensor.offset() >= from && tensor.offset() < from + length)
        .sorted(Comparator.comparingLong(NamedTensor::offset));
  }

  /** Elements of all slots of some kinds, which lie in whole tiles. */
  long slotCount(Slot.Kind... kinds) {
    return slots.stream()
        .filter(slot -> List.of(kinds).contains(slot.kind()))
        .mapToLong(slot -> isOfTable(slot) ? slot.length() : heap.tiled(slot))
        .sum();
  }

  /** Whether a slot is of a table of which rows are updated: it is as long as that, in no tiles. */
  boolean isOfTable(Slot slot) {
    return slot.kind() == Slot.Kind.OPTIMIZER && gradients >= 0 && slot.from() >= gradients;
  }

  /** What this many elements take. */
  long bytes(long elements) {
    return elements * (doublePrecision ? Double.BYTES : Float.BYTES);
  }

  /** Collects a layout. */
  static final class Builder {
    private final List<NamedTensor> parameters = new ArrayList<>();
    private final List<NamedTensor> running = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    boolean doublePrecision;
    long gradients = -1;
    long parts;
    long derived;
    long activations;
    long predicting;
    final HeapNeed.Builder heap = new HeapNeed.Builder();
    long memoryBudget = Long.MAX_VALUE;

    void parameter(String name, long offset, int... shape) {
      parameters.add(new NamedTensor(name, offset, extents(shape), List.of()));
    }

    void running(String name, long offset, int... shape) {
      running.add(new NamedTensor(name, offset, extents(shape), List.of()));
    }

    /** The parameter stated last lies as [n, h, w, c]. */
    void channelsLast(int... maps) {
      NamedTensor last = parameters.remove(parameters.size() - 1);
      parameters.add(new NamedTensor(last.name(), last.offset(), last.shape(), extents(maps)));
    }

    void slot(Slot.Kind kind, String name, long from, long length) {
      slots.add(new Slot(kind, name, from, length));
    }

    private static List<Integer> extents(int... shape) {
      return Arrays.stream(shape).boxed().toList();
    }

    VectorLayout build() {
      return new VectorLayout(
          doublePrecision,
          List.copyOf(parameters),
          List.copyOf(running),
          List.copyOf(slots),
          gradients,
          parts,
          derived,
          activations,
          predicting,
          heap.build(),
          memoryBudget);
    }
  }
}
