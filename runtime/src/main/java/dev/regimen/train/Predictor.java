package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.kernel.Worker;
import dev.regimen.train.loop.ChunkSize;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.loop.SampleCheck;
import dev.regimen.train.metric.MetricChoice;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Predicts with a trained network, or several. Immutable and safe for any number of threads: the
 * weights are its own, and every call uses scratch memory that no other call has at that time: as
 * much as there are processors, so that more calls at once wait and take no more. An interrupt ends
 * no call and is kept. What lies outside the heap goes when nobody holds the predictor any more.
 *
 * <p>A large prediction is shared by as many workers as {@code -Dregimen.workers} says, else by all
 * processors, unless another large one is. The same call always gives the same bits; a sample alone
 * may differ in the last bits from itself within a batch, which is summed in another order.
 *
 * @param <P> {@link Label}, {@link LabelSet}, {@link Estimate} or a class of {@link Predictions}
 */
public final class Predictor<P> {
  private final Trainer<P> trainer;
  private final Blueprint blueprint;
  private final Settings settings;
  private final List<Weights> members;
  private final Preprocessing preprocessing;
  private final List<List<String>> classes;
  private final int chunk;
  private final Supplier<Augmenter> augmenter;
  private final Passes passes;
  private final double threshold;
  private final SampleCheck check;
  private final ScratchPool<PredictionScratch> scratches;
  private final ChunkedPrediction<P> chunks;

  Predictor(
      Trainer<P> trainer,
      Settings settings,
      List<Weights> members,
      Preprocessing preprocessing,
      List<List<String>> classes) {
    this.trainer = trainer;
    this.blueprint = trainer.blueprint();
    this.settings = settings;
    this.members = members;
    this.preprocessing = preprocessing;
    this.classes = classes;
    this.chunk = ChunkSize.of(blueprint, settings);
    this.threshold = MetricChoice.training(settings).threshold();
    this.check = new SampleCheck(blueprint, preprocessing);
    Augmentations augmentations = blueprint.augmentations(settings);
    this.augmenter = () -> augmentations.evaluation(settings.seed());
    this.passes = Passes.of(augmentations, settings, members.size());
    this.scratches = new ScratchPool<>(() -> scratch(chunk));
    this.chunks = new ChunkedPrediction<>(blueprint, chunk, check, scratches, this::decoded);
  }

  private Stream<Step> steps(Memory memory) {
    // Draws may make other weights for each pass.
    boolean draws = settings.drawsToPredict() > 0;
    return members.stream()
        .map(
            own ->
                trainer.inferenceStep(
                    memory.with(own, settings), draws ? Worker.single() : Worker.predicting()));
  }

  private PredictionScratch scratch(int capacity) {
    return MemorySize.allocated(blueprint, capacity, 1, () -> made(capacity));
  }

  private PredictionScratch made(int capacity) {
    Memory memory = Memory.inference(blueprint, settings, members.get(0), capacity);
    Step[] steps = steps(memory).toArray(Step[]::new);
    return new PredictionScratch(memory, steps, augmenter.get(), preprocessing, passes, check);
  }

  /**
   * Predicts one sample.
   *
   * @param features raw, as in the training data: nothing standardized
   * @throws IllegalArgumentException if their number is wrong, or one or the answer is not finite
   */
  public P predict(float... features) {
    check.unconditioned();
    return predicted(features, features);
  }

  /**
   * Predicts one sample into an array. Unless more threads predict than there are processors, this
   * takes no lock, and it allocates nothing: what waits for an answer waits for arithmetic.
   *
   * @param features raw, as for {@link #predict(float...)}
   * @param into gets what the network, or the main one of its tasks, yields: probabilities of the
   *     classes or labels in order (one unit's is that of the second class), or values in the
   *     targets' own unit
   * @throws IllegalArgumentException if either has a wrong number of values, or one or the answer
   *     is not finite
   */
  public void predictInto(float[] features, float[] into) {
    check.unconditioned();
    check.sample(features, 0);
    check.room(into);
    PredictionScratch scratch = scratches.take();
    try {
      scratch.run(features, features);
      scratch.numbers(0, into);
    } finally {
      scratches.give(scratch);
    }
  }

  /** Predicts many samples, in order; throws what the prediction of one sample throws. */
  public List<P> predict(float[][] samples) {
    check.unconditioned();
    return chunks.of(samples, samples);
  }

  /**
   * Predicts one sample under a condition.
   *
   * @param condition what the network's {@code @Condition} or {@code @ClassCondition} says
   * @throws IllegalArgumentException if the number of either is wrong or one is not finite
   */
  public P predict(float[] features, float[] condition) {
    check.conditions(new float[][] {features}, new float[][] {condition});
    return predicted(features, condition);
  }

