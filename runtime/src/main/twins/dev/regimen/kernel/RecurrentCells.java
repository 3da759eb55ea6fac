package dev.regimen.kernel;

/**
 * What recurrent layers compute at one time, kind by kind over the units of several samples side by
 * side, forward and backward. Each kind has an array of its own and each loop writes one: HotSpot
 * vectorizes neither a loop over two parts of an array nor one that writes several.
 *
 * <p>A tile s holds what u of the hidden state before says to each gate, and the states afterwards,
 * in the order of {@link Recurrence}, h behind them; d receives gradients of x.
 */
final class RecurrentCells {
  private RecurrentCells() {}

  /** The states of a time, with c or h of the time before. */
  static void forward(
      RecurrentCell cell, int n, float[][] x, float[][] bias, float[] before, float[][] s) {
    switch (cell) {
      case SIMPLE -> simple(n, x, bias, s);
      case GRU -> gru(n, x, bias, before, s);
      case LSTM -> lstm(n, x, bias, before, s);
    }
  }

  private static void simple(int n, float[][] x, float[][] bias, float[][] s) {
    tanh(n, x[0], bias[0], s[0]);
  }

  private static void gru(int n, float[][] x, float[][] bias, float[] before, float[][] s) {
    sigmoid(n, x[0], bias[0], s[0]);
    sigmoid(n, x[1], bias[1], s[1]);
    sum(n, s[2], bias[2], s[3]);
    reset(n, x[2], s[0], s[3], s[2]);
    mix(n, s[2], s[1], before, s[4]);
  }

  private static void lstm(int n, float[][] x, float[][] bias, float[] before, float[][] s) {
    advance(n, x, bias, before, s);
    tanh(n, s[4], s[5]);
    times(n, s[3], s[5]);
  }

  /** The states of an LSTM but h. */
  static void advance(int n, float[][] x, float[][] bias, float[] before, float[][] s) {
    sigmoid(n, x[0], bias[0], s[0]);
    sigmoid(n, x[1], bias[1], s[1]);
    tanh(n, x[2], bias[2], s[2]);
    sigmoid(n, x[3], bias[3], s[3]);
    products(n, s[1], before, s[0], s[2], s[4]);
  }

  /** h of an LSTM, in whose place stands what c has been made. */
  static void show(int n, float[][] s) {
    tanh(n, s[5], s[5]);
    times(n, s[3], s[5]);
  }

  private static void tanh(int n, float[] x, float[] bias, float[] s) {
    for (int i = 0; i < n; i++) {
      s[i] = Elementary.tanh(x[i] + s[i] + bias[i]);
    }
  }

  /** By the tanh of half of it, which costs half of the exponential; an error of 1e-7 is none. */
  private static void sigmoid(int n, float[] x, float[] bias, float[] s) {
    for (int i = 0; i < n; i++) {
      s[i] = 0.5f * Elementary.tanh(0.5f * (x[i] + s[i] + bias[i])) + 0.5f;
    }
  }

