package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes sums over the batch from sums over each sample that a program has anyway: Σ c·f over the
 * batch and its places is Σ c·s over the batch, where s = Σ f over the places and c is the sample's
 * own.
 *
 * <p>So the gradients of γ and β of a group or instance norm come from the two sums over each
 * sample, Σ dy and Σ dy·(x − mean), that the gradient of x takes.
 */
final class SampleSums {
  private final Graph graph = new Graph();
  private final Map<Value, Value> images = new HashMap<>();

  /** What takes the place of a sum over the batch, in the graph of the program at hand. */
  private final Map<Value, Value> instead;

  private SampleSums(Map<Value, Value> instead) {
    this.instead = instead;
  }

  static Program of(Program program) {
    Map<Value, Value> ofPlaces = new HashMap<>();
    for (Value value : program.body()) {
      if (isSum(value) && Simplify.isOverPlaces(value.arg(0), axes(value))) {
        ofPlaces.put(value.arg(0), value);
      }
    }
    Map<Value, Value> instead = new HashMap<>();
    if (!ofPlaces.isEmpty()) {
      for (Value value : program.body()) {
        Value sum = isOverRows(value) ? ofSamples(value, ofPlaces) : null;
        if (sum != null) {
          instead.put(value, sum);
        }
      }
    }
    return instead.isEmpty() ? program : new SampleSums(instead).rewrite(program);
  }

  private static boolean isSum(Value value) {
    return value.op() instanceof Reduce reduce && reduce.kind() == Reduce.Kind.SUM;
  }

  private static List<Integer> axes(Value value) {
    return ((Reduce) value.op()).axes();
  }

  /** Whether each channel is summed over the batch and all places of its samples. */
  private static boolean isOverRows(Value value) {
    if (!isSum(value) || !value.arg(0).shape().isBatched()) {
      return false;
    }
    int last = value.shape().rank() - 1;
    return last > 1 && axes(value).size() == last && axes(value).get(last - 1) == last - 1;
  }

  private static @Nullable Value ofSamples(Value total, Map<Value, Value> ofPlaces) {
    Value x = total.arg(0);
    Graph graph = total.graph();
    graph.enter(total.origin());
    Factors factors = Factors.ofPlaces(x);
    Value sum = ofPlaces.get(graph.expand(factors.varying(graph), x.shape()));
    return sum == null
        ? null
        : graph.reduce(Reduce.Kind.SUM, factors.common(sum), axes(total)).named(total.name());
  }

  private Program rewrite(Program program) {
    program.body().forEach(this::image);
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, image(value)));
    List<Update> updates = new ArrayList<>();
    for (Update update : program.updates()) {
      updates.add(new Update(image(update.state()), image(update.value())));
    }
    return new Program(graph, outputs, updates);
  }

  private Value image(Value value) {
    Value known = images.get(value);
    if (known != null) {
      return known;
    }
    Value source = instead.getOrDefault(value, value);
    List<Value> args = source.args().stream().map(this::image).toList();
    graph.enter(value.origin());
    Value image = graph.add(source.op(), args).named(source.name());
    images.put(value, image);
    return image;
  }
}