  /**
   * Predicts many samples, each under its condition.
   *
   * @throws IllegalArgumentException if a sample or condition has a wrong number of values or one
   *     is not finite
   */
  public List<P> predict(float[][] samples, float[][] conditions) {
    check.conditions(samples, conditions);
    return chunks.of(samples, conditions);
  }

  private P predicted(float[] features, float[] condition) {
    check.sample(features, 0);
    PredictionScratch scratch = scratches.take();
    try {
      scratch.run(features, condition);
      return decoded(scratch, features, 0);
    } finally {
      scratches.give(scratch);
    }
  }

  /**
   * Predicts one sample in memory of its own, which is as small as can be.
   *
   * @throws IllegalArgumentException if the answer is no number
   */
  void probe(float[] features) {
    float[][] conditions = {new float[blueprint.conditionWidth()]};
    PredictionScratch scratch = scratch(1);
    try {
      scratch.run(new float[][] {features}, conditions, 0);
    } finally {
      scratch.free();
    }
  }

  private P decoded(PredictionScratch scratch, float[] sample, int row) {
    List<PredictedRow> tasks = scratch.predicted(sample, row, threshold, classes);
    return trainer.decoder().decode(blueprint.tasks(), tasks);
  }

  /** What a task predicts, row by row: probabilities, or values in the targets' own unit. */
  float[][] rows(int task, float[][] samples) {
    check.samples(samples);
    return scratches.use(scratch -> scratch.rows(task, samples));
  }

  /** {@link #outputs} of one sample. */
  public float[] output(String layer, float... features) {
    return outputs(layer, new float[][] {features})[0];
  }

  /**
   * What a layer with {@code @Exposed} yields: an embedding of each sample, or its logits.
   *
   * @param layer the field, behind its blocks' names: {@code stage1.0.conv}
   * @param samples raw, as for {@code predict}
   * @return a row a sample; maps by row, column and channel
   * @throws IllegalArgumentException if the layer is not exposed, or as {@code predict} does
   */
  public float[][] outputs(String layer, float[][] samples) {
    check.unconditioned();
    check.samples(samples);
    return scratches.use(scratch -> scratch.output(layer, samples));
  }

  /**
   * Measures the network on data that it was not trained on.
   *
   * @throws dev.regimen.data.DataException if data is empty, of another kind or of other classes
   */
  public Evaluation evaluate(Dataset given) {
    Dataset data = TextEncoding.of(blueprint, RegimeSplits.shown(this, given), preprocessing);
    DataCheck.check(blueprint, Splits.trainOnly(data));
    DataCheck.requireClasses(blueprint, data, classes);
    Memory memory = Memory.inference(blueprint, settings, members.get(0), chunk);
    try {
      Step[][] steps = steps(memory).map(step -> new Step[] {step}).toArray(Step[][]::new);
      return PredictorEvaluation.of(memory, steps, augmenter, data, preprocessing, passes);
    } finally {
      memory.freeAllButWeights();
    }
  }

  /**
   * Predicts one text, with the vocabulary that the network was trained with.
   *
   * @throws IllegalStateException if it was not trained on texts
   */
  public P predict(String text) {
    return predict(RawSample.features(blueprint, preprocessing, text));
  }

  /**
   * Predicts one row of the table that the network was trained on, from the texts of its cells by
   * column.
   *
   * @throws IllegalStateException if it was not trained on a table
   * @throws dev.regimen.data.DataException if a column is missing or a cell cannot be read
   */
  public P predict(Map<String, String> row) {
    return predict(RawSample.features(preprocessing, row));
  }

  /**
   * The {@code k} most probable classes, the most probable first.
   *
   * @throws IllegalStateException if the network predicts numbers
   */
  public List<P> topK(int k, float... features) {
    check.rank(k, classes().size());
    return trainer.decoder().top(predict(features), k, classes());
  }

  /** The names of the classes, in the order of their indices; empty for regression. */
  public List<String> classes() {
    return classes.get(0);
  }

  /** {@link #classes()} of one of several tasks. */
  public List<String> classes(String task) {
    return classes.get(blueprint.task(task));
  }

  /** {@link #classes()} of each task. */
  List<List<String>> allClasses() {
    return classes;
  }

  /** The numbers of the run that trained it. */
  public Settings settings() {
    return settings;
  }

  Trainer<P> trainer() {
    return trainer;
  }

  Blueprint blueprint() {
    return blueprint;
  }

  /** The weights of each network whose mean predicts; one, unless it is an ensemble. */
  List<Weights> members() {
    return members;
  }

  Preprocessing preprocessing() {
    return preprocessing;
  }

  /** See {@link RunResult#save}. */
  public void save(Path file) throws IOException {
    ModelFile.write(file, this);
  }
}
