package dev.regimen.train.step;

import dev.regimen.train.step.Blueprint.Task;

/**
 * One of the tasks of a network: what is predicted, by a head of its own.
 *
 * @param name its name, by which data and results are found; {@code target} where the network has
 *     one
 * @param kind what is predicted
 * @param targets classes of a multiclass task, 1 for a binary one, labels, outputs, or numbers to
 *     compare by
 * @param partial whether samples may lack its target
 * @param wholeClasses whether its loss cannot compare with shares of classes
 * @param topK the k of the top-k accuracy; 0 where nobody says
 * @param tokens tokens of a sample that have a target each; 0 where the sample has one
 * @param masked whether of a sample's outputs those count that the network is not shown
 */
public record TaskSpec(
    String name,
    Task kind,
    int targets,
    boolean partial,
    boolean wholeClasses,
    int topK,
    int tokens,
    boolean masked) {
  /** The name of a network's only task. */
  static final String ONLY = "target";

  /** The number of classes or labels; 2 for a binary task, 0 for numbers. */
  public int classes() {
    return switch (kind) {
      case MULTICLASS, LABELS -> targets;
      case BINARY -> 2;
      case REGRESSION, COMPARISON -> 0;
    };
  }

  /** Whether each token of a sample has a target, and not the sample. */
  public boolean perToken() {
    return tokens > 0;
  }

  /** Targets of a sample: one, or one for each token. */
  public int rows() {
    return Math.max(1, tokens);
  }

  /** Numbers of all that is predicted of a sample. */
  public int elements() {
    return Math.multiplyExact(rows(), width());
  }

  /**
   * Numbers that say what a sample's targets are: of a token its class, of a sample a row, which is
   * empty where samples are compared.
   */
  public int targetElements() {
    return perToken() ? rows() : kind == Task.COMPARISON ? 0 : width();
  }

  /** Numbers that say for what a sample's targets count: one for all, or one for each. */
  public int presentElements() {
    return masked && !perToken() ? width() : rows();
  }

  /** Columns of its target and prediction matrices: classes, 1 for binary, or outputs. */
  public int width() {
    return kind == Task.BINARY ? 1 : targets;
  }

  /** Real numbers in a sample's target; 0 for classes. */
  public int outputs() {
    return kind == Task.REGRESSION ? targets : 0;
  }

  /**
   * The k of the top-k accuracy: the one stated, else 5; at most the number of classes minus one.
   */
  public int rank() {
    return Math.max(1, Math.min(topK > 0 ? topK : 5, classes() - 1));
  }

  TaskSpec ofTokens(int count) {
    return new TaskSpec(name, kind, targets, partial, wholeClasses, topK, count, masked);
  }

  TaskSpec withTopK(int k) {
    return new TaskSpec(name, kind, targets, partial, wholeClasses, k, tokens, masked);
  }
}
