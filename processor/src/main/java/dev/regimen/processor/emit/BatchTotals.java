package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker's parts of sums over the batch. Each worker adds up its own rows in arrays that all see;
 * after the barrier every worker adds up the parts in the same order.
 *
 * <p>A mean and a variance are taken from sums of differences to the worker's first row, which
 * keeps the precision that sums of squares alone lose (Chan, Golub and LeVeque 1983).
 */
final class BatchTotals {
  private static final List<String> PARTS = List.of("Shifts", "Sums", "Squares");

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Map<Value, String> rowTotals = new LinkedHashMap<>();
  private final Map<Value, String> moments = new LinkedHashMap<>();

  BatchTotals(MethodScope method, RowLoop loop) {
    this.method = method;
    this.loop = loop;
    context = method.context();
    for (RowLoop.Stage stage : loop.stages()) {
      stage.batchReductions().forEach(this::declare);
    }
  }

  private void declare(Value total) {
    Code before = method.before();
    if (loop.isNarrow(total.arg(0))) {
      String name = method.locals().claim(StepNames.local(total));
      before.line("double " + name + " = 0;");
      rowTotals.put(total, name);
    } else if (isVariance(total)) {
      String name = moments(context, total);
      for (String part : PARTS) {
        local(
            before,
            name + part,
            part.substring(0, part.length() - (part.equals("Squares") ? 0 : 1)));
      }
      shift(before, total, name);
      moments.put(total, name);
    } else if (kind(total) == Reduce.Kind.SUM) {
      local(before, parts(context, total), StepNames.local(total));
    }
  }

  private final Map<String, String> locals = new LinkedHashMap<>();

  private void local(Code before, String shared, String word) {
    int length = StepContext.rowsPerTile(loop.width()) * loop.width();
    context.shared(shared, length);
    String local = method.locals().claim(decapitalize(word));
    locals.put(shared, local);
    before.line(context.precision().word() + "[] " + local + " = " + shared + "[worker.index()];");
    if (!word.equals("Shift")) {
      before.format("$T.fill($L, 0);", java.util.Arrays.class, local);
    }
  }

  private static String decapitalize(String word) {
    return Character.toLowerCase(word.charAt(0)) + word.substring(1);
  }

  private void shift(Code before, Value total, String name) {
    String width = context.sizes().any(loop.width());
    String from = "from" + (loop.rowsPerSample() == 1 ? "" : " * " + loop.rowsPerSample());
    before.open("if (from < to)");
    before.line(
        context.vector(total.arg(0))
            + ".read("
            + from
            + " * "
            + width
            + ", "
            + locals.get(name + "Shifts")
            + ", "
            + width
            + ");");
    method.repeat(before, locals.get(name + "Shifts"), loop.width());
    before.close();
  }

  /** What the names of a variance's three parts begin with. */
  static String moments(StepContext context, Value variance) {
    return context.names().field(variance).replaceFirst("Variance$", "");
  }

  /** The name under which workers share their parts of a total. */
  static String parts(StepContext context, Value total) {
    return context.names().field(total) + "Parts";
  }

  static boolean isVariance(Value total) {
    return kind(total) == Reduce.Kind.VARIANCE;
  }

  /** Whether a loop adds to it: a mean that stands beside a variance comes from the same sums. */
  static boolean isSummed(Value total) {
    return kind(total) == Reduce.Kind.SUM || isVariance(total);
  }

  private static Reduce.Kind kind(Value total) {
    return ((Reduce) total.op()).kind();
  }

  void addRow(Value total, Code body, String term) {
    body.line(rowTotals.get(total) + " += " + term + ";");
  }

  void addElement(
      Value total, Code element, String term, Identifiers names, References references) {
    if (isVariance(total)) {
      String name = moments.get(total);
      String centered = names.claim("centered");
      String type = context.precision().word();
      for (String part : PARTS) {
        references.array(locals.get(name + part));
      }
      // One column's shift stands in the first element alone: a single number is not repeated.
      String shift = locals.get(name + "Shifts") + (loop.width() == 1 ? "[0]" : "[i]");
      element.line(type + " " + centered + " = " + term + " - " + shift + ";");
      element.line(locals.get(name + "Sums") + "[i] += " + centered + ";");
      element.line(locals.get(name + "Squares") + "[i] += " + centered + " * " + centered + ";");
    } else if (kind(total) == Reduce.Kind.SUM) {
      references.array(locals.get(parts(context, total)));
      element.line(locals.get(parts(context, total)) + "[i] += " + term + ";");
    }
  }

  /** Leaves sums where other workers find them: those of a tile's rows folded into one row. */
  void finish(Code code) {
    if (StepContext.rowsPerTile(loop.width()) > 1) {
      locals.forEach(
          (shared, local) -> {
            if (!shared.endsWith("Shifts")) {
              String width = context.sizes().any(loop.width());
              code.format("$T.fold($L, $L);", RuntimeTypes.TILES, local, width);
            }
          });
    }
    rowTotals.forEach(
        (total, name) -> {
          String shared = context.shared(parts(context, total), 1);
          code.line(shared + "[worker.index()][0] = " + context.precision().cast() + name + ";");
        });
  }
}
