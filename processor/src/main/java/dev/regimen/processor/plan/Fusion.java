package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Reshape;
import dev.regimen.processor.ir.Result;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Update;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Forms kernels: all that one timestep computes on rows of one width becomes one loop, all small
 * vectors of one layer and phase another, every matrix product stands alone.
 */
public final class Fusion {
  private final Program program;
  private final List<Value> body;
  private final Timeline timeline;
  private final Locality locality;
  private final Map<Value, SortedMap<Integer, Update>> vectorUpdates;
  private final Map<Value, SortedMap<Integer, Value>> vectorGradients;

  /**
   * What one loop goes over.
   *
   * @param alone what it takes mean and variance of, if that is all it does: a kernel's work
   */
  private record LoopKey(Timestep timestep, int width, int rowsPerSample, Optional<Value> alone) {}

  /** What one handful of vectors belongs to. */
  private record VectorKey(Timestep timestep, Origin origin) {}

  /** A handful of vectors: sums that are completed, and what is computed of them. */
  private record Vectors(VectorKey key, List<Value> totals, List<Value> computed) {}

  /** A kernel with its place in the order. */
  private record Placed(Kernel kernel, Timestep timestep, int rank, int index) {}

  private final Set<Value> bySample;
  private final int trimmed;

  private Fusion(
      Program program, Materialization materialization, Timeline timeline, Set<Value> bySample) {
    this.program = program;
    this.bySample = bySample;
    this.timeline = timeline;
    body = program.body();
    trimmed = Trim.length(program);
    locality = new Locality(body, materialization, timeline);
    vectorUpdates =
        vectors(
            program.updates().stream().filter(update -> !Schedule.isGradient(update)),
            Update::value);
    vectorGradients =
        vectors(
            program.updates().stream().filter(Schedule::isGradient).map(Update::value).distinct(),
            value -> value);
  }

  public static Schedule of(Program program) {
    return of(program, Set.of(), Set.of());
  }

  /**
   * A schedule that adds up as another one does: the order of a sum decides on its last bit.
   *
   * @param stored what is stored where several loops use it, and not computed in each
   * @param bySample sums over the batch that are added up sample by sample
   */
  public static Schedule of(Program program, Set<Value> stored, Set<Value> bySample) {
    Timeline earliest = Timeline.earliest(program);
    Materialization materialization = Materialization.of(program, earliest, stored);
    Timeline timeline = Timeline.of(program, earliest, materialization);
    while (true) {
      List<Kernel> kernels = new Fusion(program, materialization, timeline, bySample).kernels();
      Materialization fewer = materialization.without(unread(kernels));
      if (fewer.size() == materialization.size()) {
        return Schedule.of(program, kernels);
      }
      materialization = fewer;
    }
  }

  /** What loops write although whoever needs it has computed it again. */
  private static Set<Value> unread(List<Kernel> kernels) {
    Set<Value> unread = new LinkedHashSet<>();
    for (Kernel kernel : kernels) {
      if (kernel instanceof RowLoop loop) {
        loop.stages().forEach(stage -> unread.addAll(stage.written()));
      }
    }
    kernels.forEach(kernel -> kernel.reads().stream().map(Space::stored).forEach(unread::remove));
    return unread;
  }

  private List<Kernel> kernels() {
    List<Placed> placed = new ArrayList<>();
    addProducts(placed);
    addLoops(placed);
    addVectors(placed);
    placed.sort(
        Comparator.comparing(Placed::timestep)
            .thenComparing(Placed::rank)
            .thenComparing(Placed::index));
    return MethodOrder.of(placed.stream().map(Placed::kernel).toList());
  }

  private void addProducts(List<Placed> placed) {
    Map<Value, List<Value>> results = new HashMap<>();
    for (Value value : body) {
      if (value.op() instanceof Call) {
        results.put(value, new ArrayList<>(List.of(value)));
      } else if (value.op() instanceof Result) {
        results.get(value.arg(0)).add(value);
      }
    }
    for (Value value : body) {
      Timestep at = timeline.timestep(value);
      if (value.op() instanceof MatMul) {
        placed.add(new Placed(new Product(at.phase(), value), at, 1, locality.place(value)));
      } else if (value.op() instanceof Call) {
        List<Value> values = List.copyOf(results.get(value));
        placed.add(new Placed(new Invocation(at.phase(), values), at, 1, locality.place(value)));
      }
    }
  }

  private void addLoops(List<Placed> placed) {
    Map<LoopKey, Set<Value>> anchors = new LinkedHashMap<>();
    for (Value value : body) {
      if (locality.isWritten(value) || Space.isBatchReduction(value)) {
        Timestep at = timeline.timestep(value);
        Set<Value> tree = new LinkedHashSet<>();
        locality.collect(value, at, tree);
        LoopKey key = key(at, tree, momentsOf(value));
        anchors.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
      }
    }
    anchors.forEach(
        (key, values) -> {
          RowLoop loop =
              new LoopBuilder(locality, key.timestep(), key.width(), values, bySample, trimmed)
                  .build();
          placed.add(new Placed(loop, key.timestep(), 2, locality.place(values.iterator().next())));
        });
  }

