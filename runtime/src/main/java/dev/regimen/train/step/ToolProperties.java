package dev.regimen.train.step;

import dev.regimen.text.Printable;
import dev.regimen.train.SettingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The system properties that speak to the tool and not to a regime. */
final class ToolProperties {
  /** Without their prefix. */
  static final Set<String> NAMES =
      Set.of(
          "workers",
          "progress",
          "data",
          "cache",
          "profile",
          "products",
          "convolutions",
          "headstart",
          "memory",
          "checkpoints",
          "resume",
          "resume.allow");

  /**
   * What those may say whose readers take any other word for their default: a word that is misspelt
   * would change nothing in silence.
   */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "products", List.of("openblas"),
          "convolutions", List.of("direct"),
          "headstart", List.of("on", "off"));

  private ToolProperties() {}

  /**
   * Refuses words that the tool does not know, whatever their case.
   *
   * @param property the name with its prefix
   * @throws SettingException if it is none of those that it may say
   */
  static void check(String name, String given, String property) {
    List<String> words = WORDS.getOrDefault(name, List.of());
    if (!words.isEmpty() && words.stream().noneMatch(given::equalsIgnoreCase)) {
      throw new SettingException(
          String.format(
              Locale.ROOT,
              "-D%s must be %s, but is '%s'",
              property,
              String.join(" or ", words),
              Printable.of(given)));
    }
  }
}
