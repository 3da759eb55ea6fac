package dev.regimen.kernel;

/**
 * What recurrent layers compute of one sample at one time, gate by gate over all units, forward and
 * backward. A tile s holds u = W·h + b first and the states afterwards; d the gradients of x,
 * behind them room for the h before, and for {@code gru} those of u.
 */
final class RecurrentCells {
  private RecurrentCells() {}

  /** Adds numbers of one tile, from one of them on, to those of another. */
  static void add(int count, float[] sum, float[] more, int at) {
    for (int i = 0; i < count; i++) {
      sum[i] += more[at + i];
    }
  }

  /** Tiles begin with u, and hold the states afterwards. */
  static void simple(int units, float[] x, float[] s) {
    for (int i = 0; i < units; i++) {
      s[i] = Elementary.tanh(x[i] + s[i]);
    }
  }

  static void gru(int units, float[] x, float[] before, float[] s) {
    for (int i = 0; i < 2 * units; i++) {
      s[i] = Elementary.sigmoid(x[i] + s[i]);
    }
    int n = 2 * units;
    int u = 3 * units;
    int h = 4 * units;
    for (int i = 0; i < units; i++) {
      s[u + i] = s[n + i];
      s[n + i] = Elementary.tanh(x[n + i] + s[i] * s[u + i]);
    }
    for (int i = 0; i < units; i++) {
      s[h + i] = s[n + i] + s[units + i] * (before[h + i] - s[n + i]);
    }
  }

  static void lstm(int units, float[] x, float[] before, float[] s) {
    int g = 2 * units;
    int o = 3 * units;
    int c = 4 * units;
    int h = 5 * units;
    for (int i = 0; i < g; i++) {
      s[i] = Elementary.sigmoid(x[i] + s[i]);
    }
    for (int i = g; i < o; i++) {
      s[i] = Elementary.tanh(x[i] + s[i]);
    }
    for (int i = o; i < c; i++) {
      s[i] = Elementary.sigmoid(x[i] + s[i]);
    }
    for (int i = 0; i < units; i++) {
      s[c + i] = s[units + i] * before[c + i] + s[i] * s[g + i];
    }
    for (int i = 0; i < units; i++) {
      s[h + i] = s[o + i] * Elementary.tanh(s[c + i]);
    }
  }

  /** The gradient of x and u. */
  static void simple(int units, float[] s, float[] dh, float[] d) {
    for (int i = 0; i < units; i++) {
      d[i] = dh[i] * (1 - s[i] * s[i]);
    }
  }

  /** What h hands over beside u is carried. */
  static void gru(
      int units, float[] s, float[] before, float[] dh, float[] carry, int at, float[] d) {
    int n = 2 * units;
    int u = 3 * units;
    int h = 4 * units;
    for (int i = 0; i < units; i++) {
      float whole = dh[i] + carry[at + i];
      float r = s[i];
      float z = s[units + i];
      float dn = whole * (1 - z) * (1 - s[n + i] * s[n + i]);
      d[i] = dn * s[u + i] * r * (1 - r);
      d[units + i] = whole * (before[h + i] - s[n + i]) * z * (1 - z);
      d[n + i] = dn;
      d[h + i] = d[i];
      d[h + units + i] = d[units + i];
      d[h + n + i] = dn * r;
      carry[at + i] = whole * z;
    }
  }

  /** What c hands over is carried. */
  static void lstm(
      int units, float[] s, float[] before, float[] dh, float[] carry, int at, float[] d) {
    int g = 2 * units;
    int o = 3 * units;
    int c = 4 * units;
    for (int i = 0; i < units; i++) {
      float t = Elementary.tanh(s[c + i]);
      float dc = carry[at + i] + dh[i] * s[o + i] * (1 - t * t);
      d[i] = dc * s[g + i] * s[i] * (1 - s[i]);
      d[units + i] = dc * before[c + i] * s[units + i] * (1 - s[units + i]);
      d[g + i] = dc * s[i] * (1 - s[g + i] * s[g + i]);
      d[o + i] = dh[i] * t * s[o + i] * (1 - s[o + i]);
      carry[at + i] = dc * s[units + i];
    }
  }
}
