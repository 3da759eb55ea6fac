package dev.regimen.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the user wants to hear: {@code -Aregimen.lint.<Id>=off|warn|error} for one id, and {@code
 * -Aregimen.diagnostics=full|short} for the length. Errors say what cannot work, so only warnings
 * can be turned off or made errors.
 */
public final class Lint {
  /** The option that sets the length of findings. */
  public static final String LENGTH = "regimen.diagnostics";

  /** What options about one id begin with. */
  public static final String PREFIX = "regimen.lint.";

  /** The option that sets the type of numbers in generated code, for tests of gradients. */
  public static final String PRECISION = "regimen.precision";

  /** The option that prints what becomes of each class: its layers, its regime, its memory. */
  public static final String SUMMARY = "regimen.summary";

  /** The options that have one name. */
  public static final List<String> OPTIONS = List.of(LENGTH, PRECISION, SUMMARY, Pages.OPTION);

  private enum Level {
    OFF,
    WARN,
    ERROR
  }

  private final Map<String, Level> levels = new TreeMap<>();
  private final List<String> complaints = new ArrayList<>();
  private FindingText text = FindingText.FULL;

  private Lint() {}

  /** Reads the processor's options; what is wrong with them is among the {@link #complaints}. */
  public static Lint of(Map<String, String> options) {
    Lint lint = new Lint();
    new TreeMap<>(options)
        .forEach(
            (option, value) -> {
              if (option.equals(LENGTH)) {
                lint.choice(FindingText.class, option, value).ifPresent(text -> lint.text = text);
              } else if (option.startsWith(PREFIX)) {
                String id = option.substring(PREFIX.length());
                lint.choice(Level.class, option, value)
                    .ifPresent(level -> lint.levels.put(id, level));
              }
            });
    return lint;
  }

  private <E extends Enum<E>> Optional<E> choice(Class<E> type, String option, String value) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      String name = constant.name().toLowerCase(java.util.Locale.ROOT);
      if (name.equals(value)) {
        return Optional.of(constant);
      }
      names.add(name);
    }
    String meant =
        Suggestion.near(value == null ? "" : value, names)
            .map(near -> " (did you mean " + near + "?)")
            .orElse("");
    complaints.add(
        "-A"
            + option
            + " must be one of "
            + String.join(", ", names)
            + ", but is "
            + value
            + meant);
    return Optional.empty();
  }

  /** What this finding weighs for this user; empty if it is not to be heard. */
  public Optional<Finding.Severity> weigh(Finding finding) {
    if (finding.severity() == Finding.Severity.ERROR) {
      return Optional.of(Finding.Severity.ERROR);
    }
    if (finding.site().suppresses(finding.id())) {
      return Optional.empty();
    }
    return switch (levels.getOrDefault(finding.id(), Level.WARN)) {
      case OFF -> Optional.empty();
      case WARN -> Optional.of(Finding.Severity.WARNING);
      case ERROR -> Optional.of(Finding.Severity.ERROR);
    };
  }

  /** The ids that the options turn off. */
  public Set<String> silenced() {
    return levels.entrySet().stream()
        .filter(each -> each.getValue() == Level.OFF)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether anything among these is an error for this user. */
  public boolean refuses(Report report) {
    return report.findings().stream()
        .anyMatch(finding -> weigh(finding).equals(Optional.of(Finding.Severity.ERROR)));
  }

  /** The finding in the length asked for. */
  public String text(Finding finding) {
    return text.of(finding);
  }

  /** Options that were not understood, one sentence each. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }
}
