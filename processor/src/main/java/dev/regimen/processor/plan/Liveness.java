package dev.regimen.processor.plan;

import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From which kernel to which a stored value is needed. */
final class Liveness {
  private final List<Kernel> kernels;
  private final Set<Value> computedAsRead;
  private final TrimmedRows rows;
  private final Map<Value, Integer> writer = new HashMap<>();
  private final Map<Value, Integer> reader = new HashMap<>();
  private final Set<Value> shared = new LinkedHashSet<>();
  private final Set<Value> outputs = new LinkedHashSet<>();

  Liveness(Schedule schedule) {
    kernels = schedule.kernels();
    computedAsRead = schedule.computedAsRead();
    rows = new TrimmedRows(schedule.program());
    for (int i = 0; i < kernels.size(); i++) {
      scan(kernels.get(i), i);
    }
    schedule.program().predictions().forEach(value -> outputs.add(Space.stored(value)));
    // The update reads it.
    writer.keySet().stream().filter(Scatter::isSparse).forEach(outputs::add);
  }

  private void scan(Kernel kernel, int index) {
    kernel.reads().forEach(value -> read(value, index));
    if (kernel instanceof Product product) {
      writer.put(product.value(), index);
      if (product.overBatch()) {
        product.value().args().forEach(arg -> shared.add(Space.stored(arg)));
      }
    } else if (kernel instanceof Invocation call) {
      call.values().forEach(value -> writer.put(value, index));
      if (call.readsAllRows()) {
        call.reads().forEach(arg -> shared.add(Space.stored(arg)));
      }
    } else if (kernel instanceof RowLoop loop) {
      for (RowLoop.Stage stage : loop.stages()) {
        stage.written().forEach(value -> writer.putIfAbsent(value, index));
        stage.sampleReductions().forEach(value -> writer.put(value, index));
      }
    }
  }

  private void read(Value value, int index) {
    Value stored = Space.stored(value);
    reader.merge(stored, index, Math::max);
    if (computedAsRead.contains(stored)) {
      stored.args().forEach(arg -> read(arg, index));
    }
  }

  /** The place of the kernel that writes a value. */
  int writer(Value value) {
    return writer.get(value);
  }

  /** The place of the last kernel that reads a value; -1 where none does. */
  int reader(Value value) {
    return reader.getOrDefault(value, -1);
  }

  int first(Value value) {
    return kernels.get(writer.get(value)).phase();
  }

  /**
   * The phase of the last reader; what the program yields, or the update reads, is needed to the
   * end of the step.
   */
  int last(Value value) {
    if (outputs.contains(value)) {
      return Integer.MAX_VALUE;
    }
    return kernels.get(Math.max(reader.getOrDefault(value, 0), writer.get(value))).phase();
  }

  /**
   * A value whose place a result may take because the loop that writes the result is the last to
   * read it, row for row; or because it is what is added to the result.
   */
  @Nullable Value replaceable(Value result, Collection<Value> candidates) {
    int index = writer.get(result);
    for (Value candidate : candidates) {
      boolean dies =
          isReadInPlace(kernels.get(index), candidate)
              && !(candidate.op() instanceof Leaf)
              && reader.getOrDefault(candidate, -1) == index
              && writer.get(candidate) < index
              && !outputs.contains(candidate)
              && !isReadByAllInSamePhase(candidate, index);
      if (dies
          && Space.size(candidate) == Space.size(result)
          && candidate.shape().last() == result.shape().last()
          && rows.lieAlike(candidate, result)) {
        return candidate;
      }
    }
    return null;
  }

  /** Whether a kernel has read what it reads of a value before it writes to its place. */
  private static boolean isReadInPlace(Kernel kernel, Value value) {
    return kernel instanceof RowLoop
        || kernel instanceof Invocation call
            && call.value().op() instanceof FusedConvolution op
            && op.addsTo(value, call.value());
  }

  /**
   * Whether two values are needed at the same time: in one phase, because a worker may be ahead of
   * another, but for values in the very same place, of which a row is the same worker's.
   *
   * @param same whether they are as large and begin at the same place
   */
  boolean meet(Value a, Value b, boolean same) {
    if (same && rows.lieAlike(a, b)) {
      return writer.get(a) < writer.get(b)
          ? lastReader(a) > writer.get(b)
          : lastReader(b) > writer.get(a);
    }
    return first(a) <= last(b) && first(b) <= last(a);
  }

  private int lastReader(Value value) {
    return outputs.contains(value)
        ? Integer.MAX_VALUE
        : Math.max(reader.getOrDefault(value, 0), writer.get(value));
  }

  /** Whether no kernel needs a value any more, on whatever worker, when another one is written. */
  boolean isDead(Value value, Value written) {
    int index = writer.get(written);
    return lastReader(value) < index
        && rows.lieAlike(value, written)
        && !isReadByAllInSamePhase(value, index);
  }

  private static boolean reads(Value value, Value candidate) {
    return Space.readsAllRows(value)
        && value.args().stream().anyMatch(arg -> Space.stored(arg) == candidate);
  }

  /** A gradient of a weight in the same phase may still be reading other workers' rows. */
  private boolean isReadByAllInSamePhase(Value candidate, int index) {
    if (!shared.contains(candidate)) {
      return false;
    }
    int phase = kernels.get(index).phase();
    for (Kernel kernel : kernels) {
      boolean reads =
          kernel.phase() == phase
              && (kernel instanceof Product product && reads(product.value(), candidate)
                  || kernel instanceof Invocation call && reads(call.value(), candidate));
      if (reads) {
        return true;
      }
    }
    return false;
  }
}
