package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Operator;
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
  private static final Expr FIRST_WORKER =
      new Expr.Binary(Operator.EQUAL, Expr.call(StepContext.WORKER, "index"), Expr.number(0));

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
    Name array = array(total);
    Expr width = context.sizes().any(size);
    if (reduce.kind() == Reduce.Kind.VARIANCE) {
      moments(body, total, array, width);
    } else {
      Name parts = context.shared(BatchTotals.parts(context, total), length(total));
      body.call(RuntimeTypes.TILES, "total", parts, width, array);
    }
    method.repeat(body, total, array);
  }

  /** Parts of a total over narrow rows of a wide loop are one number, else a tile of them. */
  private int length(Value total) {
    int size = total.shape().last();
    return StepContext.rowsPerTile(size) * size;
  }

  private void moments(Code body, Value variance, Name array, Expr width) {
    Reduce reduce = (Reduce) variance.op();
    Reduce meanOf = new Reduce(Reduce.Kind.MEAN, reduce.axes());
    Value mean = schedule.program().graph().add(meanOf, variance.args());
    int rowsPerSample = Space.rowsPerSample(variance.arg(0));
    List<Expr> arguments = new ArrayList<>(List.of(StepContext.WORKER, StepContext.ROWS));
    if (rowsPerSample != 1) {
      arguments.add(Expr.own(rowsPerSample));
    }
    arguments.add(width);
    arguments.addAll(BatchTotals.parts(context, variance, variance.shape().last()));
    arguments.addAll(List.of(array(mean), array));
    body.run(new Expr.Call(new Expr.Static(RuntimeTypes.MOMENTS), "total", arguments));
    method.repeat(body, mean, array(mean));
  }

  private Name array(Value value) {
    arrays.add(value);
    return context.array(value);
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
    for (Value value : values) {
      Expr expression = expressions.expression(value);
      if (beyond.test(value)) {
        element.set(Expr.at(array(value), index(size)), expression);
        stored.add(value);
      } else if (uses.deservesLocal(value)) {
        Name name = Name.local(context.type(), names.claim(StepNames.local(value)));
        element.let(name, expression);
        expressions.define(value, name);
        defined.add(value);
      }
    }
    defined.forEach(expressions::forget);
    if (element.isEmpty()) {
      return;
    }
    if (size == 1) {
      body.add(element);
    } else {
      body.loop(Places.INDEX, Expr.number(0), context.sizes().any(size), element);
    }
    stored.forEach(value -> method.repeat(body, value, context.array(value)));
  }

  private static Expr index(int size) {
    return size == 1 ? Expr.number(0) : Places.INDEX;
  }

  private @Nullable Expr known(Value value) {
    Value stored = Space.stored(value);
    Expr index = index(value.shape().last());
    if (stored.op() instanceof Leaf) {
      return Expr.at(method.parameterRow(stored), index);
    }
    boolean here = loop.computed().contains(stored) && !arrays.contains(stored);
    return here ? null : Expr.at(context.array(stored), index);
  }

  /** What outlives the step is written once, by the first worker. */
  private void lead(List<Value> leading) {
    if (leading.isEmpty() && loop.gradients().isEmpty() && loop.updates().isEmpty()) {
      return;
    }
    Code code = new Code();
    Code before = method.beginLoop();
    Code body = new Code();
    write(body, leading, Set.of());
    code.add(before).add(body);
    for (Update update : loop.updates()) {
      store(code, context.vector(update.state()), Space.stored(update.value()));
    }
    for (Value gradient : loop.gradients()) {
      for (Value parameter : schedule.parametersOf(gradient)) {
        store(code, context.gradient(parameter), Space.stored(gradient));
      }
    }
    method.code().when(FIRST_WORKER, code);
  }

  private void store(Code code, Name vector, Value value) {
    Expr width = context.sizes().any(value.shape().last());
    code.call(vector, "write", Expr.number(0), context.array(value), width);
  }
}
