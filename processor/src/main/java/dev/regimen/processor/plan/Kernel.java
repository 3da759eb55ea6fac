package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Value;
import java.util.Set;

/**
 * One thing that a worker does between two others: a product, a call, a loop, a handful of vectors.
 */
public sealed interface Kernel permits Product, Invocation, RowLoop, VectorLoop {
  /** Barriers passed before this runs. */
  int phase();

  /** Names the method that this stands in. */
  Origin origin();

  /** What this takes from others: rows and weights from memory, vectors. */
  Set<Value> reads();
}
