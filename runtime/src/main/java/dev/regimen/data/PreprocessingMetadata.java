package dev.regimen.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link Preprocessing} as text for a model file, and back. */
final class PreprocessingMetadata {
  private static final String FILL = "preprocessing.fill";
  private static final String MEAN = "preprocessing.mean";
  private static final String STD = "preprocessing.std";

  private PreprocessingMetadata() {}

  static Map<String, String> of(
      @Nullable Columns columns,
      @Nullable Tokenizer tokenizer,
      float @Nullable [] fill,
      @Nullable Standardizer features,
      TargetStandardizers targets,
      List<String> tasks) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (columns != null) {
      metadata.putAll(columns.toMetadata());
    }
    if (tokenizer != null) {
      metadata.putAll(tokenizer.toMetadata());
    }
    if (fill != null) {
      metadata.put(FILL, TextList.join(fill));
    }
    put(metadata, MEAN, STD, features);
    metadata.putAll(targets.toMetadata(tasks));
    return metadata;
  }

  static Preprocessing parse(
      Map<String, String> metadata, int features, List<String> tasks, int... outputs) {
    Columns columns = metadata.containsKey(Columns.NAMES) ? Columns.fromMetadata(metadata) : null;
    if (columns != null && columns.features().size() != features) {
      throw DataException.of(
          "metadata " + Columns.NAMES,
          "expected columns that make " + features + " features, found " + columns.features());
    }
    float[] fill = null;
    String fillText = metadata.get(FILL);
    if (fillText != null) {
      double[] values = TextList.numbers(FILL, fillText);
      if (values.length != features) {
        throw DataException.of(
            "metadata " + FILL, "expected " + features + " values, found " + values.length);
      }
      fill = new float[features];
      for (int i = 0; i < features; i++) {
        fill[i] = (float) values[i];
      }
    }
    return new Preprocessing(
        columns,
        Tokenizer.fromMetadata(metadata),
        fill,
        standardizer(metadata, MEAN, STD, features),
        TargetStandardizers.fromMetadata(metadata, tasks, outputs));
  }

  static void put(
      Map<String, String> metadata, String mean, String std, @Nullable Standardizer standardizer) {
    if (standardizer != null) {
      metadata.put(mean, TextList.join(standardizer.mean()));
      metadata.put(std, TextList.join(standardizer.std()));
    }
  }

  static @Nullable Standardizer standardizer(
      Map<String, String> metadata, String meanKey, String stdKey, int width) {
    String mean = metadata.get(meanKey);
    String std = metadata.get(stdKey);
    if (mean == null && std == null) {
      return null;
    }
    if (mean == null || std == null) {
      throw DataException.of("metadata " + (mean == null ? meanKey : stdKey), "it is absent");
    }
    try {
      return new Standardizer(
          TextList.numbers(meanKey, mean), TextList.numbers(stdKey, std), width);
    } catch (IllegalArgumentException e) {
      throw DataException.of("metadata " + stdKey, e.getMessage(), e);
    }
  }
}
