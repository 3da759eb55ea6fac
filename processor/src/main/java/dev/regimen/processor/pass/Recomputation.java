package dev.regimen.processor.pass;

import dev.regimen.processor.ir.Fence;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Origin.Direction;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Activation checkpointing: the backward pass of some blocks takes their inner activations from a
 * second computation, from the block's input on, that begins when the gradient arrives at the block
 * (Chen et al. 2016). Between the two nobody needs them.
 *
 * <p>The second computation is the first one's operations on the same numbers, draws by the same
 * addresses, so it yields the same bits. What a block shows to others is kept, and so are sums over
 * samples, rows and the batch: they are small, and the statistics of a batch are taken once. The
 * pass runs on the simplified program, because no algebra may treat the two differently.
 */
public final class Recomputation {
  private final Program program;
  private final Graph graph = new Graph();
  private final Map<Value, Value> images = new HashMap<>();
  private final Map<Value, Part> parts = new HashMap<>();

  /** What is recomputed of one block, in values of the program without recomputation. */
  private static final class Part {
    final Set<String> layers;

    /** What others read. */
    final Set<Value> shown = new LinkedHashSet<>();

    /** The gradients that arrive from others. */
    final Set<Value> arriving = new LinkedHashSet<>();

    final Map<Value, Value> again = new HashMap<>();
    final Map<Value, Value> fences = new HashMap<>();

    Part(Set<String> layers) {
      this.layers = layers;
    }

    boolean has(Value value) {
      return layers.contains(value.origin().layer());
    }
  }

  /** What is kept whatever the blocks are. */
  private final Set<Value> kept;

  private Recomputation(Program program, Set<Value> kept) {
    this.program = program;
    this.kept = kept;
  }

  /**
   * A program with recomputation.
   *
   * @param program the same with it
   * @param images of the values of the program without it
   */
  public record Recomputing(Program program, Map<Value, Value> images) {}

  /**
   * The program with recomputation; where there is no backward pass, blocks are only told apart.
   *
   * @param program simplified, with its gradients
   * @param blocks the names of the layers of each block that is recomputed
   * @param kept values that are kept: products that would be cut otherwise the second time, and so
   *     have other bits
   */
  public static Recomputing of(Program program, List<Set<String>> blocks, Set<Value> kept) {
    if (blocks.isEmpty()) {
      return new Recomputing(program, Map.of());
    }
    Recomputation recomputation = new Recomputation(program, kept);
    return new Recomputing(recomputation.run(blocks), recomputation.images);
  }

