package dev.regimen.processor.emit.step;

import dev.regimen.processor.ir.Value;

/**
 * What a loop over elements leaves behind.
 *
 * @param kind where it goes
 * @param value the value that goes there; of a sum, the sum
 */
record Sink(Kind kind, Value value) {
  enum Kind {
    /** Every element goes to a tile. */
    TILE,
    /** Elements are summed along the row. */
    ROW_SUM,
    /** Elements are summed over the rows of a sample. */
    SAMPLE_SUM,
    /** Elements are summed over the rows. */
    BATCH_SUM
  }

  /** Whether rows are added up, so that a loop must end with the last of them. */
  boolean sumsRows() {
    return kind == Kind.SAMPLE_SUM || kind == Kind.BATCH_SUM;
  }

  /** The elementwise value that must be at hand. */
  Value source() {
    return kind == Kind.TILE ? value : value.arg(0);
  }
}
