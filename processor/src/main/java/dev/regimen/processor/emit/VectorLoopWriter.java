package dev.regimen.processor.emit;

import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.VectorLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints the small work after a barrier: totals over the workers and vectors made from them. */
final class VectorLoopWriter {
  private final MethodScope method;
  private final StepContext context;
  private final VectorLoop loop;
  private final Schedule schedule;
  private final Expressions expressions;
  private final Set<Value> arrays = new LinkedHashSet<>();

  VectorLoopWriter(MethodScope method, VectorLoop loop, Schedule schedule) {
    this.method = method;
    this.loop = loop;
    this.schedule = schedule;
    context = method.context();
    expressions = new Expressions(context, method.hoist(), this::known);
  }

  void write() {
    Set<Value> kept = kept();
    List<Value> replicated = new ArrayList<>();
    List<Value> leading = new ArrayList<>();
    loop.computed().forEach(v -> (kept.contains(v) ? replicated : leading).add(v));
    Code before = method.beginLoop();
    Code body = new Code();
    loop.totals().forEach(total -> total(body, total));
    write(body, replicated, kept);
    method.code().add(before).add(body);
    lead(leading);
  }

  /** What every worker needs: everything but the running statistics' next values. */
  private Set<Value> kept() {
    Set<Value> wanted = new LinkedHashSet<>();
    loop.gradients().forEach(value -> wanted.add(Space.stored(value)));
    schedule.program().outputs().values().forEach(value -> wanted.add(Space.stored(value)));
    Set<Value> kept = new LinkedHashSet<>();
    for (int i = loop.computed().size() - 1; i >= 0; i--) {
      Value value = loop.computed().get(i);
      if (wanted.contains(value) || isUsedBeside(value, kept)) {
        kept.add(value);
      }
    }
    return kept;
  }

  /** Whether a value, or what it is reshaped to, is an operand of something that all need. */
  private boolean isUsedBeside(Value value, Set<Value> kept) {
    return schedule.usersOf(value).stream()
        .anyMatch(
            user ->
                user.op() instanceof Reshape
                    ? isUsedBeside(user, kept)
                    : !loop.computed().contains(user) || kept.contains(user));
  }

  private void total(Code body, Value total) {
    Reduce reduce = (Reduce) total.op();
    if (reduce.kind() == Reduce.Kind.MEAN) {
      return;
    }
    int size = total.shape().last();
    String array = array(total);
    String width = context.sizes().any(size);
    if (reduce.kind() == Reduce.Kind.VARIANCE) {
      moments(body, total, array, width);
    } else {
      String parts = context.shared(BatchTotals.parts(context, total), length(total));
      body.format("$T.total($L, $L, $L);", RuntimeTypes.TILES, parts, width, array);
    }
    method.repeat(body, array, size);
  }

  /** Parts of a total over narrow rows of a wide loop are one number, else a tile of them. */
  private int length(Value total) {
    int size = total.shape().last();
    return StepContext.rowsPerTile(size) * size;
  }

  private void moments(Code body, Value variance, String array, String width) {
    Reduce reduce = (Reduce) variance.op();
    Reduce meanOf = new Reduce(Reduce.Kind.MEAN, reduce.axes());
    Value mean = schedule.program().graph().add(meanOf, variance.args());
    String parts = BatchTotals.moments(context, variance);
    int rowsPerSample = Space.rowsPerSample(variance.arg(0));
    String count = rowsPerSample == 1 ? "rows" : "rows, " + rowsPerSample;
    body.format("$T.total(", RuntimeTypes.MOMENTS);
    body.indented(
        "worker, "
            + count
            + ", "
            + width
            + ", "
            + parts
            + "Shifts, "
            + parts
            + "Sums, "
            + parts
            + "Squares, "
            + array(mean)
            + ", "
            + array
            + ");");
    method.repeat(body, array(mean), mean.shape().last());
  }

  private String array(Value value) {
    arrays.add(value);
    return context.array(context.names().field(value), value.shape().last());
  }

  private void write(Code body, List<Value> values, Set<Value> kept) {
    Map<Integer, List<Value>> bySize = new LinkedHashMap<>();
    values.forEach(v -> bySize.computeIfAbsent(v.shape().last(), s -> new ArrayList<>()).add(v));
    bySize.forEach((size, sized) -> loop(body, size, sized, v -> isUsedBeyond(v, sized)));
  }

  private boolean isUsedBeyond(Value value, List<Value> together) {
    boolean output =
        schedule.program().outputs().values().stream().anyMatch(v -> Space.stored(v) == value);
    boolean updated =
        loop.updates().stream().anyMatch(update -> Space.stored(update.value()) == value);
    boolean gradient = loop.gradients().stream().anyMatch(v -> Space.stored(v) == value);
    return output
        || updated
        || gradient
        || schedule.usersOf(value).stream().anyMatch(user -> !together.contains(user));
  }

  private void loop(
      Code body, int size, List<Value> values, java.util.function.Predicate<Value> beyond) {
    Uses uses = new Uses(values, List.of());
    Code element = new Code();
    Identifiers names = method.locals().nested();
    List<Value> defined = new ArrayList<>();
    List<Value> stored = new ArrayList<>();
    single = size == 1;
    for (Value value : values) {
      String text = expressions.expression(value);
      if (beyond.test(value)) {
        String name = array(value);
        element.line(name + (single ? "[0]" : "[i]") + " = " + text + ";");
        stored.add(value);
      } else if (uses.deservesLocal(value)) {
        String name = names.claim(StepNames.local(value));
        element.line(context.precision().word() + " " + name + " = " + text + ";");
        expressions.define(value, name);
        defined.add(value);
      }
    }
    defined.forEach(expressions::forget);
    if (element.isEmpty()) {
      return;
    }
    if (single) {
      body.add(element);
    } else {
      body.open("for (int i = 0; i < " + context.sizes().any(size) + "; i++)").add(element).close();
    }
    stored.forEach(value -> method.repeat(body, context.names().field(value), size));
  }

  private boolean single;

  private @Nullable String known(Value value) {
    Value stored = Space.stored(value);
    String element = value.shape().last() == 1 ? "[0]" : "[i]";
    if (stored.op() instanceof Leaf) {
      return method.parameterRow(stored) + element;
    }
    boolean here = loop.computed().contains(stored) && !arrays.contains(stored);
    return here
        ? null
        : context.array(context.names().field(stored), stored.shape().last()) + element;
  }

  /** What outlives the step is written once, by the first worker. */
  private void lead(List<Value> leading) {
    if (leading.isEmpty() && loop.gradients().isEmpty() && loop.updates().isEmpty()) {
      return;
    }
    Code code = method.code();
    code.open("if (worker.index() == 0)");
    Code before = method.beginLoop();
    Code body = new Code();
    write(body, leading, Set.of());
    code.add(before).add(body);
    for (Update update : loop.updates()) {
      Value stored = Space.stored(update.value());
      store(code, context.vector(update.state()), stored);
    }
    for (Value gradient : loop.gradients()) {
      for (Value parameter : schedule.parametersOf(gradient)) {
        store(code, context.gradient(parameter), Space.stored(gradient));
      }
    }
    code.close();
  }

  private void store(Code code, String vector, Value value) {
    String width = context.sizes().any(value.shape().last());
    String array = context.array(context.names().field(value), value.shape().last());
    code.line(vector + ".write(0, " + array + ", " + width + ");");
  }
}
