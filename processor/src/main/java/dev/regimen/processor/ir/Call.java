package dev.regimen.processor.ir;

/**
 * An operation that a kernel of the runtime computes by itself: nothing is fused into it, and all
 * its operands and its result lie in memory. Maps are channels last, {@code [B, height, width,
 * channels]}.
 */
public sealed interface Call extends Op
    permits Convolution,
        FusedConvolution,
        ConvolutionInput,
        ConvolutionWeight,
        ConvolutionGradients,
        Pool,
        PoolGradient,
        Upsample,
        Downsum,
        Concatenate,
        Columns,
        Widen,
        Gather,
        Scatter,
        GradientSum,
        Rescale,
        RescaleGradient,
        BatchMatMul,
        Transpose,
        Waves,
        Attention,
        CachedAttention,
        LastRows,
        Placed,
        AttentionGradient,
        Contrast,
        ContrastGradient,
        Recurrence,
        RecurrenceGradient,
        WeightDraw,
        TopMask,
        TopMaskGradient,
        RoundWeight,
        Pack,
        Trim,
        Ends {
  /** Calls the visitor's method for this operation. */
  <R> R accept(CallVisitor<R> visitor);

  /**
   * Whether a worker computes its own rows' part of a sum over the batch, so that the parts are
   * still to be added up; else a result without a batch is computed entry by entry from the whole
   * of its operands.
   *
   * @param result which of the results, from 0
   */
  default boolean inParts(int result) {
    return false;
  }

  /** Whether each row of the result is computed from all rows of the batch. */
  default boolean gathers() {
    return false;
  }

  /**
   * The operand in whose place the result lies where both are gradients of weights, because the
   * operand is needed for nothing else; -1 for none.
   */
  default int replaced() {
    return -1;
  }
}
