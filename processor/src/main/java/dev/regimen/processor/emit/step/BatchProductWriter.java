package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** Prints the products of pairs of matrices: one call of the BLAS for each that is a worker's. */
final class BatchProductWriter {
  private static final Name MATRIX = Name.local(Type.LONG, "i");

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
  void write(Code code) {
    Shape c = value.shape();
    long matrices = c.elements() / elements(c);
    code.comment(
        context.vector(value),
        " = ",
        context.vector(value.arg(0)),
        op.transposeA() ? "^T x " : " x ",
        context.vector(value.arg(1)),
        op.transposeB() ? "^T" : "",
        ", matrix by matrix");
    List<Expr> extents =
        List.of(
            Expr.number(c.dim(-2)),
            Expr.number(c.last()),
            Expr.number(a.dim(op.transposeA() ? -2 : -1)));
    List<Expr> operands = new ArrayList<>();
    operand(operands, value.arg(0));
    operand(operands, value.arg(1));
    operand(operands, value);
    String verb = op.transposeA() ? "aTb" : op.transposeB() ? "abT" : "ab";
    Expr each = matrices == 1 ? Expr.number(1) : Expr.wide(matrices);
    code.loop(
        MATRIX,
        Expr.times(StepContext.FROM, each),
        Expr.times(StepContext.TO, each),
        new Code().run(ProductWriter.call(context, value, verb, extents, operands)));
  }

  /** Where a matrix begins, and how long its rows are. */
  private void operand(List<Expr> into, Value matrices) {
    Shape shape = matrices.shape();
    into.add(context.vector(matrices));
    into.add(Expr.times(MATRIX, Expr.number(elements(shape))));
    into.add(Expr.number(shape.last()));
  }

  private static long elements(Shape shape) {
    return (long) shape.dim(-2) * shape.last();
  }
}
