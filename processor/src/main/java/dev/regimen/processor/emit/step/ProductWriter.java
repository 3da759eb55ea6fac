package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.List;

/** Prints a matrix product as one call of the BLAS. */
final class ProductWriter {
  private static final Expr ZERO = Expr.number(0);

  private final StepContext context;
  private final Schedule schedule;
  private final Product product;
  private final Value a;
  private final Value b;

  ProductWriter(StepContext context, Schedule schedule, Product product) {
    this.context = context;
    this.schedule = schedule;
    this.product = product;
    a = product.value().arg(0);
    b = product.value().arg(1);
  }

  /**
   * The call of a product of matrices, each given as its vector, where it begins and how far its
   * rows are apart.
   */
  static Expr call(
      StepContext context, Value product, String verb, List<Expr> extents, List<Expr> matrices) {
    boolean packed = Space.isPacked(product.arg(0));
    List<Expr> arguments = new ArrayList<>(extents);
    arguments.addAll(matrices.subList(0, 6));
    if (!packed) {
      arguments.add(ZERO);
    }
    arguments.addAll(matrices.subList(6, 9));
    return new Expr.Call(packed ? context.kernels().bf16() : StepContext.GEMM, verb, arguments);
  }

  void write(Code code) {
    if (product.overBatch()) {
      overBatch(code);
    } else if (schedule.byColumns().contains(product.value())) {
      overColumns(code);
    } else {
      overRows(code);
    }
  }

  // Example: gemm.abT(to - from, HIDDEN1, INPUT, input, from * INPUT, INPUT, weight, 0, INPUT, ...
  private void overRows(Code code) {
    boolean transposed = product.op().transposeB();
    Expr n = width(product.value());
    Expr k = width(a);
    Name out = context.vector(product.value());
    code.comment(out, " = ", context.vector(a), " x ", context.vector(b), transposed ? "^T" : "");
    Expr rows = context.lengths().rows(Space.rowsPerSample(a));
    Expr first = Expr.times(StepContext.FROM, rows);
    Expr own = Expr.times(Expr.minus(StepContext.TO, StepContext.FROM), rows);
    code.run(
        call(
            context,
            product.value(),
            transposed ? "abT" : "ab",
            List.of(own, n, k),
            List.of(
                context.vector(a),
                Expr.times(first, k),
                k,
                context.vector(b),
                ZERO,
                transposed ? k : n,
                out,
                Expr.times(first, n),
                n)));
  }

  // Example: gemm.abT(rows, last - first, INPUT, input, 0, INPUT, weight, first * INPUT, INPUT, ...
  private void overColumns(Code code) {
    Expr n = width(product.value());
    Expr k = width(a);
    Name out = context.vector(product.value());
    Name features = context.vector(a);
    Name weight = context.vector(b);
    code.comment("columns of ", out, " = ", features, " x ", weight, "^T, for the whole batch");
    Expr first = StepContext.bound("from", n);
    code.run(
        call(
            context,
            product.value(),
            "abT",
            List.of(StepContext.ROWS, Expr.minus(StepContext.bound("to", n), first), k),
            List.of(features, ZERO, k, weight, Expr.times(first, k), k, out, first, n)));
  }

  // Example: gemm.aTb(last - first, INPUT, rows, dSum, first, HIDDEN1, input, 0, INPUT, ...
  private void overBatch(Code code) {
    if (!product.op().transposeA() || product.op().transposeB()) {
      throw new IllegalStateException(
          "the gradient of a weight is a product of a transposed and a plain matrix");
    }
    List<Value> parameters = schedule.parametersOf(product.value());
    if (parameters.isEmpty()) {
      overBatch(code, context.vector(product.value())); // to be added to another one
    }
    // Several only where equal layers see the same and are added: not worth a copying kernel.
    parameters.forEach(parameter -> overBatch(code, context.gradient(parameter)));
  }

  private void overBatch(Code code, Name out) {
    Expr m = width(a);
    Expr n = width(b);
    code.comment(out, " = ", context.vector(a), "^T x ", context.vector(b));
    Expr first = StepContext.bound("from", m);
    Expr own = Expr.minus(StepContext.bound("to", m), first);
    Expr rows = Expr.times(StepContext.ROWS, context.lengths().rows(Space.rowsPerSample(a)));
    code.run(
        call(
            context,
            product.value(),
            "aTb",
            List.of(own, n, rows),
            List.of(
                context.vector(a),
                first,
                m,
                context.vector(b),
                ZERO,
                n,
                out,
                Expr.times(first, n),
                n)));
  }

  private Expr width(Value value) {
    return Space.of(value) == Space.ROWS
        ? context.sizes().width(value)
        : context.sizes().any(value.shape().last());
  }
}
