package dev.regimen.data;

import java.util.List;

/**
 * A task that samples state themselves: what a network is shown of each, and what it is to say of
 * that. Learned before labels are, it lets a network begin with what samples have in common
 * whatever they are labelled.
 *
 * <p>Immutable, and shared by all threads; what it shows is a function of the sample and the
 * version alone, so that every run, worker and evaluation sees the same.
 */
public interface Pretext {
  /** In how many ways each sample is shown; each of them is a sample of an epoch. */
  default int versions() {
    return 1;
  }

  /** What the network is to tell apart, the names of the versions; empty where it is not to. */
  default List<String> classes() {
    return List.of();
  }

  /**
   * Whether samples of a batch are compared with each other, so that none has a target by itself:
   * they are shown as they are, and nothing is measured on samples of which each is shown once.
   */
  default boolean comparesSamples() {
    return false;
  }

  /** Whether of a text its own tokens are to be predicted, each at its place. */
  default boolean ofTokens() {
    return false;
  }

  /**
   * Turns a sample into what is shown of it, in place.
   *
   * @param sample {@code sample[at ...]} are its features
   * @param shape the network's input: {@code {28, 28, 1}}, channels last
   * @param version from 0
   */
  void show(float[] sample, int at, int[] shape, int version);
}
