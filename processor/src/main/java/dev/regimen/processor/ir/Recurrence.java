package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The hidden states of a recurrent layer at all times, [B, L, H]: at each time what {@link Cell}
 * makes of the input's part x, [B, L, gates·H], and of u = W·h + b of the hidden state before, W
 * being [gates·H, H]. The first h is 0. The second result, where a cell has them, are the other
 * states, [B, L, (states − 1)·H], which the gradients read.
 *
 * <p>Normalized, u = γ·N(W·h) + b with N {@link Standardized} over all gates of a time, and the
 * last result is W·h, [B, L, gates·H]. A cell that {@link Cell#showsState} then has h′ =
 * o·tanh(γ_c·N(c′) + β_c), with N over the units.
 *
 * <p>What goes on from the pass before has no h of 0 at first, but what is {@link Leaf.Kind#KEPT}:
 * h and another state, [B, 2·2, H], as a pass finds them and as it leaves them, in turns.
 *
 * <p>Operands are x, W and b, γ if there is a norm, γ_c and β_c if it is of c too, what is kept if
 * it is, and, where rows are units of texts, which are real, [B, L, 1]; others' states are 0.
 *
 * @param cell what a time computes
 * @param reverse whether the last time comes first
 * @param scaled whether the last operand are factors of the hidden states that W takes, [B, 1, H]
 * @param normalized whether W·h is normalized, and c where there is one
 * @param goesOn whether it goes on from the pass before
 */
public record Recurrence(
    Cell cell, boolean reverse, boolean scaled, boolean normalized, boolean goesOn)
    implements Call {
  /** ε of the norm. */
  public static final double EPSILON = 1e-5;

  static final int X = 0;
  static final int WEIGHT = 1;
  static final int BIAS = 2;
  static final int AFTER_BIAS = 3;

  /** Which operand is γ, of what is normalized. */
  public static final int SCALE = AFTER_BIAS;

  /** Which operands are γ_c and β_c, where c is normalized. */
  public static final int STATE_SCALE = SCALE + 1;

  public static final int STATE_SHIFT = SCALE + 2;

  /** Which of an LSTM's states are o and c. */
  static final int OUTPUT_GATE = 3;

  static final int STATE = 4;

  /** Which result are the states beside the hidden one. */
  public static final int STATES = 1;

  /** Of samples that begin with zeros. */
  public Recurrence(Cell cell, boolean reverse, boolean scaled, boolean normalized) {
    this(cell, reverse, scaled, normalized, false);
  }

  /** What is kept of a sample for so many units. */
  public static Shape kept(int units) {
    return Shape.batch(KeptStates.COUNT, units);
  }

  @Override
  public int results() {
    return (cell.states() > 1 ? 2 : 1) + (normalized ? 1 : 0);
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    Shape hidden = type(args);
    List<Shape> types = new ArrayList<>(List.of(hidden));
    if (cell.states() > 1) {
      types.add(Shape.batch(hidden.dim(1), (cell.states() - 1) * hidden.last()));
    }
    if (normalized) {
      types.add(args.get(X));
    }
    return List.copyOf(types);
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
            && args.get(BIAS).equals(Shape.of(x.last()))
            && (!normalized || args.get(SCALE).equals(Shape.of(x.last())))
            && (!normalizesState()
                || args.subList(STATE_SCALE, kept()).stream().allMatch(Shape.of(units)::equals))
            && (!goesOn || !reverse && args.get(kept()).equals(kept(units)));
    boolean real = !isOfTexts(args) || args.get(real()).equals(Shape.batch(x.dim(1), 1));
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
    args.addAll(y.args().subList(AFTER_BIAS, y.args().size()));
    if (normalized) {
      args.add(graph.result(y, sums()));
    }
    RecurrenceGradient gradient = new RecurrenceGradient(cell, reverse, scaled, normalized, goesOn);
    Value dx = graph.add(gradient, args);
    Value du = cell.resets() ? graph.result(dx, RecurrenceGradient.OF_U) : dx;
    Value before = graph.result(dx, RecurrenceGradient.BEFORE);
    Value ofSums = normalized ? graph.result(dx, gradient.ofSums()) : du;
    Value weight = graph.matMul(ofSums, before, true, false);
    Value bias = du.sumTo(y.arg(BIAS).shape());
    List<@Nullable Value> gradients = new ArrayList<>(Arrays.asList(dx, weight, bias));
    if (normalized) {
      gradients.add(graph.result(dx, gradient.ofScale()).sumTo(y.arg(SCALE).shape()));
    }
    if (normalizesState()) {
      Shape vector = y.arg(STATE_SCALE).shape();
      gradients.add(graph.result(dx, gradient.ofStateScale()).sumTo(vector));
      gradients.add(graph.result(dx, gradient.ofStateShift()).sumTo(vector));
    }
    gradients.addAll(Arrays.asList(new Value[y.args().size() - gradients.size()]));
    return gradients;
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return !reverse || isOfTexts(args);
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return isOfTexts(args);
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
    int width = cell.gates() * units;
    Tensor sums = Tensor.zeros(Shape.batch(length, width), bindings.rows());
    Tensor hidden = Tensor.zeros(y.shape(), bindings.rows());
    Tensor states = Tensor.zeros(Shape.batch(length, Math.max(1, kept * units)), bindings.rows());
    for (int row = 0; row < bindings.rows(); row++) {
      double[][] before = begun(args, row, units, bindings.passes());
      for (int step = 0; step < length; step++) {
        int at = row * length + (reverse ? length - 1 - step : step);
        boolean real = !isOfTexts(args) || args.get(real()).data()[at] != 0;
        double[][] next = new double[units][cell.states()];
        double[] product = real ? product(args, row, before) : new double[width];
        System.arraycopy(product, 0, sums.data(), at * width, width);
        double[] u = u(args, product);
        for (int unit = 0; unit < units && real; unit++) {
          double[] x = gates(args.get(X).data(), at, unit, units);
          next[unit] = cell.forward(x, gates(u, 0, unit, units), before[unit]);
        }
        if (real && normalizesState()) {
          double[] shown = shown(args, next);
          for (int unit = 0; unit < units; unit++) {
            next[unit][STATE + 1] = next[unit][OUTPUT_GATE] * Math.tanh(shown[unit]);
          }
        }
        write(next, kept, 1, hidden.data(), at);
        write(next, 0, kept, states.data(), at);
        before = real || !goesOn ? next : before;
      }
      if (goesOn) {
        KeptStates.keep(cell, args.get(kept()).data(), row, before, bindings.passes());
      }
    }
    List<Tensor> results = new ArrayList<>(List.of(hidden));
    if (kept > 0) {
      results.add(states);
    }
    if (normalized) {
      results.add(sums);
    }
    return results;
  }

  /** What a sample begins with: of its states those that a time hands to the next. */
  private double[][] begun(List<Tensor> args, int row, int units, long passes) {
    double[][] begun = new double[units][cell.states()];
    for (int unit = 0; unit < units && goesOn; unit++) {
      begun[unit] = KeptStates.begun(cell, args.get(kept()).data(), row, unit, units, passes);
    }
    return begun;
  }

  private double[] gates(double[] x, int at, int unit, int units) {
    double[] gates = new double[cell.gates()];
    Arrays.setAll(gates, gate -> x[(at * cell.gates() + gate) * units + unit]);
    return gates;
  }

  /** Whether an operand says which rows are real. */
  public boolean isOfTexts(List<?> args) {
    return args.size() > (scaled ? real() + 1 : real());
  }

  /** Whether c is normalized where h is made of it. */
  public boolean normalizesState() {
    return normalized && cell.showsState();
  }

  /** Which operand is what is kept, where it goes on; it comes behind the biases and the norms. */
  public int kept() {
    return normalizesState() ? STATE_SHIFT + 1 : normalized ? SCALE + 1 : AFTER_BIAS;
  }

  /** Which operand says which rows are real, where one does. */
  public int real() {
    return goesOn ? kept() + 1 : kept();
  }

  /** Which result is W·h, of what is normalized. */
  public int sums() {
    return results() - 1;
  }

  /** W·h, with h times its factors. */
  private double[] product(List<Tensor> args, int row, double[][] before) {
    int units = before.length;
    double[] product = new double[cell.gates() * units];
    for (int of = 0; of < product.length; of++) {
      for (int k = 0; k < units; k++) {
        double factor = scaled ? args.get(args.size() - 1).data()[row * units + k] : 1;
        double h = before[k][cell.states() - 1] * factor;
        product[of] += args.get(WEIGHT).data()[of * units + k] * h;
      }
    }
    return product;
  }

  private double[] u(List<Tensor> args, double[] product) {
    double[] u = normalized ? Standardized.of(product).values() : product.clone();
    for (int of = 0; of < u.length; of++) {
      double gamma = normalized ? args.get(SCALE).data()[of] : 1;
      u[of] = gamma * u[of] + args.get(BIAS).data()[of];
    }
    return u;
  }

  /** What the output gate lets through before its tanh, of a state that is normalized. */
  private static double[] shown(List<Tensor> args, double[][] states) {
    double[] c = Arrays.stream(states).mapToDouble(unit -> unit[STATE]).toArray();
    double[] shown = Standardized.of(c).values();
    double[] gamma = args.get(STATE_SCALE).data();
    Arrays.setAll(shown, k -> gamma[k] * shown[k] + args.get(STATE_SHIFT).data()[k]);
    return shown;
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