  private static void sum(int n, float[] a, float[] b, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] = a[i] + b[i];
    }
  }

  private static void reset(int n, float[] x, float[] r, float[] u, float[] s) {
    for (int i = 0; i < n; i++) {
      s[i] = Elementary.tanh(x[i] + r[i] * u[i]);
    }
  }

  private static void mix(int n, float[] a, float[] z, float[] before, float[] h) {
    for (int i = 0; i < n; i++) {
      h[i] = a[i] + z[i] * (before[i] - a[i]);
    }
  }

  private static void products(int n, float[] f, float[] c, float[] i, float[] g, float[] sum) {
    for (int k = 0; k < n; k++) {
      sum[k] = f[k] * c[k] + i[k] * g[k];
    }
  }

  static void tanh(int n, float[] x, float[] y) {
    for (int i = 0; i < n; i++) {
      y[i] = Elementary.tanh(x[i]);
    }
  }

  static void times(int n, float[] factor, float[] y) {
    for (int i = 0; i < n; i++) {
      y[i] *= factor[i];
    }
  }

  /** Adds what arrives from the time behind. */
  static void add(int n, float[] more, float[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += more[i];
    }
  }

  /**
   * The gradients of a time.
   *
   * @param dh at h; its place is used
   * @param carry what the time behind hands over beside u, and then what is handed to the one
   *     before
   * @param d receives those of x
   * @param u receives those of u where they are others
   */
  static void backward(
      RecurrentCell cell,
      int n,
      float[][] s,
      float[] before,
      float[] dh,
      float[] carry,
      float[][] d,
      float[][] u) {
    switch (cell) {
      case SIMPLE -> simple(n, s, dh, d);
      case GRU -> gru(n, s, before, dh, carry, d, u);
      case LSTM -> lstm(n, s, before, dh, carry, d);
    }
  }

  private static void simple(int n, float[][] s, float[] dh, float[][] d) {
    throughTanh(n, dh, s[0], d[0]);
  }

  /** What h hands over beside u is carried; u of n has another gradient than x. */
  private static void gru(
      int n, float[][] s, float[] before, float[] dh, float[] carry, float[][] d, float[][] u) {
    add(n, carry, dh);
    keep(n, dh, s[1], d[2]);
    throughTanh(n, d[2], s[2], d[2]);
    product(n, d[2], s[3], d[0]);
    throughSigmoid(n, d[0], s[0], d[0]);
    product(n, d[2], s[0], u[2]);
    difference(n, before, s[2], d[1]);
    times(n, dh, d[1]);
    throughSigmoid(n, d[1], s[1], d[1]);
    product(n, dh, s[1], carry);
    System.arraycopy(d[0], 0, u[0], 0, n);
    System.arraycopy(d[1], 0, u[1], 0, n);
  }

  /** What c hands over is carried; its tanh and gradient are made in the places of other kinds. */
  private static void lstm(
      int n, float[][] s, float[] before, float[] dh, float[] carry, float[][] d) {
    tanh(n, s[4], d[0]);
    throughOutput(n, s, dh, d);
    throughState(n, s, before, dh, carry, d);
  }

  /**
   * From h to the output gate and to what its tanh is of: dh becomes the gradient of that. The tanh
   * stands in the place of d's first kind.
   */
  static void throughOutput(int n, float[][] s, float[] dh, float[][] d) {
    product(n, dh, d[0], d[3]);
    throughSigmoid(n, d[3], s[3], d[3]);
    times(n, s[3], dh);
    throughTanh(n, dh, d[0], dh);
  }

  /** From c to the other gates and to the c before. */
  static void throughState(
      int n, float[][] s, float[] before, float[] dh, float[] carry, float[][] d) {
    add(n, carry, dh);
    product(n, dh, s[2], d[0]);
    throughSigmoid(n, d[0], s[0], d[0]);
    product(n, dh, before, d[1]);
    throughSigmoid(n, d[1], s[1], d[1]);
    product(n, dh, s[0], d[2]);
    throughTanh(n, d[2], s[2], d[2]);
    product(n, dh, s[1], carry);
  }

  private static void product(int n, float[] a, float[] b, float[] product) {
    for (int i = 0; i < n; i++) {
      product[i] = a[i] * b[i];
    }
  }

  private static void difference(int n, float[] a, float[] b, float[] difference) {
    for (int i = 0; i < n; i++) {
      difference[i] = a[i] - b[i];
    }
  }

  private static void keep(int n, float[] dh, float[] z, float[] d) {
    for (int i = 0; i < n; i++) {
      d[i] = dh[i] * (1 - z[i]);
    }
  }

  private static void throughTanh(int n, float[] dy, float[] y, float[] d) {
    for (int i = 0; i < n; i++) {
      d[i] = dy[i] * (1 - y[i] * y[i]);
    }
  }

  private static void throughSigmoid(int n, float[] dy, float[] y, float[] d) {
    for (int i = 0; i < n; i++) {
      d[i] = dy[i] * y[i] * (1 - y[i]);
    }
  }
}
