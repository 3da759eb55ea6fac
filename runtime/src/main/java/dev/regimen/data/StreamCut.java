package dev.regimen.data;

/**
 * Cuts a stream into parts that follow each other: training, validation, test. What is predicted is
 * what comes next, and a window between those that are trained on would be known by heart.
 */
final class StreamCut {
  private StreamCut() {}

  /**
   * Cuts.
   *
   * @param validation a share below 1 of the characters, rounded up, or a number of them
   * @param test the same
   */
  static Splits of(Dataset data, double validation, double test) {
    String text = ((RawStream) data.samples().features()).text();
    int tested = count(data, "test", text, test);
    int validated = count(data, "validation", text, validation);
    int trained = text.length() - tested - validated;
    if (trained < 1) {
      throw DataException.of(
          data.source(),
          "holding out "
              + validated
              + " characters for validation and "
              + tested
              + " for test leaves none of "
              + text.length()
              + " for training");
    }
    int first = whole(text, trained);
    int second = whole(text, trained + validated);
    return new Splits(
        part(data, text.substring(0, first)),
        part(data, text.substring(first, second)),
        part(data, text.substring(second)));
  }

  private static int count(Dataset data, String part, String text, double share) {
    boolean number = share >= 1 && share == Math.rint(share) && share < Integer.MAX_VALUE;
    if (!number && !(share >= 0 && share < 1)) {
      throw DataException.of(
          data.source(),
          "expected a "
              + part
              + " share that is a fraction below 1 or a whole number of characters, found "
              + share);
    }
    return (int) (number ? share : Math.ceil(text.length() * share));
  }

  /** A place that is not between the halves of a surrogate pair. */
  private static int whole(String text, int at) {
    boolean between =
        at > 0
            && at < text.length()
            && Character.isHighSurrogate(text.charAt(at - 1))
            && Character.isLowSurrogate(text.charAt(at));
    return between ? at + 1 : at;
  }

  private static Dataset part(Dataset data, String text) {
    return new Dataset(
        data.source(),
        data.shape(),
        data.samples().with(new RawStream(text)),
        null,
        data.skipped());
  }
}
