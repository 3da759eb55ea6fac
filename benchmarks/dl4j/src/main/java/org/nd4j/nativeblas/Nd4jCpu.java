package org.nd4j.nativeblas;

/**
 * Lets DL4J find its oneDNN helpers for convolution, pooling and batch normalization. DL4J
 * 1.0.0-M2.1 asks a class of this name whether they may be used, but its natives had moved it to
 * another package by then; so nobody can turn them on without this answer, and DL4J falls back on
 * patches and matrix products, which take several times as long.
 */
public final class Nd4jCpu {
  private Nd4jCpu() {}

  /** What DL4J asks through reflection. */
  public static final class Environment {
    private static final Environment INSTANCE = new Environment();

    private Environment() {}

    public static Environment getInstance() {
      return INSTANCE;
    }

    public boolean isUseMKLDNN() {
      return true;
    }
  }
}