  /** The width of the widest row that the values touch, operands included. */
  private LoopKey key(Timestep at, Set<Value> tree, Optional<Value> alone) {
    Value widest = null;
    for (Value value : tree) {
      List<Value> touched = new ArrayList<>(value.args());
      touched.add(value);
      for (Value v : touched) {
        if (Space.of(v) == Space.ROWS && (widest == null || isWider(v, widest))) {
          widest = v;
        }
      }
    }
    return new LoopKey(at, widest.shape().last(), Space.rowsPerSample(widest), alone);
  }

  /** What a value is mean or variance of over the batch, where that lies in memory already. */
  private static Optional<Value> momentsOf(Value value) {
    boolean moments =
        Space.isBatchReduction(value) && ((Reduce) value.op()).kind() != Reduce.Kind.SUM;
    return Optional.of(value)
        .filter(each -> moments && !(Space.stored(each.arg(0)).op() instanceof Leaf))
        .map(each -> Space.stored(each.arg(0)));
  }

  /** Longer rows, or as long and more of them in a sample. */
  private static boolean isWider(Value v, Value than) {
    int longer = Integer.compare(v.shape().last(), than.shape().last());
    return longer > 0 || longer == 0 && Space.rowsPerSample(v) > Space.rowsPerSample(than);
  }

  private void addVectors(List<Placed> placed) {
    for (Vectors each : handfuls()) {
      VectorLoop loop =
          new VectorLoop(
              each.key.timestep().phase(),
              each.key.origin(),
              each.totals,
              each.computed,
              updates(each.totals, each.computed),
              gradients(each.totals, each.computed));
      Value first = each.totals.isEmpty() ? each.computed.get(0) : each.totals.get(0);
      placed.add(new Placed(loop, each.key.timestep(), 0, locality.place(first)));
    }
  }

  /**
   * Vectors of one layer in a handful, but for those that need what another layer's handful makes
   * behind it: they are a handful of their own.
   */
  private List<Vectors> handfuls() {
    List<Vectors> handfuls = new ArrayList<>();
    Map<VectorKey, Integer> latest = new HashMap<>();
    Map<Value, Integer> places = new HashMap<>();
    for (Value value : body) {
      if (Space.of(value) != Space.VECTOR
          || value.args().isEmpty()
          || value.op() instanceof Reshape) {
        continue;
      }
      boolean total = Space.isBatchReduction(value);
      Timestep timestep = total ? timeline.totalled(value) : timeline.timestep(value);
      VectorKey key = new VectorKey(timestep, value.origin());
      int behind = behind(value, timestep, handfuls, places);
      if (latest.getOrDefault(key, -1) < behind || !latest.containsKey(key)) {
        latest.put(key, handfuls.size());
        handfuls.add(new Vectors(key, new ArrayList<>(), new ArrayList<>()));
      }
      places.put(value, latest.get(key));
      Vectors own = handfuls.get(latest.get(key));
      (total ? own.totals : own.computed).add(value);
    }
    return handfuls;
  }

  /** The last handful of the same time that an operand is in; -1 if none is in any. */
  private static int behind(
      Value value, Timestep timestep, List<Vectors> handfuls, Map<Value, Integer> places) {
    return value.args().stream()
        .mapToInt(arg -> places.getOrDefault(Space.stored(arg), -1))
        .filter(place -> place >= 0 && handfuls.get(place).key.timestep().equals(timestep))
        .max()
        .orElse(-1);
  }

  private List<Update> updates(List<Value> sums, List<Value> values) {
    return among(sums, values, vectorUpdates);
  }

  private List<Value> gradients(List<Value> sums, List<Value> values) {
    return among(sums, values, vectorGradients);
  }

  /** What belongs to some values, in the order of the map. */
  private static <T> List<T> among(
      List<Value> sums, List<Value> values, Map<Value, SortedMap<Integer, T>> by) {
    SortedMap<Integer, T> found = new TreeMap<>();
    sums.forEach(value -> found.putAll(by.getOrDefault(value, Collections.emptySortedMap())));
    values.forEach(value -> found.putAll(by.getOrDefault(value, Collections.emptySortedMap())));
    return List.copyOf(found.values());
  }

  /** What becomes of vectors, by the value that memory is laid out for, in the program's order. */
  private static <T> Map<Value, SortedMap<Integer, T>> vectors(
      Stream<T> all, Function<T, Value> value) {
    Map<Value, SortedMap<Integer, T>> by = new HashMap<>();
    int[] number = {0};
    all.filter(each -> Space.of(value.apply(each)) == Space.VECTOR)
        .forEach(
            each ->
                by.computeIfAbsent(Space.stored(value.apply(each)), x -> new TreeMap<>())
                    .put(number[0]++, each));
    return by;
  }
}
