package dev.regimen.train;

import dev.regimen.data.Dataset;
import dev.regimen.data.PretextSamples;
import dev.regimen.data.Texts;
import dev.regimen.train.loop.DataCheck;
import dev.regimen.train.step.Blueprint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A number that tells data from other data: the checksum of names, of every sample's targets and
 * weight, in their order, and of the features of a few hundred samples spread over all. Features
 * may have to be decoded, and a run is not to wait until all are.
 */
public final class DataFingerprint {
  private static final int SAMPLES = 256;

  /** Of a text of which no network says how much of it is read. */
  private static final int MOST_TAGS = 256;

  private final CRC32C sum = new CRC32C();
  private final Dataset data;

  private DataFingerprint(Dataset data, Blueprint blueprint) {
    this.data = data;
    addAll(Arrays.hashCode(data.shape()));
    for (int task : DataCheck.tasks(blueprint, data)) {
      targets(task);
    }
    if (Texts.are(data)) {
      texts();
    } else {
      features();
    }
    for (int sample = 0; sample < data.size() && data.weighted(); sample++) {
      addAll(data.weight(sample));
    }
  }

  /** The number in hexadecimal; empty for data without samples. */
  public static String of(Dataset data, Blueprint blueprint) {
    return data.size() == 0
        ? ""
        : String.format(Locale.ROOT, "%08x", new DataFingerprint(data, blueprint).sum.getValue());
  }

  private void targets(int task) {
    addAll(data.classes(task).hashCode());
    if (Texts.tagged(data, task)) {
      tags(task);
      return;
    }
    if (PretextSamples.are(data)) {
      addAll(data.size()); // targets follow from the features
      return;
    }
    float[] row = new float[data.outputs(task)];
    for (int sample = 0; sample < data.size(); sample++) {
      if (data.labelled(task)) {
        addAll(data.label(task, sample));
      }
      if (row.length > 0) {
        data.targets(task, sample, row, 0);
        addAll(row);
      }
    }
  }

  /** Of a stream those of as many windows as features are looked at, which overlap. */
  private void tags(int task) {
    int[] row = new int[Math.max(MOST_TAGS, data.features())];
    boolean overlap = Texts.together(data) < data.size();
    int count = overlap ? Math.min(SAMPLES, data.size()) : data.size();
    for (int i = 0; i < count; i++) {
      Texts.tags(data, task, (int) ((long) i * data.size() / count), row);
      addAll(Arrays.hashCode(row));
    }
  }

  /** Before they are rows of ids, as an experiment has them. */
  private void texts() {
    for (int sample = 0; sample < data.size(); sample++) {
      addAll(Texts.hash(data, sample));
    }
  }

  private void features() {
    float[] row = new float[data.features()];
    float[] condition = new float[data.conditions()];
    int count = Math.min(SAMPLES, data.size());
    for (int i = 0; i < count; i++) {
      int sample = (int) ((long) i * data.size() / count);
      data.features(sample, row, 0);
      addAll(row);
      if (condition.length > 0) {
        data.condition(sample, condition, 0);
        addAll(condition);
      }
    }
  }

  private void addAll(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    sum.update(bytes);
  }

  private void addAll(int value) {
    sum.update(ByteBuffer.allocate(Integer.BYTES).putInt(value).flip());
  }
}
