package dev.regimen.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A side's whole runs, one after the other. */
public abstract class Runs implements Peer {
  private double accuracy;

  /** Takes a run from the files to the accuracy on the test set. */
  protected abstract double accuracy() throws IOException;

  @Override
  public final void run(long[] nanos) {
    for (int i = 0; i < nanos.length; i++) {
      long start = System.nanoTime();
      try {
        accuracy = accuracy();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      nanos[i] = System.nanoTime() - start;
    }
  }

  @Override
  public final double result() {
    return accuracy;
  }

  @Override
  public final void close() {}
}
