package dev.regimen.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model file that is sound but of another network; the message lists what differs. */
public final class IncompatibleModelException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST = 40;

  private final List<String> differences;

  /**
   * An error.
   *
   * @param advice what one may do about it; empty where nothing can be done
   */
  IncompatibleModelException(String file, String network, List<String> differences, String advice) {
    super(
        String.format(
            Locale.ROOT,
            "%s does not fit %s:%n  %s%s%s",
            file,
            network,
            differences.stream()
                .limit(MOST)
                .collect(Collectors.joining(System.lineSeparator() + "  ")),
            differences.size() > MOST
                ? String.format(Locale.ROOT, "%n  and %s more", differences.size() - MOST)
                : "",
            advice.isEmpty() ? "" : System.lineSeparator() + advice));
    this.differences = List.copyOf(differences);
  }

  /** What differs, one entry each. */
  public List<String> differences() {
    return differences;
  }
}
