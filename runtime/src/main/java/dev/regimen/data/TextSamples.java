package dev.regimen.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Texts with the names of their classes, one after the other: data sets from what a program holds.
 *
 * <pre>{@code
 * Dataset reviews = TextSamples.of(List.of("good", "so bad"), List.of("positive", "negative"));
 * }</pre>
 *
 * <p>A network with {@code @Text} learns its vocabulary from the training split and makes ids of
 * all; a text may be empty.
 */
public final class TextSamples {
  private static final String LABEL = "label";

  private final String source;
  private final List<String> texts = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Long> lines = new ArrayList<>();

  TextSamples(String source) {
    this.source = source;
  }

  /**
   * Texts with a class each. Whole numbers are classes in their order, others in that of the names.
   *
   * @throws DataException if there is not one label for each text, or one of either is null
   */
  public static Dataset of(List<String> texts, List<String> labels) {
    TextSamples samples = new TextSamples("texts in memory");
    if (texts.size() != labels.size()) {
      throw DataException.of(
          samples.source, texts.size() + " texts, but " + labels.size() + " labels");
    }
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i) == null || labels.get(i) == null) {
        throw DataException.atIndex(
            samples.source, i, "its " + (texts.get(i) == null ? "text" : "label") + " is null");
      }
      samples.add(i + 1, texts.get(i), labels.get(i));
    }
    return samples.dataset(List.of());
  }

  /** Takes a sample of a line of the source. */
  void add(long line, String text, String label) {
    lines.add(line);
    texts.add(text);
    labels.add(label);
  }

  /**
   * All of them.
   *
   * @param classes in the order of their indices; empty: those that occur
   */
  Dataset dataset(List<String> classes) {
    if (texts.isEmpty()) {
      throw DataException.of(source, "there are no texts");
    }
    CsvLabels known =
        classes.isEmpty()
            ? CsvLabels.found(source, LABEL, new TreeSet<>(labels))
            : CsvLabels.given(source, LABEL, classes, true);
    int[] indices = new int[labels.size()];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = known.index(lines.get(i), labels.get(i));
    }
    RawTexts features = new RawTexts(List.copyOf(texts));
    Samples samples = Samples.labelled(features, indices, known.classes());
    return new Dataset(source, new int[] {0}, samples, null, List.of());
  }
}
