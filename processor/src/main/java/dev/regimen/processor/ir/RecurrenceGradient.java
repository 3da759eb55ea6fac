package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Back-propagation through time: the gradient of a {@link Recurrence}'s x; the hidden state before
 * each time, [B, L, H], times its factors; and the gradient of u where it differs from that of x.
 * The gradient of W is the product of that of u and the hidden states before. Normalized, further
 * results are the gradients of W·h, which that product takes, and for each time of γ and, where c
 * is normalized, of γ_c and β_c, [B, L, H].
 *
 * <p>Operands are the gradient at the hidden states, these, the other states where the cell has
 * them, W, γ if there is a norm, γ_c and β_c if it is of c too, what is kept if it goes on from
 * there, where rows are units of texts, which are real, the factors if there are any, and W·h if
 * there is a norm.
 *
 * @param cell the recurrence's
 * @param reverse the recurrence's
 * @param scaled the recurrence's
 * @param normalized the recurrence's
 * @param goesOn the recurrence's: nothing flows back to the pass before
 */
public record RecurrenceGradient(
    Cell cell, boolean reverse, boolean scaled, boolean normalized, boolean goesOn)
    implements Call {
  /** Which result are the hidden states before. */
  public static final int BEFORE = 1;

  /** Which is the gradient of u, of a cell that {@link Cell#resets}. */
  public static final int OF_U = 2;

  private static final int HIDDEN = 1;

  /** Whether there are other states than the hidden one. */
  public boolean keepsStates() {
    return cell.states() > 1;
  }

  /** Which operand is W. */
  public int weight() {
    return keepsStates() ? HIDDEN + 2 : HIDDEN + 1;
  }

  @Override
  public Shape type(List<Shape> args) {
    return types(args).get(0);
  }

  @Override
  public int results() {
    return plain() + (normalizesState() ? 4 : normalized ? 2 : 0);
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    Shape hidden = args.get(HIDDEN);
    int units = args.get(weight()).last();
    if (!args.get(0).equals(hidden) || hidden.last() != units) {
      throw new IllegalArgumentException("no gradient of a recurrence of " + args);
    }
    Shape x = Shape.batch(hidden.dim(1), cell.gates() * units);
    List<Shape> types = new ArrayList<>(List.of(x, hidden));
    types.addAll(Collections.nCopies(plain() + (normalized ? 2 : 0) - types.size(), x));
    types.addAll(Collections.nCopies(results() - types.size(), hidden));
    return types;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("a recurrence is differentiated once");
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return evals(y, args, bindings).get(0);
  }

  @Override
  public List<Tensor> evals(Value y, List<Tensor> args, Bindings bindings) {
    int units = args.get(weight()).dims()[1];
    int length = y.shape().dim(1);
    Tensor ofX = Tensor.zeros(y.shape(), bindings.rows());
    Tensor before = Tensor.zeros(Shape.batch(length, units), bindings.rows());
    Tensor ofU = Tensor.zeros(y.shape(), bindings.rows());
    Tensor ofSums = Tensor.zeros(y.shape(), bindings.rows());
    Tensor ofScale = Tensor.zeros(y.shape(), bindings.rows());
    Tensor ofStateScale = Tensor.zeros(Shape.batch(length, units), bindings.rows());
    Tensor ofStateShift = Tensor.zeros(Shape.batch(length, units), bindings.rows());
    List<Tensor> all = List.of(ofX, before, ofU, ofSums, ofScale, ofStateScale, ofStateShift);
    for (int row = 0; row < bindings.rows(); row++) {
      double[] dh = new double[units];
      double[] dc = new double[units];
      for (int step = length - 1; step >= 0; step--) {
        int time = reverse ? length - 1 - step : step;
        int at = row * length + time;
        boolean real = !isOfTexts(args) || args.get(real()).data()[at] != 0;
        if (real) {
          int previous = step == 0 ? -1 : row * length + (reverse ? time + 1 : time - 1);
          time(args, row, at, previous, dh, dc, all, bindings.passes());
        }
      }
    }
    List<Tensor> results = new ArrayList<>(all.subList(0, plain()));
    if (normalized) {
      results.addAll(List.of(ofSums, ofScale));
    }
    if (normalizesState()) {
      results.addAll(List.of(ofStateScale, ofStateShift));
    }
    return results;
  }

  /** One time; what the gradients at h and c are for the time before stands there afterwards. */
  private void time(
      List<Tensor> args,
      int row,
      int at,
      int before,
      double[] dh,
      double[] dc,
      List<Tensor> results,
      long passes) {
    int units = dh.length;
    double[][] dx = new double[units][];
    double[][] du = new double[units][];
    double[][] hidden = new double[units][];
    double[] direct = new double[units];
    double[][] ofState = normalizesState() ? throughState(args, at, dh, results) : new double[0][];
    for (int unit = 0; unit < units; unit++) {
      double[] own = states(args, at, unit, units);
      double[] previous =
          before < 0 && goesOn
              ? begun(args, row, unit, units, passes)
              : states(args, before, unit, units);
      double atOutput = args.get(0).data()[at * units + unit];
      double[][] gradients =
          normalizesState()
              ? Cell.lstm(own, previous, dc[unit] + ofState[0][unit], ofState[1][unit])
              : cell.backward(own, previous, atOutput + dh[unit], dc[unit]);
      dx[unit] = gradients[0];
      du[unit] = gradients[1];
      direct[unit] = gradients[2][0];
      double factor = factor(args, row * units + unit);
      hidden[unit] = new double[] {previous[cell.states() - 1] * factor};
    }
    Recurrence.write(dx, 0, cell.gates(), results.get(0).data(), at);
    Recurrence.write(hidden, 0, 1, results.get(BEFORE).data(), at);
    Recurrence.write(du, 0, cell.gates(), results.get(OF_U).data(), at);
    double[] ofProduct = new double[cell.gates() * units];
    Arrays.setAll(ofProduct, of -> du[of % units][of / units]);
    if (normalized) {
      ofProduct = throughNorm(args, at, ofProduct, results);
    }
    double[] weight = args.get(weight()).data();
    for (int k = 0; k < units; k++) {
      double through = 0;
      for (int of = 0; of < weight.length / units; of++) {
        through += ofProduct[of] * weight[of * units + k];
      }
      dh[k] = through * factor(args, row * units + k) + (cell == Cell.GRU ? direct[k] : 0);
      dc[k] = cell == Cell.LSTM ? direct[k] : 0;
    }
  }

  /** The gradients at c of a time and at o, of that at its h. */
  private double[][] throughState(List<Tensor> args, int at, double[] dh, List<Tensor> all) {
    int units = dh.length;
    double[][] states = new double[units][];
    Arrays.setAll(states, unit -> states(args, at, unit, units));
    Standardized of =
        Standardized.of(
            Arrays.stream(states).mapToDouble(unit -> unit[Recurrence.STATE]).toArray());
    double[] scaled = new double[units];
    double[] ofGate = new double[units];
    for (int k = 0; k < units; k++) {
      double gamma = args.get(stateScale()).data()[k];
      double t = Math.tanh(gamma * of.values()[k] + args.get(stateScale() + 1).data()[k]);
      double atH = args.get(0).data()[at * units + k] + dh[k];
      double shift = atH * states[k][Recurrence.OUTPUT_GATE] * (1 - t * t);
      all.get(5).data()[at * units + k] = shift * of.values()[k];
      all.get(6).data()[at * units + k] = shift;
      scaled[k] = shift * gamma;
      ofGate[k] = atH * t;
    }
    return new double[][] {of.backward(scaled), ofGate};
  }

  private double[] throughNorm(List<Tensor> args, int at, double[] du, List<Tensor> all) {
    int width = du.length;
    double[] sums = args.get(args.size() - 1).data();
    Standardized of = Standardized.of(Arrays.copyOfRange(sums, at * width, (at + 1) * width));
    double[] scaled = new double[width];
    for (int i = 0; i < width; i++) {
      all.get(4).data()[at * width + i] = du[i] * of.values()[i];
      scaled[i] = du[i] * args.get(weight() + 1).data()[i];
    }
    double[] ofProduct = of.backward(scaled);
    System.arraycopy(ofProduct, 0, all.get(3).data(), at * width, width);
    return ofProduct;
  }

  /** Whether an operand says which rows are real. */
  public boolean isOfTexts(List<?> args) {
    return args.size() > real() + (scaled ? 1 : 0) + (normalized ? 1 : 0);
  }

  /** Which operand is what is kept, where it goes on. */
  public int kept() {
    return weight() + (normalizesState() ? 4 : normalized ? 2 : 1);
  }

  /** Which operand says which rows are real, where one does. */
  public int real() {
    return goesOn ? kept() + 1 : kept();
  }

  private double[] begun(List<Tensor> args, int row, int unit, int units, long passes) {
    double[] kept = args.get(kept()).data();
    return KeptStates.begun(cell, kept, row, unit, units, passes);
  }

  /** Whether c is normalized where h is made of it. */
  public boolean normalizesState() {
    return normalized && cell.showsState();
  }

  /** Which operand is γ_c, behind which β_c stands, where c is normalized. */
  public int stateScale() {
    return weight() + 2;
  }

  /** How many results there are without norms. */
  private int plain() {
    return cell.resets() ? 3 : 2;
  }

  /** Which operand are the factors, where there are some. */
  public int factors(List<?> args) {
    return args.size() - (normalized ? 2 : 1);
  }

  /** Which result is the gradient of W·h, of what is normalized. */
  public int ofSums() {
    return plain();
  }

  /** Which result is the gradient of γ at each time, of what is normalized. */
  public int ofScale() {
    return plain() + 1;
  }

  /** Which result is the gradient of γ_c at each time, where c is normalized. */
  public int ofStateScale() {
    return plain() + 2;
  }

  /** Which result is the gradient of β_c at each time, where c is normalized. */
  public int ofStateShift() {
    return plain() + 3;
  }

  private double factor(List<Tensor> args, int at) {
    return scaled ? args.get(factors(args)).data()[at] : 1;
  }

  private double[] states(List<Tensor> args, int at, int unit, int units) {
    double[] own = new double[cell.states()];
    int kept = own.length - 1;
    for (int kind = 0; kind < kept && at >= 0; kind++) {
      own[kind] = args.get(HIDDEN + 1).data()[(at * kept + kind) * units + unit];
    }
    if (at >= 0) {
      own[kept] = args.get(HIDDEN).data()[at * units + unit];
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
