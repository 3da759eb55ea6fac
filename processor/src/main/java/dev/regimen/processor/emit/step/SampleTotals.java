package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sums over the rows of one sample: gathered while the loop is at it, stored when it ends.
 *
 * <p>A mean and a variance are taken in one pass, too. Each place of a tile has a mean of what met
 * there and a sum of squared deviations from it, which every tile moves on (Welford 1962); behind
 * the last one the places of a column are joined. No number is taken off all others before, so that
 * none of a map's numbers, however unlike the rest, costs digits.
 */
final class SampleTotals {
  private static final Expr ZERO = Expr.number(0);

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Map<Value, Name> arrays = new LinkedHashMap<>();

  /** Means of a tile's places, by what they are of. */
  private final Map<Value, Name> means = new LinkedHashMap<>();

  /** The totals that means are, by the same. */
  private final Map<Value, Value> ofMeans = new LinkedHashMap<>();

  private final Name share;

  SampleTotals(MethodScope method, RowLoop loop) {
    this.method = method;
    this.loop = loop;
    context = method.context();
    share = Name.local(context.type(), "share");
    loop.stages().stream().flatMap(stage -> stage.sampleReductions().stream()).forEach(this::claim);
    if (!means.keySet().containsAll(ofMeans.keySet())) {
      throw new IllegalStateException("a mean over a sample without its variance");
    }
  }

  private void claim(Value total) {
    if (loop.isNarrow(total.arg(0)) || kind(total) == Reduce.Kind.MAX) {
      throw new IllegalStateException("rows of a sample are added up as they are, not " + total);
    }
    String field = context.names().field(total);
    if (kind(total) == Reduce.Kind.VARIANCE) {
      String name = field.replaceFirst("Variance$", "");
      means.put(total.arg(0), context.sums(name + "Means", loop.width()));
      arrays.put(total, context.sums(name + "Squares", loop.width()));
    } else if (kind(total) == Reduce.Kind.SUM) {
      arrays.put(total, context.sums(field + "Sum", loop.width()));
    } else {
      ofMeans.put(total.arg(0), total);
    }
  }

  private static Reduce.Kind kind(Value total) {
    return ((Reduce) total.op()).kind();
  }

  /** Whether a loop adds to it: a mean stands beside a variance and comes from the same numbers. */
  static boolean isSummed(Value total) {
    return kind(total) != Reduce.Kind.MEAN;
  }

  /** At the beginning of a sample. */
  void open(Code body) {
    means.values().forEach(array -> body.call(BatchTotals.ARRAYS, "fill", array, ZERO));
    arrays.values().forEach(array -> body.call(BatchTotals.ARRAYS, "fill", array, ZERO));
  }

  /** At the beginning of a tile: the share that its rows have in the means. */
  void openTile(Code tile, Name row, Name firstRow, int rowsPerTile) {
    if (!means.isEmpty()) {
      Expr rows = Expr.number(rowsPerTile);
      Expr whole = context.precision().literal(rowsPerTile);
      tile.let(
          share,
          new Expr.Binary(Operator.DIVIDE, whole, Expr.plus(Expr.minus(row, firstRow), rows)));
    }
  }

  void addElement(Value total, Code element, Expr term, Identifiers names) {
    Expr sum = Expr.at(arrays.get(total), Places.INDEX);
    if (kind(total) == Reduce.Kind.SUM) {
      element.increase(sum, term);
      return;
    }
    Expr mean = Expr.at(means.get(total.arg(0)), Places.INDEX);
    Name x = Name.local(context.type(), names.claim("x"));
    Name before = Name.local(context.type(), names.claim("before"));
    Name after = Name.local(context.type(), names.claim("after"));
    element.let(x, term);
    element.let(before, mean);
    element.let(after, Expr.plus(before, Expr.times(Expr.minus(x, before), share)));
    element.set(mean, after);
    element.increase(sum, Expr.times(Expr.minus(x, before), Expr.minus(x, after)));
  }

  /** At the end of a sample: the rows of a tile are folded into one. */
  void close(Code body, Name sample, Expr rows, int rowsPerTile) {
    Expr width = context.sizes().any(loop.width());
    arrays.forEach(
        (total, array) -> {
          Value x = total.arg(0);
          if (kind(total) == Reduce.Kind.VARIANCE) {
            Expr tile = Expr.number(rowsPerTile);
            body.call(RuntimeTypes.TILES, "moments", means.get(x), array, rows, tile, width);
          } else if (StepContext.rowsPerTile(loop.width()) > 1) {
            body.call(RuntimeTypes.TILES, "fold", array, width);
          }
          if (kind(total) == Reduce.Kind.VARIANCE && ofMeans.containsKey(x)) {
            store(body, ofMeans.get(x), sample, means.get(x), width);
          }
          store(body, total, sample, array, width);
        });
  }

  private void store(Code body, Value total, Name sample, Name array, Expr width) {
    body.call(context.vector(total), "write", Expr.times(sample, width), array, width);
  }
}
