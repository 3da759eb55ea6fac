package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Prints one loop over the elements of a tile: in place where it is small, else as a method of its
 * own, because a loop over many arrays vectorizes only where nothing else surrounds it.
 */
final class ElementLoop {
  private static final int ARRAYS_IN_PLACE = 4;

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Expressions expressions;
  private final BatchTotals totals;
  private final SampleTotals sampleTotals;
  private final Places places;
  private final Function<Value, String> terms;
  private final References references = new References();
  private final Code element = new Code();

  ElementLoop(
      MethodScope method,
      RowLoop loop,
      Expressions expressions,
      BatchTotals totals,
      SampleTotals sampleTotals,
      Places places,
      Function<Value, String> terms) {
    this.method = method;
    this.context = method.context();
    this.loop = loop;
    this.expressions = expressions;
    this.totals = totals;
    this.sampleTotals = sampleTotals;
    this.places = places;
    this.terms = terms;
  }

  void write(Code body, List<Sink> sinks, Set<Value> computed, Bounds bounds, boolean inPlace) {
    elements(sinks, computed);
    boolean sums = sinks.stream().anyMatch(Sink::sumsRows);
    String end = sums ? bounds.end() : bounds.full();
    Code text = new Code();
    if (inPlace || references.arrays().size() <= ARRAYS_IN_PLACE) {
      text.open("for (int i = " + bounds.begin() + "; i < " + end + "; i++)");
      body.add(text.add(element).close());
      return;
    }
    List<String> extra = new ArrayList<>();
    Stream.of(bounds.begin(), end).filter(bound -> !Bounds.isConstant(bound)).forEach(extra::add);
    String last = extra.contains(end) && !end.matches("\\w+") ? "count" : end;
    text.open("for (int i = " + bounds.begin() + "; i < " + last + "; i++)").add(element).close();
    List<String> names = extra.stream().map(bound -> bound.equals(end) ? last : bound).toList();
    String call = context.loops().call(sinks.get(0), references, text, names, extra);
    body.line(call + ";");
  }

  private void elements(List<Sink> sinks, Set<Value> computed) {
    Set<Value> own = new LinkedHashSet<>(computed);
    sinks.stream()
        .filter(sink -> sink.kind() == Sink.Kind.TILE)
        .forEach(s -> own.remove(s.value()));
    expressions.begin(references, own);
    Identifiers names = method.locals().nested();
    List<Value> sources = sinks.stream().map(Sink::source).toList();
    Uses uses = new Uses(computed, sources);
    for (Value value : computed) {
      boolean tile = sinks.contains(new Sink(Sink.Kind.TILE, value));
      if (uses.deservesLocal(value) && (!tile || isUsedElsewhere(value, sinks, computed))) {
        String text = expressions.expression(value);
        String name = names.claim(StepNames.local(value));
        element.line(context.precision().word() + " " + name + " = " + text + ";");
        expressions.defineInner(value, name);
      }
      if (tile) {
        references.note(places.element(value));
        element.line(places.element(value) + " = " + expressions.computed(value) + ";");
      }
    }
    for (Sink sink : sinks) {
      if (sink.kind() == Sink.Kind.ROW_SUM) {
        addToRow(sink.value());
      } else if (sink.kind() == Sink.Kind.SAMPLE_SUM) {
        String term = expressions.of(sink.source());
        sampleTotals.addElement(sink.value(), element, term, references);
      } else if (sink.kind() == Sink.Kind.BATCH_SUM) {
        String term = expressions.of(sink.source());
        totals.addElement(sink.value(), element, term, names, references);
      }
    }
    expressions.end();
  }

  /** Whether something in this loop reads the value besides the tile that it goes to. */
  private static boolean isUsedElsewhere(Value value, List<Sink> sinks, Set<Value> computed) {
    return computed.stream().anyMatch(user -> user.args().contains(value))
        || sinks.stream().anyMatch(sink -> sink.kind() != Sink.Kind.TILE && sink.source() == value);
  }

  private void addToRow(Value sum) {
    String text = expressions.of(sum.arg(0));
    String tile = terms.apply(sum);
    if (!tile.isEmpty()) {
      references.array(tile);
      element.line(tile + "[i] = " + text + ";");
      return;
    }
    String name = expressions.of(sum);
    boolean max = ((Reduce) sum.op()).kind() == Reduce.Kind.MAX;
    element.line(
        max ? name + " = Math.max(" + name + ", " + text + ");" : name + " += " + text + ";");
  }
}
