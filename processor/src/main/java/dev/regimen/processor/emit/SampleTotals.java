package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums over the rows of one sample: gathered while the loop is at it, stored when it ends. */
final class SampleTotals {
  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Map<Value, String> arrays = new LinkedHashMap<>();

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
    String name = context.sums(context.names().field(total) + "Sum", loop.width());
    arrays.put(total, name);
  }

  /** At the beginning of a sample. */
  void open(Code body) {
    arrays.values().forEach(array -> body.format("$T.fill($L, 0);", java.util.Arrays.class, array));
  }

  void addElement(Value total, Code element, String term, References references) {
    references.array(arrays.get(total));
    element.line(arrays.get(total) + "[i] += " + term + ";");
  }

  /** At the end of a sample: the rows of a tile are folded into one. */
  void close(Code body) {
    String width = context.sizes().any(loop.width());
    arrays.forEach(
        (total, array) -> {
          if (StepContext.rowsPerTile(loop.width()) > 1) {
            body.format("$T.fold($L, $L);", RuntimeTypes.TILES, array, width);
          }
          String at = loop.width() == 1 ? "sample" : "sample * " + width;
          body.line(context.vector(total) + ".write(" + at + ", " + array + ", " + width + ");");
        });
  }
}
