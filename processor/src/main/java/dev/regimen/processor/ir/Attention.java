package dev.regimen.processor.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What each row sees of all rows of its sample: softmax(qkᵀ/√w)·v in each head, of whose w =
 * d/heads columns q, k, v and the result, all [B, L, d], have those of one head after those of the
 * other.
 *
 * <p>Operands are q, k and v and, where rows are units of texts, which are real, [B, L, 1]. The
 * real ones come first; no other is seen, and theirs are zeros. The second result is the logarithm
 * of the sum that each softmax divides by, [B, heads, L], 0 for what is not real.
 *
 * @param heads which divide d
 * @param causal whether a row sees itself and those before it alone
 */
public record Attention(int heads, boolean causal) implements Call {
  /** Which result is the logarithm of the sums. */
  public static final int LOG_SUMS = 1;

  private static final int VALUE = 2;
  private static final int REAL = 3;

  /** A query and a key that it sees, and their score. */
  interface Pair {
    void at(int key, double score);
  }

  /** Whether an operand says which rows are real. */
  public boolean isOfTexts(List<?> args) {
    return args.size() > REAL;
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape query = args.get(0);
    boolean fits =
        query.rank() == REAL
            && query.isBatched()
            && query.last() % heads == 0
            && query.equals(args.get(1))
            && query.equals(args.get(VALUE));
    if (!fits || isOfTexts(args) && !args.get(REAL).equals(Shape.batch(query.dim(1), 1))) {
      throw new IllegalArgumentException("no attention in " + heads + " heads of " + args);
    }
    return query;
  }

  @Override
  public int results() {
    return 2;
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    return List.of(type(args), Shape.batch(heads, args.get(0).dim(1)));
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return adjoints(y, Arrays.asList(dy, null), List.of());
  }

  /** The logarithm of the sums is for the gradients alone: none flows through it. */
  @Override
  public List<@Nullable Value> adjoints(Value y, List<@Nullable Value> dys, List<Boolean> wanted) {
    Graph graph = y.graph();
    Value dy = Objects.requireNonNull(dys.get(0));
    List<Value> args = new ArrayList<>(List.of(dy, y, graph.result(y, LOG_SUMS)));
    args.addAll(y.args());
    Value dq = graph.add(new AttentionGradient(heads, causal), args);
    List<@Nullable Value> gradients =
        new ArrayList<>(List.of(dq, graph.result(dq, 1), graph.result(dq, 2)));
    gradients.addAll(Arrays.asList(new Value[y.args().size() - REAL]));
    return gradients;
  }

  @Override
  public boolean isNote(int result) {
    return result == LOG_SUMS;
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return causal || isOfTexts(args);
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
    Tensor seen = Tensor.zeros(y.shape(), bindings.rows());
    int length = y.shape().dim(1);
    Tensor logSums = Tensor.zeros(Shape.batch(heads, length), bindings.rows());
    int size = y.shape().last() / heads;
    double[] value = args.get(VALUE).data();
    for (int row = 0; row < bindings.rows() * length; row++) {
      for (int head = 0; head < heads; head++) {
        double[] most = {Double.NEGATIVE_INFINITY};
        double[] sum = {0};
        int query = (row * heads + head) * size;
        pairs(args, length, size, row, head, (key, score) -> most[0] = Math.max(most[0], score));
        pairs(args, length, size, row, head, (k, score) -> sum[0] += Math.exp(score - most[0]));
        if (sum[0] == 0) {
          continue;
        }
        double logSum = most[0] + Math.log(sum[0]);
        logSums.data()[(row / length * heads + head) * length + row % length] = logSum;
        pairs(
            args,
            length,
            size,
            row,
            head,
            (key, score) -> {
              for (int c = 0; c < size; c++) {
                seen.data()[query + c] += Math.exp(score - logSum) * value[key + c];
              }
            });
      }
    }
    return List.of(seen, logSums);
  }

  /**
   * The keys that a row sees in a head, by where they begin, with their scores.
   *
   * @param args those of an attention
   */
  void pairs(List<Tensor> args, int length, int size, int row, int head, Pair pair) {
    int first = row / length * length;
    int last = causal ? row + 1 : first + length;
    double[] query = args.get(0).data();
    double[] keys = args.get(1).data();
    for (int other = first; other < last && isReal(args, row); other++) {
      if (!isReal(args, other)) {
        continue;
      }
      int key = (other * heads + head) * size;
      double score = 0;
      for (int c = 0; c < size; c++) {
        score += query[(row * heads + head) * size + c] * keys[key + c];
      }
      pair.at(key, score / Math.sqrt(size));
    }
  }

  private static boolean isReal(List<Tensor> args, int row) {
    return args.size() == REAL || args.get(REAL).data()[row] != 0;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.attention(this);
  }

  @Override
  public String word() {
    return (causal ? "causal " : "") + "attention in " + heads;
  }
}
