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

  /** One value of an array at this place, counted from 0; this place where there is none. */
  default Site element(int index) {
    return this;
  }

  /**
   * The order of places within one class: the class before its fields, fields as they are declared.
   */
  default int rank() {
    return 0;
  }

  /**
   * The annotation that brings what stands here, as users write it, {@code @Baseline}; empty for
   * what is written here itself.
   */
  default String broughtBy() {
    return "";
  }

  /** Whether it is an annotation that stands in the source, so that its members can be edited. */
  default boolean written() {
    return true;
  }

  /** Whether the user has suppressed warnings of this id here or around here. */
  default boolean suppresses(String id) {
    return false;
  }
}
