package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Maven's console shows neither the source line nor the caret of a finding: its first line says
 * whose it is and what was found, by itself, with the number that it stands on or the name of its
 * member.
 */
@Tag("javac")
class FirstLinesTest {
  private static final Pattern LINE =
      Pattern.compile("\\[Regimen:\\w+] [^:]+: .*[^\\s:,;(\\[{]", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

  /** A dilated window has the span that its kernel's side leads to. */
  private static final String DILATED = "window spans 4294967295x4294967295";

  private static final Pattern MEMBER = Pattern.compile("(\\w+) *= *(?:\\{[-\\d., ]*)?$");

  @Test
  void eachStandsAloneAndNamesItsNumber() {
    List<String> failures = new ArrayList<>();
    int numbers = 0;
    for (Map.Entry<String, List<Batch.Said>> file : Rejects.said().entrySet()) {
      for (Batch.Said said : file.getValue()) {
        if (said.id().isEmpty()) {
          continue;
        }
        String first = said.text().lines().findFirst().orElseThrow();
        String source = Rejects.sources().get(file.getKey());
        Optional<Double> number = number(source, said);
        Optional<String> member = member(source, said);
        numbers += number.isPresent() ? 1 : 0;
        if (!LINE.matcher(first).matches()) {
          failures.add(file.getKey() + ": no sentence: " + first);
        } else if (number.isPresent() && !names(first, number.get(), member)) {
          failures.add(file.getKey() + ": without " + number.get() + ": " + first);
        }
      }
    }
    assertTrue(numbers > 80, "findings at numbers: " + numbers);
    assertEquals("", String.join("\n", failures));
  }

  /** The number that a finding stands on. */
  private static Optional<Double> number(String source, Batch.Said said) {
    String line = source.lines().toList().get((int) said.line() - 1);
    Matcher value = NUMBER.matcher(line);
    value.region(Math.max(0, (int) said.column() - 1), line.length());
    return value.lookingAt() ? Optional.of(parsed(value.group())) : Optional.empty();
  }

  private static double parsed(String number) {
    return Double.parseDouble(number.replace("_", ""));
  }

  /** What a word for the member says, too: {@code dampening does nothing} whatever it is. */
  private static boolean names(String first, double number, Optional<String> member) {
    return first.contains(DILATED)
        || member.filter(first::contains).isPresent()
        || NUMBER.matcher(first).results().anyMatch(found -> parsed(found.group()) == number);
  }

  /** The member whose number, or one of whose numbers, this is. */
  private static Optional<String> member(String source, Batch.Said said) {
    String line = source.lines().toList().get((int) said.line() - 1);
    Matcher named = MEMBER.matcher(line.substring(0, Math.max(0, (int) said.column() - 1)));
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }
}
