package dev.regimen.processor.plan;

import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Cuts what one loop computes into stages. */
final class LoopBuilder {
  private final Locality locality;
  private final Timestep timestep;
  private final int width;
  private final Collection<Value> anchors;
  private final boolean bySample;
  private final int trimmed;
  private final Set<Value> local = new LinkedHashSet<>();
  private final Map<Value, Integer> stages = new HashMap<>();
  private final Set<Value> kept = new LinkedHashSet<>();
  private final Map<Value, Integer> done = new HashMap<>();

  /**
   * A builder of one loop.
   *
   * @param bySample sums over the batch that are added up sample by sample, whatever loop they are
   *     in
   * @param trimmed the most rows of a sample where their number is one of the run time; 0 if none
   *     is
   */
  LoopBuilder(
      Locality locality,
      Timestep timestep,
      int width,
      Collection<Value> anchors,
      Set<Value> bySample,
      int trimmed) {
    this.bySample = anchors.stream().anyMatch(bySample::contains);
    this.trimmed = trimmed;
    this.locality = locality;
    this.timestep = timestep;
    this.width = width;
    this.anchors = anchors;
  }

  RowLoop build() {
    anchors.forEach(anchor -> locality.collect(anchor, timestep, local));
    Rematerialization.extend(local, locality);
    List<Value> ordered = new ArrayList<>(local);
    ordered.sort(locality.order());
    ordered.forEach(value -> stages.put(value, stage(value)));
    int last = ordered.stream().mapToInt(this::sinkStage).max().orElse(0);
    List<RowLoop.Stage> result = new ArrayList<>();
    for (int s = 0; s <= last; s++) {
      result.add(stage(s, ordered));
    }
    Value first = anchors.iterator().next();
    int rowsPerSample =
        ordered.stream()
            .flatMap(LoopBuilder::touched)
            .filter(v -> Space.of(v) == Space.ROWS && v.shape().last() == width)
            .mapToInt(Space::rowsPerSample)
            .max()
            .orElse(1);
    return new RowLoop(
        timestep.phase(),
        first.origin(),
        width,
        rowsPerSample,
        bySample || rowsPerSample == trimmed && drawsByPlace(ordered),
        result,
        List.copyOf(kept));
  }

  /** By the number of the place within the sample, which does not depend on the batch's length. */
  private static boolean drawsByPlace(List<Value> values) {
    return values.stream().anyMatch(value -> value.op() instanceof Draw);
  }

  private static java.util.stream.Stream<Value> touched(Value value) {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(value), value.args().stream());
  }

  /** The first stage in which a value can be computed; a sum over the row is done at its end. */
  private int stage(Value value) {
    int stage = 0;
    for (Value arg : value.args()) {
      if (local.contains(arg)) {
        stage = Math.max(stage, stages.get(arg) + (Space.isRowReduction(arg) ? 1 : 0));
      }
    }
    return stage;
  }

  /** The stage in which a value leaves the loop. */
  private int sinkStage(Value value) {
    return stages.get(value) + (Space.isRowReduction(value) && locality.isStored(value) ? 1 : 0);
  }

  private RowLoop.Stage stage(int s, List<Value> ordered) {
    List<Value> rowReductions = new ArrayList<>();
    List<Value> sampleReductions = new ArrayList<>();
    List<Value> batchReductions = new ArrayList<>();
    List<Value> written = new ArrayList<>();
    Set<Value> needed = new LinkedHashSet<>();
    for (Value value : ordered) {
      if (Space.isRowReduction(value) && stages.get(value) == s) {
        rowReductions.add(value);
        need(value.arg(0), s, needed);
      } else if (Space.isSampleReduction(value) && stages.get(value) == s) {
        sampleReductions.add(value);
        need(value.arg(0), s, needed);
      } else if (Space.isBatchReduction(value) && stages.get(value) == s) {
        batchReductions.add(value);
        need(value.arg(0), s, needed);
      }
      if (isWrittenRowByRow(value) && sinkStage(value) == s) {
        written.add(value);
        need(value, s, needed);
      }
    }
    List<Value> computed = new ArrayList<>(needed);
    computed.sort(locality.order());
    computed.forEach(value -> done.putIfAbsent(value, s));
    return new RowLoop.Stage(computed, rowReductions, sampleReductions, batchReductions, written);
  }

  private boolean isWrittenRowByRow(Value value) {
    return anchors.contains(value)
        && !Space.isBatchReduction(value)
        && !Space.isSampleReduction(value);
  }

  /**
   * Adds what a stage must compute for a value; what an earlier one left behind is read instead.
   */
  private void need(Value value, int s, Set<Value> needed) {
    if (!local.contains(value) || Space.isRowReduction(value) || needed.contains(value)) {
      return;
    }
    if (done.containsKey(value) && done.get(value) < s) {
      if (value.shape().last() == 1 && width > 1) {
        return;
      }
      if (isWorthKeeping(value)) {
        kept.add(value);
        return;
      }
    }
    for (Value arg : value.args()) {
      need(arg, s, needed);
    }
    needed.add(value);
  }

  private boolean isWorthKeeping(Value value) {
    return value.op() instanceof Draw
        || anchors.contains(value)
        || value.op() instanceof Pointwise pointwise
            && Cost.isTranscendental(pointwise.expression());
  }
}
