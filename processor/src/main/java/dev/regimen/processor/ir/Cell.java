package dev.regimen.processor.ir;

import java.util.Locale;

/**
 * What a recurrence computes of one row at one time: of what the input says to each gate, x, what
 * the hidden state before says, u, and that state, h. Gates lie side by side in PyTorch's order.
 */
public enum Cell {
  /** h′ = tanh(x + u) (Elman 1990). States are h′. */
  SIMPLE(1, 1),
  /**
   * With r and z the sigmoids of x + u and n = tanh(x + r·u): h′ = (1 − z)·n + z·h (Cho et al.
   * 2014, the reset behind the product as in cuDNN and PyTorch). States are r, z, n, n's u and h′.
   */
  GRU(3, 5),
  /**
   * With i, f and o the sigmoids and g the tanh of x + u: c′ = f·c + i·g and h′ = o·tanh(c′)
   * (Hochreiter and Schmidhuber 1997, Gers et al. 2000). States are i, f, g, o, c′ and h′.
   */
  LSTM(4, 6);

  private final int gates;
  private final int states;

  Cell(int gates, int states) {
    this.gates = gates;
    this.states = states;
  }

  /** How many numbers of x and u each unit has. */
  public int gates() {
    return gates;
  }

  /** How many numbers of a time the backward pass needs for each unit; the last is h′. */
  public int states() {
    return states;
  }

  /** Which state a time hands to the next beside h; h once more where there is no other. */
  int handed() {
    return this == SIMPLE ? 0 : 4;
  }

  /** Whether the gradients of x and u differ. */
  public boolean resets() {
    return this == GRU;
  }

  /** Whether h is made of a state c, which a normalized cell normalizes on the way. */
  public boolean showsState() {
    return this == LSTM;
  }

  /** As its method of the kernel is named. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /**
   * The states of one unit.
   *
   * @param before its states at the time before, all 0 at first
   */
  double[] forward(double[] x, double[] u, double[] before) {
    double h = before[states - 1];
    switch (this) {
      case SIMPLE -> {
        return new double[] {Math.tanh(x[0] + u[0])};
      }
      case GRU -> {
        double r = sigmoid(x[0] + u[0]);
        double z = sigmoid(x[1] + u[1]);
        double n = Math.tanh(x[2] + r * u[2]);
        return new double[] {r, z, n, u[2], (1 - z) * n + z * h};
      }
      default -> {
        double i = sigmoid(x[0] + u[0]);
        double f = sigmoid(x[1] + u[1]);
        double g = Math.tanh(x[2] + u[2]);
        double o = sigmoid(x[3] + u[3]);
        double c = f * before[4] + i * g;
        return new double[] {i, f, g, o, c, o * Math.tanh(c)};
      }
    }
  }

  /**
   * The gradients of one unit: of x, of u, and of what the time before hands over beside u: c, or h
   * itself.
   *
   * @param s its states
   * @param dh the gradient at h′
   * @param dc the gradient at c′ from the times behind
   */
  double[][] backward(double[] s, double[] before, double dh, double dc) {
    double h = before[states - 1];
    switch (this) {
      case SIMPLE -> {
        double[] d = {dh * (1 - s[0] * s[0])};
        return new double[][] {d, d, {0}};
      }
      case GRU -> {
        double dn = dh * (1 - s[1]) * (1 - s[2] * s[2]);
        double dr = dn * s[3] * s[0] * (1 - s[0]);
        double dz = dh * (h - s[2]) * s[1] * (1 - s[1]);
        return new double[][] {{dr, dz, dn}, {dr, dz, dn * s[0]}, {dh * s[1]}};
      }
      default -> {
        double t = Math.tanh(s[4]);
        return lstm(s, before, dc + dh * s[3] * (1 - t * t), dh * t);
      }
    }
  }

  /**
   * The same of an LSTM whose output is differentiated.
   *
   * @param dc the gradient at c′
   * @param ofGate that at o
   */
  static double[][] lstm(double[] s, double[] before, double dc, double ofGate) {
    double[] gates = {
      dc * s[2] * s[0] * (1 - s[0]),
      dc * before[4] * s[1] * (1 - s[1]),
      dc * s[0] * (1 - s[2] * s[2]),
      ofGate * s[3] * (1 - s[3])
    };
    return new double[][] {gates, gates, {dc * s[1]}};
  }
}
