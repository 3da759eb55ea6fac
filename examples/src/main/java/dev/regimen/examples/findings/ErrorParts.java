package dev.regimen.examples.findings;

import java.util.List;

/**
 * The mean squared error of probabilities p against what is true, y (1 for the class, else 0), over
 * training sets, in two parts (Geman, Bienenstock and Doursat 1992): E‖y − p‖² = ‖y − E p‖² + E‖p −
 * E p‖², both without the bias of few sets: of K sets, with their mean m, the variance is Σ‖p −
 * m‖²/(K − 1), and ‖y − m‖² exceeds the squared bias by a K-th of it.
 *
 * @param bias the squared bias, a mean over samples
 * @param variance a mean over samples
 */
record ErrorParts(double bias, double variance) {
  /**
   * Of predictions.
   *
   * @param predictions of each network, at least two: for each sample the probability of each class
   * @param labels of the samples
   */
  static ErrorParts of(List<double[][]> predictions, int[] labels) {
    int networks = predictions.size();
    double bias = 0;
    double variance = 0;
    for (int i = 0; i < labels.length; i++) {
      int classes = predictions.get(0)[i].length;
      for (int c = 0; c < classes; c++) {
        double mean = 0;
        for (double[][] each : predictions) {
          mean += each[i][c] / networks;
        }
        double squares = 0;
        for (double[][] each : predictions) {
          squares += (each[i][c] - mean) * (each[i][c] - mean);
        }
        double truth = labels[i] == c ? 1 : 0;
        double ofClass = squares / (networks - 1);
        variance += ofClass / labels.length;
        bias += ((truth - mean) * (truth - mean) - ofClass / networks) / labels.length;
      }
    }
    return new ErrorParts(bias, variance);
  }

  /** The mean squared error of one network. */
  double error() {
    return bias + variance;
  }
}
