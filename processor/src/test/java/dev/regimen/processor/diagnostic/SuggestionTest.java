package dev.regimen.processor.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("pure")
class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "dropout, dropout, 0",
    "Dropout, dropOUT, 0",
    "'', abc, 3",
    "abc, '', 3",
    "flaw, lawn, 2",
    "val_acuracy, val_accuracy, 1",
    "conv2, conv3, 1"
  })
  void countsEdits(String from, String to, int distance) {
    assertEquals(distance, Suggestion.distance(from, to));
  }

  @Test
  void namesTheNearestOnlyWhereItIsNear() {
    List<String> known = List.of("validationLoss", "validationAccuracy", "off");
    assertEquals(Optional.of("validationAccuracy"), Suggestion.near("validationAcuracy", known));
    assertEquals(Optional.empty(), Suggestion.near("momentum", known));
    assertEquals(Optional.empty(), Suggestion.near("on", List.of("warn", "error")));
    assertEquals(Optional.of("off"), Suggestion.near("of", known));
  }

  @Test
  void ofTwoEquallyNearTheFirstInTheAlphabet() {
    assertEquals(Optional.of("cat"), Suggestion.near("bat", List.of("hat", "cat")));
    assertEquals(Optional.of("Conv"), Suggestion.near("Conv2D", List.of("Conv1d", "Conv")));
  }
}
