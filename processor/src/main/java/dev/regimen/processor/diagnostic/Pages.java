package dev.regimen.processor.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages about findings, one an id, which the processor's jar brings with it: those of {@code
 * docs/diagnostics}. {@code -Aregimen.explain=DropoutRate} prints one, {@code
 * -Aregimen.explain=index} the list of all.
 */
public final class Pages {
  /** The option that prints pages, several joined by commas. */
  public static final String OPTION = "regimen.explain";

  private static final String INDEX = "index";
  private static final Pattern LINK = Pattern.compile("\\]\\((\\w+)\\.md\\)");

  private Pages() {}

  /** The text about an id, or the index; empty if there is none. */
  public static Optional<String> text(String id) {
    if (!id.matches("\\w+")) {
      return Optional.empty();
    }
    String file = "pages/" + (id.equals(INDEX) ? "README" : id) + ".md";
    try (InputStream page = Pages.class.getResourceAsStream(file)) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every id that has a page. */
  public static SortedSet<String> ids() {
    SortedSet<String> ids = new TreeSet<>();
    Matcher links = LINK.matcher(text(INDEX).orElse(""));
    while (links.find()) {
      ids.add(links.group(1));
    }
    return ids;
  }

  /** What to say where there is no page. */
  public static String missing(String id) {
    return "there is no finding "
        + id
        + Suggestion.near(id, ids()).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}
