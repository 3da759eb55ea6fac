package dev.regimen.processor.diagnostic;

/**
 * A place in the user's source that a finding points at, without saying what a compiler is: rules
 * and checks are tested without one.
 */
public interface Site {
  /** The place as users name it: {@code FashionMlp.hidden1}, or the class alone. */
  String owner();

  /**
   * The value of one member of the annotation at this place; this place where it is not written.
   */
  Site member(String name);
}
