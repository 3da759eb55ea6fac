package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a step go as far as the longest text of its batch, where no result depends on what stands
 * behind it.
 *
 * <p>That is so where all that is done with the places of a text is done for each by itself, or by
 * an operation that leaves padding out: attention, a recurrence, sums that are masked, lookups.
 * What reads places by their number, as a flattened text, or their neighbours, as a convolution,
 * needs all of them, and so does what counts or yields them: means over all places, predictions for
 * each. Then the program stays as it is.
 *
 * <p>Sums over the batch are of gradients, which are zero at padding.
 */
public final class Trimming {
  private final Program program;
  private final Value ids;

  private Trimming(Program program, Value ids) {
    this.program = program;
    this.ids = ids;
  }

  /** The program, which trims its texts if it can. */
  public static Program of(Program program) {
    return ids(program)
        .filter(ids -> TextPlaces.of(program, ids).areByThemselves())
        .map(ids -> new Trimming(program, ids).trimmed())
        .orElse(program);
  }

  /** The program's only input, if rows of texts are looked up by it. */
  private static Optional<Value> ids(Program program) {
    List<Value> inputs =
        program.body().stream()
            .filter(value -> value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.INPUT)
            .toList();
    boolean ofTexts =
        inputs.size() == 1
            && inputs.get(0).shape().rank() == 2
            && inputs.get(0).shape().last() > 1
            && program.body().stream().anyMatch(Trimming::looksTextsUp);
    return ofTexts ? Optional.of(inputs.get(0)) : Optional.empty();
  }

  /** Entries before the first stand for padding, which only texts have. */
  private static boolean looksTextsUp(Value value) {
    return value.op() instanceof Gather gather && gather.first() > 0;
  }

  private Program trimmed() {
    Graph graph = new Graph();
    Map<Value, Value> images = new HashMap<>();
    for (Value value : program.body()) {
      graph.enter(value.origin());
      List<Value> args = value.args().stream().map(images::get).toList();
      Value image = graph.add(value.op(), args).named(value.name());
      images.put(value, value == ids ? trim(graph, image) : image);
    }
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    List<Update> updates =
        program.updates().stream()
            .map(update -> new Update(state(update, graph, images), images.get(update.value())))
            .toList();
    return new Program(graph, outputs, updates);
  }

  /** It is the first layer's work. */
  private Value trim(Graph graph, Value whole) {
    Value user =
        program.body().stream().filter(each -> each.args().contains(ids)).findFirst().get();
    graph.enter(user.origin());
    return graph.add(new Trim(), List.of(whole)).named("ids");
  }

  /** A state that nothing reads is not in the body. */
  private static Value state(Update update, Graph graph, Map<Value, Value> images) {
    Value state = update.state();
    graph.enter(state.origin());
    return images.computeIfAbsent(
        state, leaf -> graph.add(leaf.op(), List.of()).named(leaf.name()));
  }
}
