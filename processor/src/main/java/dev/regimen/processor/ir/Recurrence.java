package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hidden states of a recurrent layer at all times, [B, L, H]: at each time what {@link Cell}
 * makes of the input's part x, [B, L, gates·H], and of u = W·h + b of the hidden state before, W
 * being [gates·H, H]. The first h is 0. The second result, where a cell has them, are the other
 * states, [B, L, (states − 1)·H], which the gradients read.
 *
 * <p>Operands are x, W and b and, where rows are units of texts, which are real, [B, L, 1]; the
 * states of the others are 0.
 *
 * @param cell what a time computes
 * @param reverse whether the last time comes first
 * @param scaled whether the last operand are factors of the hidden states that W takes, [B, 1, H]
 */
public record Recurrence(Cell cell, boolean reverse, boolean scaled) implements Call {
  static final int X = 0;
  static final int WEIGHT = 1;
  static final int BIAS = 2;
  static final int REAL = 3;

  /** Which result are the states beside the hidden one. */
  public static final int STATES = 1;

  @Override
  public int results() {
    return cell.states() > 1 ? 2 : 1;
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    Shape hidden = type(args);
    Shape states = Shape.batch(hidden.dim(1), (cell.states() - 1) * hidden.last());
    return cell.states() > 1 ? List.of(hidden, states) : List.of(hidden);
  }

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
    boolean real = !isOfTexts(args) || args.get(REAL).equals(Shape.batch(x.dim(1), 1));
    boolean factors = !scaled || args.get(args.size() - 1).equals(Shape.batch(1, units));
    if (!fits || !real || !factors) {
      throw new IllegalArgumentException("no recurrence of " + args);
    }
    return Shape.batch(x.dim(1), units);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return adjoints(y, Arrays.asList(dy), List.of());
  }

  /** The other states are for the gradients alone: none flows through them. */
  @Override
  public List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    Graph graph = y.graph();
    List<Value> args = new ArrayList<>(List.of(Objects.requireNonNull(dys.get(0)), y));
    if (cell.states() > 1) {
      args.add(graph.result(y, STATES));
    }
    args.add(y.arg(WEIGHT));
    args.addAll(y.args().subList(REAL, y.args().size()));
    Value dx = graph.add(new RecurrenceGradient(cell, reverse, scaled), args);
    Value du = cell.resets() ? graph.result(dx, RecurrenceGradient.OF_U) : dx;
    Value before = graph.result(dx, RecurrenceGradient.BEFORE);
    Value weight = graph.matMul(du, before, true, false);
    Value bias = du.sumTo(y.arg(BIAS).shape());
    List<@Nullable Value> gradients = new ArrayList<>(Arrays.asList(dx, weight, bias));
    gradients.addAll(Arrays.asList(new Value[y.args().size() - REAL]));
    return gradients;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return evals(y, args, bindings).get(0);
  }

  @Override
  public List<Tensor> evals(Value y, List<Tensor> args, Bindings bindings) {
    int units = y.shape().last();
    int length = y.shape().dim(1);
    int kept = cell.states() - 1;
    Tensor hidden = Tensor.zeros(y.shape(), bindings.rows());
    Tensor states = Tensor.zeros(Shape.batch(length, Math.max(1, kept * units)), bindings.rows());
    for (int row = 0; row < bindings.rows(); row++) {
      double[][] before = new double[units][cell.states()];
      for (int step = 0; step < length; step++) {
        int at = row * length + (reverse ? length - 1 - step : step);
        boolean real = !isOfTexts(args) || args.get(REAL).data()[at] != 0;
        double[][] next = new double[units][cell.states()];
        for (int unit = 0; unit < units && real; unit++) {
          double[] x = gates(args.get(X).data(), at, unit, units);
          next[unit] = cell.forward(x, hidden(args, row, before, unit), before[unit]);
        }
        write(next, kept, 1, hidden.data(), at);
        write(next, 0, kept, states.data(), at);
        before = next;
      }
    }
    return kept > 0 ? List.of(hidden, states) : List.of(hidden);
  }

  private double[] gates(double[] x, int at, int unit, int units) {
    double[] gates = new double[cell.gates()];
    Arrays.setAll(gates, gate -> x[(at * cell.gates() + gate) * units + unit]);
    return gates;
  }

  /** Whether an operand says which rows are real. */
  public boolean isOfTexts(List<?> args) {
    return args.size() > (scaled ? REAL + 1 : REAL);
  }

  private double[] hidden(List<Tensor> args, int row, double[][] before, int unit) {
    double[] u = new double[cell.gates()];
    int units = before.length;
    for (int gate = 0; gate < u.length; gate++) {
      int of = gate * units + unit;
      u[gate] = args.get(BIAS).data()[of];
      for (int k = 0; k < units; k++) {
        double h = before[k][cell.states() - 1] * factor(args, row * units + k);
        u[gate] += args.get(WEIGHT).data()[of * units + k] * h;
      }
    }
    return u;
  }

  private double factor(List<Tensor> args, int at) {
    return scaled ? args.get(args.size() - 1).data()[at] : 1;
  }

  /** Some kinds of each unit's numbers at one time, one kind after the other. */
  static void write(double[][] ofUnits, int first, int kinds, double[] into, int at) {
    for (int unit = 0; unit < ofUnits.length; unit++) {
      for (int kind = 0; kind < kinds; kind++) {
        into[(at * kinds + kind) * ofUnits.length + unit] = ofUnits[unit][first + kind];
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
