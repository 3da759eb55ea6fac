package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states of a recurrent layer at all times, [B, L, states·H], of which the last H columns are
 * its output: at each time what {@link Cell} makes of the input's part x, [B, L, gates·H], and of u
 * = W·h + b of the hidden state before, W being [gates·H, H]. The first h is 0.
 *
 * <p>Operands are x, W and b and, where rows are units of texts, which are real, [B, L, 1]; the
 * states of the others are 0.
 *
 * @param cell what a time computes
 * @param reverse whether the last time comes first
 */
public record Recurrence(Cell cell, boolean reverse) implements Call {
  static final int X = 0;
  static final int WEIGHT = 1;
  static final int BIAS = 2;
  static final int REAL = 3;

  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(X);
    Shape weight = args.get(WEIGHT);
    int units = weight.last();
    boolean fits =
        x.rank() == 3
            && x.isBatched()
            && weight.equals(Shape.of(cell.gates() * units, units))
            && x.last() == weight.dim(0)
            && args.get(BIAS).equals(Shape.of(x.last()));
    boolean real = args.size() == REAL || args.get(REAL).equals(Shape.batch(x.dim(1), 1));
    if (!fits || !real) {
      throw new IllegalArgumentException("no recurrence of " + args);
    }
    return Shape.batch(x.dim(1), cell.states() * units);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    Graph graph = y.graph();
    int units = y.arg(WEIGHT).shape().last();
    int width = cell.gates() * units;
    List<Value> args = new ArrayList<>(List.of(dy, y, y.arg(WEIGHT)));
    args.addAll(y.args().subList(REAL, y.args().size()));
    Value all = graph.add(new RecurrenceGradient(cell, reverse), args);
    Value dx = graph.add(new Columns(0, width), List.of(all));
    Value before = graph.add(new Columns(width, units), List.of(all));
    Value du = dx;
    if (cell.resets()) {
      du = graph.add(new Columns(width + units, width), List.of(all));
    }
    Value weight = graph.matMul(du, before, true, false);
    Value bias = du.sumTo(y.arg(BIAS).shape());
    List<@Nullable Value> gradients = new ArrayList<>(Arrays.asList(dx, weight, bias));
    gradients.addAll(Arrays.asList(new Value[y.args().size() - REAL]));
    return gradients;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor states = Tensor.zeros(y.shape(), bindings.rows());
    int units = y.arg(WEIGHT).shape().last();
    int length = y.shape().dim(1);
    for (int row = 0; row < bindings.rows(); row++) {
      double[][] before = new double[units][cell.states()];
      for (int step = 0; step < length; step++) {
        int at = row * length + (reverse ? length - 1 - step : step);
        boolean real = args.size() == REAL || args.get(REAL).data()[at] != 0;
        double[][] next = new double[units][cell.states()];
        for (int unit = 0; unit < units && real; unit++) {
          double[] x = gates(args.get(X).data(), at, unit, units);
          next[unit] = cell.forward(x, hidden(args, before, unit, units), before[unit]);
        }
        write(next, states.data(), at);
        before = next;
      }
    }
    return states;
  }

  private double[] gates(double[] x, int at, int unit, int units) {
    double[] gates = new double[cell.gates()];
    Arrays.setAll(gates, gate -> x[(at * cell.gates() + gate) * units + unit]);
    return gates;
  }

  private double[] hidden(List<Tensor> args, double[][] before, int unit, int units) {
    double[] u = new double[cell.gates()];
    for (int gate = 0; gate < u.length; gate++) {
      int row = gate * units + unit;
      u[gate] = args.get(BIAS).data()[row];
      for (int k = 0; k < units; k++) {
        u[gate] += args.get(WEIGHT).data()[row * units + k] * before[k][cell.states() - 1];
      }
    }
    return u;
  }

  /** Numbers of each unit at one time, of one kind after the other. */
  static void write(double[][] ofUnits, double[] into, int at) {
    int kinds = ofUnits[0].length;
    for (int unit = 0; unit < ofUnits.length; unit++) {
      for (int kind = 0; kind < kinds; kind++) {
        into[(at * kinds + kind) * ofUnits.length + unit] = ofUnits[unit][kind];
      }
    }
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.recurrence(this);
  }

  @Override
  public String word() {
    return cell.word() + (reverse ? " reversed" : "");
  }
}
