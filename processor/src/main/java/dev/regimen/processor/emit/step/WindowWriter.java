package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Window;
import java.util.stream.IntStream;

/** Writes how a window goes over maps. */
final class WindowWriter {
  private WindowWriter() {}

  /** As one reads it: what is 1 everywhere, or 0 everywhere, is not said. */
  static Expr window(Window window, Shape x) {
    Expr made = Expr.call(RuntimeTypes.WINDOW, "of", numbers(x.dim(1), x.dim(2), x.last()));
    made = Expr.call(made, "kernel", numbers(window.kernelHeight(), window.kernelWidth()));
    if (window.strideHeight() != 1 || window.strideWidth() != 1) {
      made = Expr.call(made, "stride", numbers(window.strideHeight(), window.strideWidth()));
    }
    if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
      made = Expr.call(made, "dilation", numbers(window.dilationHeight(), window.dilationWidth()));
    }
    if (window.top() != 0 || window.left() != 0) {
      made = Expr.call(made, "pad", numbers(window.top(), window.left()));
    }
    return Expr.call(made, "to", numbers(window.outHeight(x.dim(1)), window.outWidth(x.dim(2))));
  }

  /** Numbers as arguments. */
  static Expr[] numbers(int... numbers) {
    return IntStream.of(numbers).mapToObj(Expr::number).toArray(Expr[]::new);
  }
}
