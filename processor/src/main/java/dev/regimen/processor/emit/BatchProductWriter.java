package dev.regimen.processor.emit;

import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.Locale;

/** Prints the products of pairs of matrices: one call of the BLAS for each that is a worker's. */
final class BatchProductWriter {
  private final StepContext context;
  private final Value value;
  private final BatchMatMul op;
  private final Shape a;
  private final Shape b;

  BatchProductWriter(StepContext context, Value value) {
    this.context = context;
    this.value = value;
    op = (BatchMatMul) value.op();
    a = value.arg(0).shape();
    b = value.arg(1).shape();
  }

  // Example: for (long i = from * 4L; i < to * 4L; i++) {
  //            gemm.abT(9, 9, 8, query, i * 72, 8, key, i * 72, 8, 0, scores, i * 81, 9);
  String text() {
    Shape c = value.shape();
    long matrices = c.elements() / elements(c);
    String times = matrices == 1 ? "" : " * " + matrices + "L";
    int inner = a.dim(op.transposeA() ? -2 : -1);
    String verb = op.transposeA() ? "aTb" : op.transposeB() ? "abT" : "ab";
    return String.format(
            Locale.ROOT,
            "// %s = %s%s x %s%s, matrix by matrix\n",
            context.vector(value),
            context.vector(value.arg(0)),
            op.transposeA() ? "^T" : "",
            context.vector(value.arg(1)),
            op.transposeB() ? "^T" : "")
        + String.format(Locale.ROOT, "for (long i = from%s; i < to%s; i++) {\n", times, times)
        + String.format(
            Locale.ROOT, "  gemm.%s(\n      %d, %d, %d,\n", verb, c.dim(-2), c.last(), inner)
        + String.format(Locale.ROOT, "      %s,\n", operand(value.arg(0)))
        + String.format(Locale.ROOT, "      %s,\n", operand(value.arg(1)))
        + String.format(Locale.ROOT, "      0, %s);\n}", operand(value));
  }

  /** Where a matrix begins, and how long its rows are. */
  private String operand(Value matrices) {
    Shape shape = matrices.shape();
    long size = elements(shape);
    String at = size == 1 ? "i" : "i * " + size;
    return context.vector(matrices) + ", " + at + ", " + shape.last();
  }

  private static long elements(Shape shape) {
    return (long) shape.dim(-2) * shape.last();
  }
}
