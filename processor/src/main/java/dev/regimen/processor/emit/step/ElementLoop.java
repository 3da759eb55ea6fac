package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prints one loop over the elements of a tile: in place where it is small, else as a method of its
 * own, because a loop over many arrays vectorizes only where nothing else surrounds it.
 */
final class ElementLoop {
  private static final int ARRAYS_IN_PLACE = 4;
  private static final Name COUNT = Name.local(Type.INT, "count");

  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final Expressions expressions;
  private final BatchTotals totals;
  private final SampleTotals sampleTotals;
  private final Places places;
  private final Function<Value, @Nullable Name> terms;
  private final Code element = new Code();

  ElementLoop(
      MethodScope method,
      RowLoop loop,
      Expressions expressions,
      BatchTotals totals,
      SampleTotals sampleTotals,
      Places places,
      Function<Value, @Nullable Name> terms) {
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
    Expr end = sums ? bounds.end() : bounds.full();
    Code whole = new Code().loop(Places.INDEX, bounds.begin(), end, element);
    if (inPlace || arrays() <= ARRAYS_IN_PLACE) {
      body.add(whole);
      return;
    }
    Map<Name, Expr> handed = new LinkedHashMap<>();
    if (bounds.begin() instanceof Name first) {
      handed.put(first, first);
    }
    Name last = end instanceof Name name ? name : COUNT;
    if (!end.isConstant()) {
      handed.put(last, end);
    }
    Code loop =
        new Code().loop(Places.INDEX, bounds.begin(), end.isConstant() ? end : last, element);
    body.run(context.loops().call(sinks.get(0), loop.statements(), handed));
  }

  private long arrays() {
    return Names.free(element.statements()).stream().filter(name -> name.type().isArray()).count();
  }

  private void elements(List<Sink> sinks, Set<Value> computed) {
    Set<Value> own = new LinkedHashSet<>(computed);
    sinks.stream()
        .filter(sink -> sink.kind() == Sink.Kind.TILE)
        .forEach(s -> own.remove(s.value()));
    expressions.begin(own);
    Identifiers names = method.locals().nested();
    List<Value> sources = sinks.stream().map(Sink::source).toList();
    Uses uses = new Uses(computed, sources);
    for (Value value : computed) {
      boolean tile = sinks.contains(new Sink(Sink.Kind.TILE, value));
      if (uses.deservesLocal(value) && (!tile || isUsedElsewhere(value, sinks, computed))) {
        Expr expression = expressions.expression(value);
        Name name = Name.local(context.type(), names.claim(StepNames.local(value)));
        element.let(name, expression);
        expressions.defineInner(value, name);
      }
      if (tile) {
        element.set(places.element(value), expressions.computed(value));
      }
    }
    for (Sink sink : sinks) {
      if (sink.kind() == Sink.Kind.ROW_SUM) {
        addToRow(sink.value());
      } else if (sink.kind() == Sink.Kind.SAMPLE_SUM) {
        sampleTotals.addElement(sink.value(), element, expressions.of(sink.source()), names);
      } else if (sink.kind() == Sink.Kind.BATCH_SUM) {
        totals.addElement(sink.value(), element, expressions.of(sink.source()), names);
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
    Expr term = expressions.of(sum.arg(0));
    Name tile = terms.apply(sum);
    if (tile != null) {
      element.set(Expr.at(tile, Places.INDEX), term);
      return;
    }
    Expr name = expressions.of(sum);
    if (((Reduce) sum.op()).kind() == Reduce.Kind.MAX) {
      element.set(name, ScalarWriter.math("max", name, term));
    } else {
      element.increase(name, term);
    }
  }
}
