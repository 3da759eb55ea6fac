package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.RowLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints one stage of a loop: what holds for the row, the loop over its elements, its sums. */
final class StageWriter {
  private final MethodScope method;
  private final StepContext context;
  private final RowLoop loop;
  private final RowLoop.Stage stage;
  private final Code body;
  private final Expressions expressions;
  private final BatchTotals totals;
  private final Function<Value, @Nullable String> place;
  private final List<Value> sinks = new ArrayList<>();
  private final Uses uses;

  StageWriter(
      MethodScope method,
      RowLoop loop,
      RowLoop.Stage stage,
      Code body,
      Expressions expressions,
      BatchTotals totals,
      Function<Value, @Nullable String> place) {
    this.method = method;
    this.context = method.context();
    this.loop = loop;
    this.stage = stage;
    this.body = body;
    this.expressions = expressions;
    this.totals = totals;
    this.place = place;
    stage.rowReductions().forEach(value -> sinks.add(value.arg(0)));
    stage.batchReductions().forEach(value -> sinks.add(value.arg(0)));
    sinks.addAll(stage.written());
    uses = new Uses(stage.computed(), sinks);
  }

  void write(String begin, String end) {
    row();
    boolean wide = stage.computed().stream().anyMatch(value -> !loop.isNarrow(value));
    boolean sums =
        !stage.rowReductions().isEmpty()
            || stage.batchReductions().stream().anyMatch(total -> !loop.isNarrow(total.arg(0)));
    if (!wide && !sums) {
      return;
    }
    stage.rowReductions().forEach(this::openSum);
    Code element = elements();
    if (!element.isEmpty()) {
      body.open("for (int i = " + begin + "; i < " + end + "; i++)");
      body.add(element).close();
    }
    stage.rowReductions().forEach(sum -> closeSum(sum, begin, end));
  }

  /** Numbers of the row: they stay in their locals for the stages to come. */
  private void row() {
    for (Value value : stage.computed()) {
      if (loop.isNarrow(value) && !(value.op() instanceof Draw)) {
        if (uses.deservesLocal(value) || isUsedInElements(value)) {
          local(value, body, method.locals());
        }
      }
    }
    for (Value value : stage.written()) {
      if (loop.isNarrow(value)) {
        body.line(place.apply(value) + " = " + expressions.computed(value) + ";");
      }
    }
    for (Value total : stage.batchReductions()) {
      if (loop.isNarrow(total.arg(0))) {
        totals.addRow(total, body, expressions.computed(total.arg(0)));
      }
    }
  }

  private boolean isUsedInElements(Value value) {
    return loop.stages().stream()
        .flatMap(other -> other.computed().stream())
        .anyMatch(
            user ->
                user.args().contains(value)
                    && (!loop.isNarrow(user) || !stage.computed().contains(user)));
  }

  private String local(Value value, Code into, Identifiers names) {
    String text = expressions.expression(value);
    String name = names.claim(StepNames.local(value));
    into.line(context.precision().word() + " " + name + " = " + text + ";");
    expressions.define(value, name);
    return name;
  }

  private Code elements() {
    Code element = new Code();
    Identifiers names = method.locals().nested();
    List<Value> defined = new ArrayList<>();
    for (Value value : stage.computed()) {
      if (loop.isNarrow(value) || value.op() instanceof Draw) {
        continue;
      }
      if (uses.deservesLocal(value) && (place.apply(value) == null || isUsedElsewhere(value))) {
        local(value, element, names);
        defined.add(value);
      }
      if (place.apply(value) != null) {
        element.line(place.apply(value) + " = " + expressions.computed(value) + ";");
      }
    }
    for (Value value : stage.written()) {
      if (!stage.computed().contains(value) && !loop.isNarrow(value)) {
        throw new IllegalStateException(value + " is written but not computed");
      }
    }
    stage.rowReductions().forEach(sum -> addToRow(sum, element));
    for (Value total : stage.batchReductions()) {
      if (!loop.isNarrow(total.arg(0))) {
        totals.addElement(total, element, expressions.of(total.arg(0)), names);
      }
    }
    defined.forEach(expressions::forget);
    return element;
  }

  /** Whether something in this stage reads the value besides the tile that it goes to. */
  private boolean isUsedElsewhere(Value value) {
    return stage.computed().stream().anyMatch(user -> user.args().contains(value))
        || stage.rowReductions().stream().anyMatch(sum -> sum.arg(0) == value)
        || stage.batchReductions().stream().anyMatch(sum -> sum.arg(0) == value);
  }

  private void openSum(Value sum) {
    if (RowLoopWriter.isLongSum(loop, sum)) {
      return;
    }
    String name = method.locals().claim(StepNames.local(sum));
    String start = isMax(sum) ? context.precision().literal(Double.NEGATIVE_INFINITY) : "0";
    body.line(context.precision().word() + " " + name + " = " + start + ";");
    expressions.define(sum, name);
  }

  private void addToRow(Value sum, Code element) {
    String text = expressions.of(sum.arg(0));
    if (RowLoopWriter.isLongSum(loop, sum)) {
      element.line(terms(sum) + "[i] = " + text + ";");
      return;
    }
    String name = expressions.of(sum);
    String next =
        isMax(sum) ? name + " = Math.max(" + name + ", " + text + ")" : name + " += " + text;
    element.line(next + ";");
  }

  private void closeSum(Value sum, String begin, String end) {
    if (RowLoopWriter.isLongSum(loop, sum)) {
      String name = method.locals().claim(StepNames.local(sum));
      String type = context.precision().word();
      String args = terms(sum) + ", " + begin + ", " + end;
      body.format("$L $L = $T.sum($L);", type, name, RuntimeTypes.TILES, args);
      expressions.define(sum, name);
    }
  }

  private String terms(Value sum) {
    return method.tile("terms of " + stage.rowReductions().indexOf(sum), "terms");
  }

  private static boolean isMax(Value sum) {
    return ((Reduce) sum.op()).kind() == Reduce.Kind.MAX;
  }
}
