package dev.regimen.train;

import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Texts;
import dev.regimen.train.loop.DataCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How many of the spans that tags mark are found: names of several tokens count once, and only
 * where beginning, end and kind are right.
 *
 * <p>Tags say B-PER at the beginning of a span and I-PER within it; O is outside. As {@code
 * conlleval} has it, I-PER begins a span too where the tag before it is of another kind, and of
 * IOBES and BILOU, E and L end one, S and U are one by themselves. B and I alone are of the only
 * kind; other tags without a prefix are spans of equals. What {@code maxLength} cuts off does not
 * count.
 *
 * <p>Source: Tjong Kim Sang and De Meulder 2003, <i>Introduction to the CoNLL-2003 shared task</i>.
 *
 * @param truths spans that there are
 * @param predictions spans that were predicted
 * @param hits those of them that are right
 */
public record SpanScores(long truths, long predictions, long hits) {
  private static final String OUTSIDE = "O";
  private static final String BEGINNING = "B";
  private static final String WITHIN = "I";

  /** Where spans are of one kind, which tags do not name. */
  private static final String ONLY = "-";

  private static final int MOST = 256;

  /** A span: tokens from one on and before another, of one kind. */
  private record Span(int from, int to, String kind) {}

  /**
   * Measures a network of {@code @Tagging} on texts that it was not trained on.
   *
   * @throws DataException if tokens of the data have no tags, or others than the network's
   */
  public static SpanScores of(Predictor<Tags> predictor, Dataset given) {
    Dataset data = TextEncoding.of(predictor.blueprint(), given, predictor.preprocessing());
    if (!Texts.tagged(data, 0)) {
      throw DataException.of(data.source(), "tokens have no tags: read them by TaggedText");
    }
    DataCheck.requireClasses(predictor.blueprint(), data, predictor.allClasses());
    long truths = 0;
    long predictions = 0;
    long hits = 0;
    for (int at = 0; at < data.size(); at += MOST) {
      float[][] samples = new float[Math.min(MOST, data.size() - at)][data.features()];
      for (int i = 0; i < samples.length; i++) {
        data.features(at + i, samples[i], 0);
      }
      List<Tags> predicted = predictor.predict(samples);
      for (int i = 0; i < samples.length; i++) {
        SpanScores each = of(truth(data, at + i), predicted.get(i).names());
        truths += each.truths;
        predictions += each.predictions;
        hits += each.hits;
      }
    }
    return new SpanScores(truths, predictions, hits);
  }

  private static List<String> truth(Dataset data, int sample) {
    int[] tags = new int[data.features()];
    Texts.tags(data, 0, sample, tags);
    List<String> names = new ArrayList<>();
    for (int tag : tags) {
      if (tag != Dataset.MISSING) {
        names.add(data.classes().get(tag));
      }
    }
    return names;
  }

  /** Of one text: its tags and those that were predicted. */
  static SpanScores of(List<String> truth, List<String> predicted) {
    Set<Span> own = spans(truth);
    Set<Span> found = spans(predicted);
    long hits = found.stream().filter(own::contains).count();
    return new SpanScores(own.size(), found.size(), hits);
  }

  private static Set<Span> spans(List<String> tags) {
    Set<Span> spans = new HashSet<>();
    String open = "";
    int from = 0;
    for (int at = 0; at <= tags.size(); at++) {
      String tag = at < tags.size() ? tags.get(at) : OUTSIDE;
      char prefix = prefix(tag);
      String kind = kind(tag, prefix);
      if (!open.isEmpty() && (begins(prefix) || !kind.equals(open))) {
        spans.add(new Span(from, at, open));
        open = "";
      }
      if (open.isEmpty()) {
        from = at;
        open = kind;
      }
      if (!open.isEmpty() && ends(prefix)) {
        spans.add(new Span(from, at + 1, open));
        open = "";
      }
    }
    return spans;
  }

  private static char prefix(String tag) {
    boolean alone = tag.equals(BEGINNING) || tag.equals(WITHIN);
    return alone || tag.length() > 1 && tag.charAt(1) == '-' ? tag.charAt(0) : ' ';
  }

  private static String kind(String tag, char prefix) {
    if (prefix == ' ') {
      return tag.equals(OUTSIDE) ? "" : tag;
    }
    return tag.length() > 1 ? tag.substring(2) : ONLY;
  }

  private static boolean begins(char prefix) {
    return prefix == 'B' || prefix == 'S' || prefix == 'U';
  }

  private static boolean ends(char prefix) {
    return prefix == 'E' || prefix == 'L' || prefix == 'S' || prefix == 'U';
  }

  /** The share of predicted spans that are right; 0 if there are none. */
  public double precision() {
    return predictions == 0 ? 0 : (double) hits / predictions;
  }

  /** The share of spans that are found; 0 if there are none. */
  public double recall() {
    return truths == 0 ? 0 : (double) hits / truths;
  }

  /** The harmonic mean of precision and recall. */
  public double f1() {
    return hits == 0 ? 0 : 2.0 * hits / (truths + predictions);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d spans, %d predicted, %d right: precision %.4f, recall %.4f, F1 %.4f",
        truths,
        predictions,
        hits,
        precision(),
        recall(),
        f1());
  }
}
