package dev.regimen.train.checkpoint;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.TiledVector;
import dev.regimen.train.file.SafetensorsWriter;
import dev.regimen.train.step.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A state as it was at one moment: copied into the heap, so that the run goes on while it is
 * written. Numbers become texts of the file's metadata, tensors and long lists become tensors.
 */
public final class StateCopy extends RunState {
  /** Longer lists are tensors. */
  private static final int LONGEST_TEXT = 16;

  private static final int TILE = 1 << 16;

  private final String prefix;
  private final Map<String, String> texts;
  private final List<Consumer<SafetensorsWriter>> tensors;

  /** Nothing yet. */
  public StateCopy() {
    this("", new LinkedHashMap<>(), new ArrayList<>());
  }

  private StateCopy(
      String prefix, Map<String, String> texts, List<Consumer<SafetensorsWriter>> tensors) {
    this.prefix = prefix;
    this.texts = texts;
    this.tensors = tensors;
  }

  /**
   * Writes a checkpoint: it appears whole or not at all.
   *
   * @param facts of the run, which whoever goes on compares
   * @throws IOException if it cannot be written; what was there before is then untouched
   */
  public void write(Path file, Map<String, String> facts) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(CheckpointFile.VERSION, CheckpointFile.CURRENT);
    facts.forEach((name, value) -> metadata.put(CheckpointFile.FACT + name, value));
    texts.forEach((name, value) -> metadata.put(CheckpointFile.STATE + name, value));
    SafetensorsWriter writer = new SafetensorsWriter(metadata);
    tensors.forEach(tensor -> tensor.accept(writer));
    writer.addChecksum();
    writer.write(file);
  }

  @Override
  public boolean restores() {
    return false;
  }

  @Override
  public RunState within(String part) {
    return new StateCopy(prefix + part + "/", texts, tensors);
  }

  private void put(String name, String value) {
    if (texts.put(prefix + name, value) != null) {
      throw new IllegalStateException("the state " + prefix + name + " is saved twice");
    }
  }

  @Override
  public double number(String name, double value) {
    put(name, Double.toString(value));
    return value;
  }

  @Override
  public long count(String name, long value) {
    put(name, Long.toString(value));
    return value;
  }

  @Override
  public String text(String name, String value) {
    put(name, value);
    return value;
  }

  @Override
  public double[] numbers(String name, double[] values) {
    if (values.length <= LONGEST_TEXT) {
      put(name, DoubleStream.of(values).mapToObj(Double::toString).collect(spaced()));
    } else {
      TiledVector copy = new TiledVector(values.length, null);
      copy.doubles(values.length);
      Arrays.setAll(copy.doubles(values.length)[0], i -> values[i]);
      add(name, List.of(values.length), copy, true);
    }
    return values;
  }

  @Override
  public float[] floats(String name, float[] values) {
    TiledVector copy = new TiledVector(values.length, null);
    if (values.length > 0) {
      System.arraycopy(values, 0, copy.floats(values.length)[0], 0, values.length);
    }
    add(name, List.of(values.length), copy, false);
    return values;
  }

  @Override
  public long[] counts(String name, long[] values) {
    if (values.length <= LONGEST_TEXT) {
      put(name, LongStream.of(values).mapToObj(Long::toString).collect(spaced()));
    } else {
      long[] copy = values.clone();
      tensors.add(writer -> writer.add(prefix + name, copy));
    }
    return values;
  }

  private static Collector<CharSequence, ?, String> spaced() {
    return Collectors.joining(" ");
  }

  @Override
  public void tensor(String name, List<Integer> shape, Reals values, boolean doubles) {
    TiledVector copy = new TiledVector(values.length(), null);
    // As even as can be, because the last tile is as long as the others.
    long tiles = Math.max(1, (values.length() + TILE - 1) / TILE);
    int tile = (int) Math.max(1, (values.length() + tiles - 1) / tiles);
    if (doubles) {
      copy.doubles(tile);
      for (long i = 0; i < values.length(); i++) {
        copy.set(i, values.get(i));
      }
    } else {
      copy.floats(tile);
      copy.copyFrom(values);
    }
    add(name, shape, copy, doubles);
  }

  private void add(String name, List<Integer> shape, Reals copy, boolean doubles) {
    tensors.add(writer -> writer.add(prefix + name, shape, copy, doubles));
  }
}