  private Program run(List<Set<String>> blocks) {
    for (Set<String> layers : blocks) {
      Part part = new Part(layers);
      program.body().stream().filter(part::has).forEach(value -> parts.put(value, part));
      bound(part);
    }
    ordered().forEach(value -> images.put(value, image(value)));
    Map<String, Value> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, images.get(value)));
    List<Update> updates = new ArrayList<>();
    for (Update update : program.updates()) {
      graph.enter(update.state().origin());
      Value state = images.computeIfAbsent(update.state(), this::copy);
      updates.add(new Update(state, images.get(update.value())));
    }
    return new Program(graph, outputs, updates);
  }

  /** Finds what goes into and out of a block. */
  private void bound(Part part) {
    part.shown.addAll(program.outputs().values());
    part.shown.addAll(kept);
    Set<Value> behind = new HashSet<>();
    for (Value user : program.body()) {
      boolean own = part.has(user);
      boolean forward = user.origin().direction() == Direction.FORWARD;
      if (!own) {
        user.args().stream()
            .filter(part::has)
            .filter(Recomputation::isForward)
            .forEach(part.shown::add);
      }
      if (!forward && (own || user.args().stream().anyMatch(behind::contains))) {
        behind.add(user);
      }
      if (!forward && own) {
        user.args().stream()
            .filter(arg -> !isForward(arg) && !behind.contains(arg) && arg.shape().isBatched())
            .forEach(part.arriving::add);
      }
    }
  }

  private static boolean isForward(Value value) {
    return value.origin().direction() == Direction.FORWARD;
  }

  /** Operands first, and before what is recomputed what says when. */
  private Collection<Value> ordered() {
    Set<Value> done = new LinkedHashSet<>();
    Set<Value> begun = new HashSet<>();
    for (Value root : program.body()) {
      Deque<Value> path = new ArrayDeque<>(List.of(root));
      while (!path.isEmpty()) {
        Value value = path.peek();
        if (begun.add(value)) {
          before(value).stream().filter(v -> !done.contains(v)).forEach(path::push);
        } else {
          done.add(path.pop());
        }
      }
    }
    return done;
  }

  private List<Value> before(Value value) {
    List<Value> before = new ArrayList<>(value.args());
    if (readsAgain(value)) {
      before.addAll(parts.get(value).arriving);
    }
    return before;
  }

  /** Whether this is of a block's backward pass and reads what is computed again. */
  private boolean readsAgain(Value value) {
    Part part = parts.get(value);
    return part != null
        && !isForward(value)
        && value.args().stream().anyMatch(arg -> isRecomputed(arg, part));
  }

  /** One of several results comes with the first. */
  private static boolean isRecomputed(Value value, Part part) {
    if (value.op() instanceof Result) {
      return isRecomputed(value.arg(0), part);
    }
    return part.has(value)
        && isForward(value)
        && value.shape().isBatched()
        && !(value.op() instanceof Reduce)
        && !(value.op() instanceof Leaf)
        && !part.shown.contains(value);
  }

  private Value image(Value value) {
    Part part = parts.get(value);
    if (part != null && readsAgain(value)) {
      List<Value> args = value.args().stream().map(arg -> again(arg, part)).toList();
      return add(value, args, value.origin());
    }
    boolean forward = isForward(value);
    return add(
        value,
        value.args().stream().map(arg -> read(arg, value, forward)).toList(),
        value.origin());
  }

  /** What others read of a block stands behind a barrier: the block is done with its memory. */
  private Value read(Value arg, Value user, boolean forward) {
    Part part = parts.get(arg);
    Value image = images.get(arg);
    boolean leaves = forward && part != null && part != parts.get(user) && isForward(arg);
    return leaves && arg.shape().isBatched() ? fence(image, arg, List.of()) : image;
  }

  private Value fence(Value image, Value of, List<Value> behind) {
    List<Value> args = new ArrayList<>(List.of(image));
    args.addAll(behind);
    graph.enter(behind.isEmpty() ? of.origin() : of.origin().towards(Direction.RECOMPUTE));
    return graph.add(new Fence(), args).named(of.name());
  }

  private Value copy(Value value) {
    return add(value, List.of(), value.origin());
  }

  private Value add(Value value, List<Value> args, Origin origin) {
    graph.enter(origin);
    return graph.add(value.op(), args).named(value.name());
  }

  /** An operand of a block's backward pass, or of what that needs computed again. */
  private Value again(Value value, Part part) {
    if (!isRecomputed(value, part)) {
      return images.get(value);
    }
    Value known = part.again.get(value);
    if (known != null) {
      return known;
    }
    List<Value> args = new ArrayList<>();
    for (Value arg : value.args()) {
      boolean kept = arg.shape().isBatched() && !isRecomputed(arg, part);
      args.add(kept ? waiting(arg, part) : again(arg, part));
    }
    Value made = add(value, args, value.origin().towards(Direction.RECOMPUTE));
    part.again.put(value, made);
    return made;
  }

  /** What is kept, read when the gradient has arrived. */
  private Value waiting(Value kept, Part part) {
    return part.fences.computeIfAbsent(
        kept,
        value -> fence(images.get(value), value, part.arriving.stream().map(images::get).toList()));
  }
}
