package dev.regimen.train.metric;

/** Σ (Rₙ − Rₙ₋₁) Pₙ over thresholds from the highest score to the lowest. */
final class AveragePrecision extends ScoreBins {
  AveragePrecision(int classes) {
    super(classes);
  }

  @Override
  double area(int curve) {
    long inside = 0;
    long all = 0;
    double sum = 0;
    for (int bin = bins() - 1; bin >= 0; bin--) {
      inside += in(curve, bin);
      all += in(curve, bin) + out(curve, bin);
      if (in(curve, bin) > 0) {
        sum += (double) in(curve, bin) * inside / all;
      }
    }
    return sum / inside;
  }
}
