package dev.regimen.babysit;

import dev.regimen.kernel.Reals;
import dev.regimen.train.StepProbe;
import dev.regimen.train.step.NamedTensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a layer left of samples, summed up while its memory had it. */
final class Traced {
  private static final int KEPT = 4;
  private static final double EQUAL = 1e-3;

  /** At most this far from an end of the range. */
  private static final double END = 0.01;

  /** Of the values of a sigmoid some are near 1; of a rectifier that stays below 1 none. */
  private static final double SOME = 0.05;

  final int layer;
  final int width;
  private final double[][] first;
  private final double[] least;
  private final double[] most;
  private double sum;
  private double squares;
  private long count;
  private long high;
  private long atZero;
  private long atEnds;

  Traced(int layer, Reals rows, int width, int units) {
    this.layer = layer;
    this.width = width;
    least = new double[units];
    most = new double[units];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    int samples = (int) (rows.length() / width);
    first = new double[Math.min(KEPT, samples)][width];
    for (int row = 0; row < samples; row++) {
      for (int i = 0; i < width; i++) {
        double value = rows.get((long) row * width + i);
        if (row < first.length) {
          first[row][i] = value;
        }
        count(value, i % units);
      }
    }
  }

  private void count(double value, int unit) {
    least[unit] = Math.min(least[unit], value);
    most[unit] = Math.max(most[unit], value);
    sum += value;
    squares += value * value;
    count++;
    high += value > 1 - END ? 1 : 0;
    atZero += Math.abs(value) < END ? 1 : 0;
    atEnds += Math.abs(value) > 1 - END ? 1 : 0;
  }

  LayerReading reading(String field) {
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return new LayerReading(field, mean, deviation, dead(), saturated());
  }

  private double dead() {
    int dead = 0;
    for (int unit = 0; unit < least.length; unit++) {
      dead += least[unit] == most[unit] ? 1 : 0;
    }
    return (double) dead / least.length;
  }

  private double saturated() {
    double lowest = Arrays.stream(least).min().orElse(0);
    double highest = Arrays.stream(most).max().orElse(0);
    if (highest > 1 || lowest < -1 || high < SOME * count) {
      return 0;
    }
    return (double) (lowest < 0 ? atEnds : high + atZero) / count;
  }

  /** Whether its first rows are a weight's product with those before it, and a bias. */
  boolean isProductOf(
      Traced before, StepProbe probe, NamedTensor weight, @Nullable NamedTensor bias) {
    Reals weights = probe.weights().parameter(weight);
    Reals biases = bias == null ? null : probe.weights().parameter(bias);
    double error = 0;
    double size = 0;
    for (int row = 0; row < first.length; row++) {
      for (int unit = 0; unit < width; unit++) {
        double product = biases == null ? 0 : biases.get(unit);
        for (int i = 0; i < before.width; i++) {
          product += weights.get((long) unit * before.width + i) * before.first[row][i];
        }
        error = Math.max(error, Math.abs(product - first[row][unit]));
        size = Math.max(size, Math.abs(product));
      }
    }
    return size > 0 && error < EQUAL * size;
  }
}
