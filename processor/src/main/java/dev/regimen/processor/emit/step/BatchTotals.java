package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A worker's parts of sums over the batch. Each worker adds up its own rows in arrays that all see;
 * after the barrier every worker adds up the parts in the same order.
 *
 * <p>A mean and a variance are taken from sums of differences to the worker's first row, which
 * keeps the precision that sums of squares alone lose (Chan, Golub and LeVeque 1983).
 */
final class BatchTotals {
  private static final Expr INDEX = Expr.call(StepContext.WORKER, "index");

  static final Type ARRAYS = Type.of(java.util.Arrays.class);

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Map<Value, Name> rowTotals = new LinkedHashMap<>();
  private final Map<Value, String> moments = new LinkedHashMap<>();

  /** A worker's own arrays, by the names under which all see them. */
  private final Map<String, Name> locals = new LinkedHashMap<>();

  BatchTotals(MethodScope method, RowLoop loop) {
    this.method = method;
    this.loop = loop;
    context = method.context();
    for (RowLoop.Stage stage : loop.stages()) {
      stage.batchReductions().forEach(this::declare);
    }
  }

  private void declare(Value total) {
    if (loop.isNarrow(total.arg(0))) {
      Name name = Name.local(Type.DOUBLE, method.locals().claim(StepNames.local(total)));
      method.before().let(name, Expr.number(0));
      rowTotals.put(total, name);
    } else if (isVariance(total)) {
      String name = moments(context, total);
      local(name + "Shifts", "shift");
      local(name + "Sums", "sum");
      local(name + "Squares", "squares");
      shift(total, locals.get(name + "Shifts"));
      moments.put(total, name);
    } else if (isSum(total)) {
      local(parts(context, total), StepNames.local(total));
    }
  }

  private void local(String shared, String word) {
    Name all = context.shared(shared, StepContext.rowsPerTile(loop.width()) * loop.width());
    Name local =
        Name.local(context.type().array(), method.locals().claim(Identifiers.decapitalize(word)));
    locals.put(shared, local);
    method.before().let(local, Expr.at(all, INDEX));
    if (!word.equals("shift")) {
      method.before().call(ARRAYS, "fill", local, Expr.number(0));
    }
  }

  private void shift(Value total, Name shift) {
    Expr width = context.sizes().any(loop.width());
    Expr from = Expr.times(StepContext.FROM, context.lengths().rows(loop.rowsPerSample()));
    Code first = new Code();
    first.call(context.vector(total.arg(0)), "read", Expr.times(from, width), shift, width);
    method.repeat(first, shift, loop.width());
    method.before().when(new Expr.Binary(Operator.LESS, StepContext.FROM, StepContext.TO), first);
  }

  /** What the names of a variance's three parts begin with. */
  static String moments(StepContext context, Value variance) {
    return context.names().field(variance).replaceFirst("Variance$", "");
  }

  /** The name under which workers share their parts of a total. */
  static String parts(StepContext context, Value total) {
    return context.names().field(total) + "Parts";
  }

  /** The shifts, sums and sums of squares of which workers each share a part. */
  static List<Name> parts(StepContext context, Value variance, int width) {
    int length = StepContext.rowsPerTile(width) * width;
    return Stream.of("Shifts", "Sums", "Squares")
        .map(part -> context.shared(moments(context, variance) + part, length))
        .toList();
  }

  static boolean isSum(Value total) {
    return kind(total) == Reduce.Kind.SUM;
  }

  static boolean isVariance(Value total) {
    return kind(total) == Reduce.Kind.VARIANCE;
  }

  /** Whether a loop adds to it: a mean that stands beside a variance comes from the same sums. */
  static boolean isSummed(Value total) {
    return isSum(total) || isVariance(total);
  }

  private static Reduce.Kind kind(Value total) {
    return ((Reduce) total.op()).kind();
  }

  void addRow(Value total, Code body, Expr term) {
    body.increase(rowTotals.get(total), term);
  }

  void addElement(Value total, Code element, Expr term, Identifiers names) {
    if (isVariance(total)) {
      String name = moments.get(total);
      Name centered = Name.local(context.type(), names.claim("centered"));
      // One column's shift stands in the first element alone: a single number is not repeated.
      Expr at = loop.width() == 1 ? Expr.number(0) : Places.INDEX;
      element.let(centered, Expr.minus(term, Expr.at(locals.get(name + "Shifts"), at)));
      element.increase(Expr.at(locals.get(name + "Sums"), Places.INDEX), centered);
      element.increase(
          Expr.at(locals.get(name + "Squares"), Places.INDEX), Expr.times(centered, centered));
    } else if (isSum(total)) {
      element.increase(Expr.at(locals.get(parts(context, total)), Places.INDEX), term);
    }
  }

  /** Leaves sums where other workers find them: those of a tile's rows folded into one row. */
  void finish(Code code) {
    if (StepContext.rowsPerTile(loop.width()) > 1) {
      Expr width = context.sizes().any(loop.width());
      locals.forEach(
          (shared, local) -> {
            if (!shared.endsWith("Shifts")) {
              code.call(RuntimeTypes.TILES, "fold", local, width);
            }
          });
    }
    rowTotals.forEach(
        (total, name) -> {
          Expr own = Expr.at(context.shared(parts(context, total), 1), INDEX);
          code.set(Expr.at(own, Expr.number(0)), context.precision().cast(name));
        });
  }
}
