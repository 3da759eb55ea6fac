package dev.regimen.data;

/**
 * Turns one thing of a program (a text, a drawing, a record) into features.
 *
 * @param <T> the things
 */
public interface Encoder<T> {
  /** The shape of one sample, channels last; always the same. */
  int[] shape();

  /** Writes all features of {@code sample} to {@code into[0 ...]}; none may be {@code NaN}. */
  void encode(T sample, float[] into);
}
