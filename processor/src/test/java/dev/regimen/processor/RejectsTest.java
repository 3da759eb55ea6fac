package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that must be refused or warned of, each named after the finding that it is about. */
@Tag("javac")
class RejectsTest {
  static Set<String> rejects() {
    return Rejects.sources().keySet();
  }

  @ParameterizedTest
  @MethodSource("rejects")
  void saysWhatIsMarkedAndNothingElse(String file) {
    List<Batch.Said> said = Rejects.said().get(file);
    String id = file.replace(".java", "");
    assertEquals("", new Expectations(id, Rejects.sources().get(file)).differences(said));
    for (Batch.Said each : said) {
      assertTrue(
          each.text().chars().allMatch(c -> c < 128),
          () -> "a C locale cannot print " + each.text());
    }
    String about = id.replaceAll("_.*", "");
    assertTrue(said.stream().anyMatch(each -> each.id().equals(about)), said::toString);
  }
}
