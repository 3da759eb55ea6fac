package dev.regimen.processor.witness;

import dev.regimen.kernel.Draws;
import dev.regimen.kernel.SampleDraws;
import dev.regimen.processor.ir.Bindings;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Interpreter;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Tensor;
import dev.regimen.train.StepBench;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trains a lowered program in the interpreter: parameters, slots and running statistics are kept
 * from step to step. Slots that nobody set are zero, and averages begin as what they are of.
 */
final class Oracle implements Bindings {
  /** Rows of the largest batch that others go on from. */
  private static final int MOST_ROWS = 16;

  private final List<Program> programs;
  private final Map<String, double[]> states = new HashMap<>();
  private final long seed;
  private final Map<String, double[]> averages = new HashMap<>();
  private final Draws draws;
  private Batch batch = new Batch(0, new double[0], new double[0], new double[0]);
  private long step;
  private double rate;

  /** Runs several programs one behind the other: gradients, then the update. */
  Oracle(long seed, Program... programs) {
    this.programs = List.of(programs);
    this.seed = seed;
    draws = new Draws(seed);
  }

  void set(String state, double[] values) {
    states.put(state, values.clone());
    averages.put("average of " + state, values.clone());
  }

  double[] get(String state) {
    return states.get(state);
  }

  /** Names of all states that a step has written. */
  Map<String, double[]> states() {
    return new TreeMap<>(states);
  }

  /** Runs the programs and keeps what they write; what the first yields, and all that changed. */
  Interpreter.Outcome run(Batch on, long stepsBefore, double learningRate) {
    batch = on;
    step = stepsBefore;
    rate = learningRate;
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    Map<String, Tensor> updates = new LinkedHashMap<>();
    for (Program program : programs) {
      Interpreter.Outcome outcome = Interpreter.run(program, this);
      Set<String> tables = tables(program);
      outcome
          .updates()
          .forEach(
              (name, tensor) -> {
                double[] next = tensor.data().clone();
                if (tables.stream().anyMatch(table -> (name + ".").startsWith(table + "."))) {
                  keepOthers(states.get(name), next, tensor.dims()[1]);
                }
                states.put(name, next);
              });
      outputs.putAll(outcome.outputs());
      updates.putAll(outcome.updates());
    }
    return new Interpreter.Outcome(outputs, updates);
  }

  /** The tables of which a program updates some rows. */
  private static Set<String> tables(Program program) {
    return program.body().stream()
        .filter(value -> value.op() instanceof Leaf)
        .map(value -> (Leaf) value.op())
        .filter(leaf -> leaf.kind() == Leaf.Kind.SPARSE_GRADIENT)
        .map(leaf -> leaf.name().substring("gradient of ".length()))
        .collect(Collectors.toSet());
  }

  /** Rows that no id of the batch numbers stay as they were, and so does that of padding. */
  private void keepOthers(double[] before, double[] next, int width) {
    int first =
        programs.get(0).body().stream()
            .filter(Scatter::isSparse)
            .mapToInt(value -> ((Scatter) value.op()).first())
            .findFirst()
            .orElseThrow();
    Set<Integer> touched = new HashSet<>();
    for (double id : batch.input()) {
      if (id >= first) {
        touched.add((int) id);
      }
    }
    for (int i = 0; i < next.length; i++) {
      if (!touched.contains(i / width)) {
        next[i] = before[i];
      }
    }
  }

  @Override
  public int rows() {
    return batch.rows();
  }

  @Override
  public Tensor tensor(Leaf leaf) {
    double[] data =
        switch (leaf.kind()) {
          case INPUT -> batch.input();
          case CONDITION -> batch.condition();
          case TARGET, CLASSES -> states.getOrDefault("target of " + leaf.name(), batch.target());
          case PRESENT -> states.getOrDefault("present of " + leaf.name(), batch.present());
          case KEPT ->
              states.computeIfAbsent(
                  leaf.name(), name -> Tensor.zeros(leaf.shape(), MOST_ROWS).data());
          case SLOT ->
              states.computeIfAbsent(
                  leaf.name(), name -> new double[(int) leaf.shape().elements()]);
          case AVERAGE -> states.computeIfAbsent(leaf.name(), averages::get);
          default -> states.get(leaf.name());
        };
    if (data == null) {
      throw new IllegalStateException("nobody set " + leaf);
    }
    Tensor zeros = Tensor.zeros(leaf.shape(), rows());
    return new Tensor(zeros.dims(), data);
  }

  @Override
  public long passes() {
    return step;
  }

  @Override
  public double leaf(Scalar scalar) {
    if (scalar instanceof Scalar.Setting setting) {
      return setting.value();
    }
    Scalar.Clock clock = ((Scalar.Ambient) scalar).clock();
    return switch (clock) {
      case LEARNING_RATE -> rate;
      case STEP -> step + 1;
      case ROWS -> batch.rows();
      default -> throw new IllegalStateException(clock + " is for schedules");
    };
  }

  /** Sample by sample, each as if it were alone. */
  private void drawBySample(Draw draw, double probability, double[] into) {
    int each = into.length / rows();
    double[] part = new double[each];
    for (int row = 0; row < rows(); row++) {
      SampleDraws alone = new SampleDraws(new Draws(seed), 1);
      alone.identify(0, StepBench.features(batch.input(), row, batch.input().length / rows()));
      alone.pass(step, 0, 1);
      switch (draw.kind()) {
        case UNIFORM -> alone.uniform(draw.stream(), 0, each, part, each);
        case NORMAL -> alone.normal(draw.stream(), 0, each, part, each);
        case BERNOULLI -> alone.bernoulli(probability, draw.stream(), 0, each, part, each);
      }
      System.arraycopy(part, 0, into, row * each, each);
    }
  }

  /** The draws of the run time are functions of their position, so the interpreter shares them. */
  @Override
  public void draw(Draw draw, double probability, double[] into) {
    if (draw.address() == Draw.Address.SAMPLE && draw.shape().isBatched()) {
      drawBySample(draw, probability, into);
      return;
    }
    switch (draw.kind()) {
      case UNIFORM -> draws.uniform(draw.stream(), step, 0, into, into.length);
      case NORMAL -> draws.normal(draw.stream(), step, 0, into, into.length);
      case BERNOULLI -> draws.bernoulli(probability, draw.stream(), step, 0, into, into.length);
    }
  }
}
