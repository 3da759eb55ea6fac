package dev.regimen.train;

import dev.regimen.text.Printable;
import dev.regimen.train.checkpoint.CheckpointFolder;
import dev.regimen.train.step.NamedTensor;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a run came to.
 *
 * @param <P> what the network predicts
 */
public final class RunResult<P> {
  private final Predictor<P> predictor;
  private final History history;
  private final int bestEpoch;
  private final StopReason stopReason;
  private final Optional<Evaluation> validation;
  private final Optional<Evaluation> test;
  private final double seconds;
  private final List<RunResult<P>> members;
  private final String weights;
  private final Optional<Path> checkpoint;

  RunResult(
      Predictor<P> predictor,
      History history,
      int bestEpoch,
      StopReason stopReason,
      Optional<Evaluation> validation,
      Optional<Evaluation> test,
      double seconds,
      List<RunResult<P>> members,
      String weights,
      Optional<Path> checkpoint) {
    this.predictor = predictor;
    this.history = history;
    this.bestEpoch = bestEpoch;
    this.stopReason = stopReason;
    this.validation = validation;
    this.test = test;
    this.seconds = seconds;
    this.members = members;
    this.weights = weights;
    this.checkpoint = checkpoint;
  }

  /** The same run with other weights of its. */
  RunResult<P> with(
      Predictor<P> others, Optional<Evaluation> onValidation, Optional<Evaluation> onTest) {
    return new RunResult<>(
        others,
        history,
        bestEpoch,
        stopReason,
        onValidation,
        onTest,
        seconds,
        List.of(),
        weights,
        checkpoint);
  }

  /** Which weights {@link #predictor} has: those of the best epoch, or of the last update. */
  public String weights() {
    return weights;
  }

  /**
   * How a run that was stopped goes on: {@code -Dregimen.resume=checkpoints/Digits-1}; empty where
   * nothing was saved.
   */
  public Optional<String> resumption() {
    return checkpoint.map(
        file -> {
          Path folder = Objects.requireNonNull(file.getParent());
          boolean ofMember =
              members.size() > 1
                  || folder.getFileName().toString().startsWith(CheckpointFolder.MEMBER);
          Path ofRun = ofMember ? Objects.requireNonNullElse(folder.getParent(), folder) : folder;
          return "-Dregimen.resume=" + Printable.of(ofRun);
        });
  }

  /**
   * The newest checkpoint that the run wrote, or else went on from; empty where it is not saved.
   */
  public Optional<Path> checkpoint() {
    return checkpoint;
  }

  /**
   * The runs of the members of an {@code @Ensemble}, in their order; of a {@code @SnapshotEnsemble}
   * the same run with the weights of each snapshot; elsewhere this run.
   */
  public List<RunResult<P>> members() {
    return members.isEmpty() ? List.of(this) : members;
  }

  /** All completed epochs; of an ensemble those of its first member, see {@link #members}. */
  public History history() {
    return history;
  }

  /**
   * The epoch whose monitored metric was best, counted from 1; 0 if none was completed. As {@link
   * #history}.
   */
  public int bestEpoch() {
    return bestEpoch;
  }

  /** Why the run ended. */
  public StopReason stopReason() {
    return stopReason;
  }

  /**
   * The final weights on the validation split.
   *
   * @throws IllegalStateException without a validation split
   */
  public Evaluation validation() {
    return validation.orElseThrow(
        () -> new IllegalStateException("there is no validation split: @Split(validation = ...)"));
  }

  /**
   * The final weights on the test split.
   *
   * @throws IllegalStateException without a test split
   */
  public Evaluation test() {
    return test.orElseThrow(
        () ->
            new IllegalStateException(
                "there is no test split: @Split(test = ...) or data that has its own"));
  }

  /** Whether there was a validation split. */
  public boolean validated() {
    return validation.isPresent();
  }

  /** Whether there was a test split. */
  public boolean tested() {
    return test.isPresent();
  }

  /** Wall time of the run. */
  public double seconds() {
    return seconds;
  }

  /** The numbers that held in the run. */
  public Settings settings() {
    return predictor.settings();
  }

  /**
   * Predicts with the final weights, or with their average where the regime asks for one; with the
   * best epoch's where early stopping restores them.
   */
  public Predictor<P> predictor() {
    return predictor;
  }

  /**
   * Copies of the parameters that {@link #predictor()} predicts with, by their names in a file
   * ({@code hidden1.weight}), as ND4J arrays: {@code [out, in]}, {@code [out, in / groups, height,
   * width]}; a dense layer behind flattened maps has {@code [out, channels, height, width]}. Those
   * of an ensemble's members from the second on begin with {@code members/2/} and so on.
   */
  public Map<String, INDArray> parameters() {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    for (int member = 0; member < predictor.members().size(); member++) {
      Weights copy = predictor.members().get(member).copy();
      for (NamedTensor tensor : predictor.blueprint().parameters()) {
        parameters.put(ModelFile.name(tensor, member), tensor.view(copy.parameter(tensor)));
      }
    }
    return parameters;
  }

  /**
   * Saves the model as safetensors, with all that prediction needs. The file appears complete or
   * not at all.
   *
   * @throws IOException if it cannot be written; a file that was there before is then untouched
   */
  public void save(Path file) throws IOException {
    predictor.save(file);
  }
}
