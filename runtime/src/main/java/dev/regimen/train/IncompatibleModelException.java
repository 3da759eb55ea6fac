package dev.regimen.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model file that is sound but of another network; the message lists what differs. */
public final class IncompatibleModelException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int MOST = 40;

  private final List<String> differences;

  IncompatibleModelException(String file, String network, List<String> differences) {
    super(
        String.format(
            Locale.ROOT,
            "%s does not fit %s:%n  %s%s",
            file,
            network,
            differences.stream()
                .limit(MOST)
                .collect(Collectors.joining(System.lineSeparator() + "  ")),
            differences.size() > MOST
                ? String.format(Locale.ROOT, "%n  and %s more", differences.size() - MOST)
                : ""));
    this.differences = List.copyOf(differences);
  }

  /** What differs, one entry each. */
  public List<String> differences() {
    return differences;
  }
}
