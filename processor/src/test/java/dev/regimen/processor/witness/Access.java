package dev.regimen.processor.witness;

import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Kernel;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.RowLoop;
import dev.regimen.processor.plan.Schedule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who writes and reads each stored activation, found from the kernels alone. */
final class Access {
  /** Kernel by which a value is written. */
  final Map<Value, Integer> writer = new HashMap<>();

  /** Kernels that read a value; one beyond the last stands for the step's end. */
  final Map<Value, List<Integer>> readers = new HashMap<>();

  private final List<Kernel> kernels;

  Access(Schedule schedule, Set<Value> stored) {
    kernels = schedule.kernels();
    for (int k = 0; k < kernels.size(); k++) {
      int at = k;
      if (kernels.get(k) instanceof Product product) {
        writer.put(product.value(), k);
        product.value().args().forEach(arg -> read(arg, at, stored));
      } else if (kernels.get(k) instanceof Invocation call) {
        call.values().forEach(value -> writer.put(value, at));
        call.reads().forEach(arg -> read(arg, at, stored));
      } else if (kernels.get(k) instanceof RowLoop loop) {
        loop(loop, k, stored);
      }
    }
    read(schedule.program().output(Program.PREDICTION), kernels.size(), stored);
  }

  private void loop(RowLoop loop, int k, Set<Value> stored) {
    Set<Value> own = new HashSet<>();
    for (RowLoop.Stage stage : loop.stages()) {
      own.addAll(stage.computed());
      own.addAll(stage.rowReductions());
      stage.written().forEach(value -> writer.put(value, k));
      stage.sampleReductions().forEach(value -> writer.put(value, k));
    }
    for (RowLoop.Stage stage : loop.stages()) {
      for (Value value : stage.all().toList()) {
        for (Value arg : value.args()) {
          if (!own.contains(arg)) {
            read(arg, k, stored);
          }
        }
      }
    }
  }

  private void read(Value value, int kernel, Set<Value> stored) {
    Value source = value;
    while (source.op() instanceof Reshape) {
      source = source.arg(0);
    }
    if (stored.contains(source)) {
      readers.computeIfAbsent(source, x -> new ArrayList<>()).add(kernel);
    }
  }

  /** Barriers passed before a kernel runs. */
  int phase(int kernel) {
    return kernel < kernels.size() ? kernels.get(kernel).phase() : Integer.MAX_VALUE;
  }

  /** Whether a kernel reads other workers' rows: the gradient of a weight does. */
  boolean readsAllRows(int kernel) {
    if (kernel >= kernels.size()) {
      return false;
    }
    return kernels.get(kernel) instanceof Product product && product.overBatch()
        || kernels.get(kernel) instanceof Invocation call && call.overBatch();
  }
}
