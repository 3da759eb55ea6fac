package dev.regimen.data;

import java.util.Arrays;

/** Rows of zeros, which nobody looks at: targets where samples are compared with each other. */
record Zeros(int size, int width) implements Features {
  @Override
  public void copy(int row, float[] into, int at) {
    Arrays.fill(into, at, at + width, 0);
  }

  @Override
  public Features channelsLast(int channels) {
    return this;
  }

  @Override
  public boolean intensities() {
    return true;
  }

  @Override
  public long heldBytes() {
    return 0;
  }
}
