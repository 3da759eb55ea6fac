package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over the rows of one sample: gathered while the loop is at it, stored when it ends. */
final class SampleTotals {
  private static final Expr ZERO = Expr.number(0);

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Map<Value, Name> arrays = new LinkedHashMap<>();

  SampleTotals(MethodScope method, RowLoop loop) {
    this.method = method;
    this.loop = loop;
    context = method.context();
    loop.stages().stream().flatMap(stage -> stage.sampleReductions().stream()).forEach(this::claim);
  }

  private void claim(Value total) {
    boolean sum = ((Reduce) total.op()).kind() == Reduce.Kind.SUM;
    if (!sum || loop.isNarrow(total.arg(0))) {
      throw new IllegalStateException("rows of a sample are added up as they are, not " + total);
    }
    arrays.put(total, context.sums(context.names().field(total) + "Sum", loop.width()));
  }

  /** At the beginning of a sample. */
  void open(Code body) {
    arrays.values().forEach(array -> body.call(BatchTotals.ARRAYS, "fill", array, ZERO));
  }

  void addElement(Value total, Code element, Expr term) {
    element.increase(Expr.at(arrays.get(total), Places.INDEX), term);
  }

  /** At the end of a sample: the rows of a tile are folded into one. */
  void close(Code body, Name sample) {
    Expr width = context.sizes().any(loop.width());
    arrays.forEach(
        (total, array) -> {
          if (StepContext.rowsPerTile(loop.width()) > 1) {
            body.call(RuntimeTypes.TILES, "fold", array, width);
          }
          body.call(context.vector(total), "write", Expr.times(sample, width), array, width);
        });
  }
}
