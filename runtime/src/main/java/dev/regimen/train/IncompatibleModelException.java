package dev.regimen.train;

import java.util.List;
import java.util.Locale;

/** A model file that is sound but of another network; the message lists what differs. */
public final class IncompatibleModelException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<String> differences;

  IncompatibleModelException(String file, String network, List<String> differences) {
    super(
        String.format(
            Locale.ROOT,
            "%s does not fit %s:%n  %s",
            file,
            network,
            String.join(System.lineSeparator() + "  ", differences)));
    this.differences = List.copyOf(differences);
  }

  /** What differs, one entry each. */
  public List<String> differences() {
    return differences;
  }
}
