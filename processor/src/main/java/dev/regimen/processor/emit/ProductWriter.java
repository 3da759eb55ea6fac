package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Product;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.List;

/** Prints a matrix product as one call of the BLAS. */
final class ProductWriter {
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

  void write(Code code) {
    if (product.overBatch()) {
      overBatch(code);
    } else {
      overRows(code);
    }
  }

  // Example: gemm.abT(to - from, HIDDEN1, INPUT, input, from * INPUT, INPUT, weight, 0, INPUT, ...
  private void overRows(Code code) {
    String verb = product.op().transposeB() ? "abT" : "ab";
    String n = width(product.value());
    String k = width(a);
    String out = context.vector(product.value());
    code.line("// " + out + " = " + text(a, false) + " x " + text(b, product.op().transposeB()));
    code.line("gemm." + verb + "(");
    int rows = Space.rowsPerSample(a);
    String count = rows == 1 ? "to - from" : "(to - from) * " + rows;
    String first = times("from", Integer.toString(rows));
    code.indented(count + ", " + n + ", " + k + ",");
    code.indented(context.vector(a) + ", " + times(first, k) + ", " + k + ",");
    code.indented(context.vector(b) + ", 0, " + (product.op().transposeB() ? k : n) + ",");
    code.indented("0, " + out + ", " + times(first, n) + ", " + n + ");");
  }

  // Example: gemm.aTb(last - first, INPUT, rows, dSum, first, HIDDEN1, input, 0, INPUT, ...
  private void overBatch(Code code) {
    if (!product.op().transposeA() || product.op().transposeB()) {
      throw new IllegalStateException(
          "the gradient of a weight is a product of a transposed and a plain matrix");
    }
    List<Value> parameters = schedule.parametersOf(product.value());
    if (parameters.isEmpty()) {
      throw new IllegalStateException(product.value() + " is no parameter's gradient");
    }
    // Several only where equal layers see the same and are added: not worth a copying kernel.
    parameters.forEach(parameter -> overBatch(code, context.gradient(parameter)));
  }

  private void overBatch(Code code, String out) {
    String m = width(a);
    String n = width(b);
    code.line("// " + out + " = " + text(a, true) + " x " + text(b, false));
    String first = "worker.from(" + m + ")";
    String count = "worker.to(" + m + ") - " + first;
    code.line("gemm.aTb(");
    String rows = times("rows", Integer.toString(Space.rowsPerSample(a)));
    code.indented(count + ", " + n + ", " + rows + ",");
    code.indented(context.vector(a) + ", " + first + ", " + m + ",");
    code.indented(context.vector(b) + ", 0, " + n + ",");
    code.indented("0, " + out + ", " + first + (n.equals("1") ? "" : " * " + n) + ", " + n + ");");
  }

  private static String times(String a, String b) {
    return b.equals("1") ? a : a + " * " + b;
  }

  private String text(Value value, boolean transposed) {
    return context.vector(value) + (transposed ? "^T" : "");
  }

  private String width(Value value) {
    return Space.of(value) == Space.ROWS
        ? context.sizes().width(value)
        : context.sizes().any(value.shape().last());
  }
}
