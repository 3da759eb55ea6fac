package dev.regimen.processor.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of an {@link Attention} in q, k and v.
 *
 * <p>Operands are the gradient at what is seen, what is seen, the logarithm of the sums, and the
 * operands of the attention. With p the probabilities and dp = dy·vᵀ, dv = pᵀ·dy and the gradient
 * at the scores is p·(dp − Σ p·dp), in which the sum is the product of a row of dy and of y.
 *
 * @param heads the attention's
 * @param causal the attention's
 */
public record AttentionGradient(int heads, boolean causal) implements Call {
  private static final int SEEN = 1;
  private static final int LOG_SUMS = 2;
  private static final int OPERANDS = 3;

  @Override
  public Shape type(List<Shape> args) {
    return types(args).get(0);
  }

  @Override
  public int results() {
    return 3;
  }

  @Override
  public List<Shape> types(List<Shape> args) {
    List<Shape> expected = attention().types(args.subList(OPERANDS, args.size()));
    Shape x = expected.get(0);
    if (!args.get(0).equals(x) || !args.subList(SEEN, OPERANDS).equals(expected)) {
      throw new IllegalArgumentException("no gradient of an attention of " + args);
    }
    return List.of(x, x, x);
  }

  private Attention attention() {
    return new Attention(heads, causal);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    throw new IllegalStateException("an attention is differentiated once");
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
    Tensor dq = Tensor.zeros(y.shape(), bindings.rows());
    Tensor dk = Tensor.zeros(y.shape(), bindings.rows());
    Tensor dv = Tensor.zeros(y.shape(), bindings.rows());
    List<Tensor> operands = args.subList(OPERANDS, args.size());
    double[] dy = args.get(0).data();
    double[] seen = args.get(SEEN).data();
    double[] queries = operands.get(0).data();
    double[] keys = operands.get(1).data();
    double[] values = operands.get(2).data();
    int length = y.shape().dim(1);
    int size = y.shape().last() / heads;
    for (int row = 0; row < bindings.rows() * length; row++) {
      for (int head = 0; head < heads; head++) {
        int query = (row * heads + head) * size;
        double sum = product(dy, query, seen, query, size);
        double logSum =
            args.get(LOG_SUMS).data()[(row / length * heads + head) * length + row % length];
        attention()
            .pairs(
                operands,
                length,
                size,
                row,
                head,
                (key, score) -> {
                  double p = Math.exp(score - logSum);
                  double ds = p * (product(dy, query, values, key, size) - sum) / Math.sqrt(size);
                  for (int c = 0; c < size; c++) {
                    dq.data()[query + c] += ds * keys[key + c];
                    dk.data()[key + c] += ds * queries[query + c];
                    dv.data()[key + c] += p * dy[query + c];
                  }
                });
      }
    }
    return List.of(dq, dk, dv);
  }

  private static double product(double[] a, int atA, double[] b, int atB, int size) {
    double product = 0;
    for (int c = 0; c < size; c++) {
      product += a[atA + c] * b[atB + c];
    }
    return product;
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.attentionGradient(this);
  }

  @Override
  public String word() {
    return (causal ? "causal " : "") + "attention gradient in " + heads;
  }
}
