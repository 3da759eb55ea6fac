package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Back-propagation through time: for each time, side by side, the gradient of a {@link
 * Recurrence}'s x, the hidden state before, and the gradient of u where it differs from that of x.
 * The gradient of W is the sum of the products of the last and the second over all times.
 *
 * <p>Operands are the gradient at the states, of which only that at the output counts, the states,
 * W and, where rows are units of texts, which are real.
 *
 * @param cell the recurrence's
 * @param reverse the recurrence's
 */
public record RecurrenceGradient(Cell cell, boolean reverse) implements Call {
  private static final int STATES = 1;
  private static final int WEIGHT = 2;
  private static final int REAL = 3;

  @Override
  public Shape type(List<Shape> args) {
    Shape states = args.get(STATES);
    int units = args.get(WEIGHT).last();
    if (!args.get(0).equals(states) || states.last() != cell.states() * units) {
      throw new IllegalArgumentException("no gradient of a recurrence of " + args);
    }
    return Shape.batch(states.dim(1), cell.gradients() * units);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("a recurrence is differentiated once");
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    int units = args.get(WEIGHT).dims()[1];
    int length = y.shape().dim(1);
    for (int row = 0; row < bindings.rows(); row++) {
      double[] dh = new double[units];
      double[] dc = new double[units];
      for (int step = length - 1; step >= 0; step--) {
        int time = reverse ? length - 1 - step : step;
        int at = row * length + time;
        boolean real = args.size() == REAL || args.get(REAL).data()[at] != 0;
        if (real) {
          int before = step == 0 ? -1 : row * length + (reverse ? time + 1 : time - 1);
          time(args, units, at, before, dh, dc, result.data());
        }
      }
    }
    return result;
  }

  /** One time; what the gradients at h and c are for the time before stands there afterwards. */
  private void time(
      List<Tensor> args, int units, int at, int before, double[] dh, double[] dc, double[] into) {
    double[][] all = new double[units][cell.gradients()];
    double[] direct = new double[units];
    double[][] du = new double[units][];
    for (int unit = 0; unit < units; unit++) {
      double[] own = states(args.get(STATES), at, unit, units);
      double[] previous = states(args.get(STATES), before, unit, units);
      double atOutput = states(args.get(0), at, unit, units)[cell.states() - 1];
      double[][] gradients = cell.backward(own, previous, atOutput + dh[unit], dc[unit]);
      System.arraycopy(gradients[0], 0, all[unit], 0, cell.gates());
      all[unit][cell.gates()] = previous[cell.states() - 1];
      if (cell.resets()) {
        System.arraycopy(gradients[1], 0, all[unit], cell.gates() + 1, cell.gates());
      }
      du[unit] = gradients[1];
      direct[unit] = gradients[2][0];
    }
    Recurrence.write(all, into, at);
    double[] weight = args.get(WEIGHT).data();
    for (int k = 0; k < units; k++) {
      dh[k] = cell == Cell.GRU ? direct[k] : 0;
      dc[k] = cell == Cell.LSTM ? direct[k] : 0;
      for (int row = 0; row < weight.length / units; row++) {
        dh[k] += du[row % units][row / units] * weight[row * units + k];
      }
    }
  }

  private double[] states(Tensor states, int at, int unit, int units) {
    double[] own = new double[cell.states()];
    for (int kind = 0; kind < own.length && at >= 0; kind++) {
      own[kind] = states.data()[(at * own.length + kind) * units + unit];
    }
    return own;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.recurrenceGradient(this);
  }

  @Override
  public String word() {
    return cell.word() + (reverse ? " reversed" : "") + " gradient";
  }
}
