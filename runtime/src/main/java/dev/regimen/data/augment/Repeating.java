package dev.regimen.data.augment;

/** Shows samples more than once in a batch. */
public non-sealed interface Repeating extends Augmentation {
  /** How often. */
  int times();
}
