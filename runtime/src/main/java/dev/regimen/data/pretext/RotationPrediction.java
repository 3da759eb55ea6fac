package dev.regimen.data.pretext;

import dev.regimen.data.Pretext;
import java.util.List;

/** Every square image upright and turned by one, two and three quarters, counter-clockwise. */
public final class RotationPrediction implements Pretext {
  private static final List<String> ANGLES = List.of("0", "90", "180", "270");

  @Override
  public int versions() {
    return ANGLES.size();
  }

  @Override
  public List<String> classes() {
    return ANGLES;
  }

  @Override
  public void show(float[] sample, int at, int[] shape, int version) {
    int side = shape[0];
    int channels = shape[2];
    for (int row = 0; row < side / 2; row++) {
      for (int column = 0; column < (side + 1) / 2; column++) {
        for (int channel = 0; channel < channels; channel++) {
          turn(sample, at + channel, side, channels, row, column, version);
        }
      }
    }
  }

  /** The four places that a place comes to, each of which gets the value of a later one. */
  private static void turn(
      float[] sample, int at, int side, int channels, int row, int column, int quarters) {
    int end = side - 1;
    int first = at + (row * side + column) * channels;
    int second = at + (column * side + end - row) * channels;
    int third = at + ((end - row) * side + end - column) * channels;
    int fourth = at + ((end - column) * side + row) * channels;
    for (int quarter = 0; quarter < quarters; quarter++) {
      float held = sample[first];
      sample[first] = sample[second];
      sample[second] = sample[third];
      sample[third] = sample[fourth];
      sample[fourth] = held;
    }
  }
}
