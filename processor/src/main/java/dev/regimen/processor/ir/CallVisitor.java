package dev.regimen.processor.ir;

/**
 * What a later room does for each {@link Call}; a new one does not compile until every visitor
 * knows it.
 *
 * @param <R> the result
 */
public interface CallVisitor<R> {
  R convolution(Convolution op);

  R fusedConvolution(FusedConvolution op);

  R convolutionInput(ConvolutionInput op);

  R convolutionWeight(ConvolutionWeight op);

  R convolutionGradients(ConvolutionGradients op);

  R pool(Pool op);

  R poolGradient(PoolGradient op);

  R upsample(Upsample op);

  R downsum(Downsum op);

  R concatenate(Concatenate op);

  R columns(Columns op);

  R widen(Widen op);

  R gather(Gather op);

  R scatter(Scatter op);

  R gradientSum(GradientSum op);

  R rescale(Rescale op);

  R rescaleGradient(RescaleGradient op);

  R batchMatMul(BatchMatMul op);

  R transpose(Transpose op);

  R waves(Waves op);

  R attention(Attention op);

  R cachedAttention(CachedAttention op);

  R lastRows(LastRows op);

  R placed(Placed op);

  R attentionGradient(AttentionGradient op);

  R contrast(Contrast op);

  R contrastGradient(ContrastGradient op);

  R recurrence(Recurrence op);

  R recurrenceGradient(RecurrenceGradient op);

  R weightDraw(WeightDraw op);

  R topMask(TopMask op);

  R topMaskGradient(TopMaskGradient op);

  R roundWeight(RoundWeight op);

  R pack(Pack op);

  R trim(Trim op);

  R ends(Ends op);
}
