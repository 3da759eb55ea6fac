package dev.regimen.train.metric;

/** The share of pairs that the score puts in the right order; a tie counts half. */
final class RocAuc extends ScoreBins {
  RocAuc(int classes) {
    super(classes);
  }

  @Override
  double area(int curve) {
    long inside = 0;
    long outside = 0;
    double pairs = 0;
    for (int bin = 0; bin < bins(); bin++) {
      pairs += in(curve, bin) * (outside + 0.5 * out(curve, bin));
      inside += in(curve, bin);
      outside += out(curve, bin);
    }
    return pairs / inside / outside;
  }
}
