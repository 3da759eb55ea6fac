package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a fix says to write makes its finding go away, and brings no other. */
@Tag("javac")
class PastedFixesTest {
  /** Ids whose fix is a decision that only the author can take, with the reason. */
  private static final Map<String, String> DECISIONS =
      Map.of(
          "ContendersDiffer", "which of two networks is for the data",
          "DuplicateName", "which of two classes gets another name",
          "InheritedLayerOrder", "layers move from one file to another",
          "MaskedWithoutContext", "which layer of another class is to see both sides",
          "RecursiveBlock", "where the recursion was to end",
          "UnresolvedType", "which type was meant",
          "InternalError", "a fault of the compiler");

  /** Of the two that exclude each other, a layer needs the second. */
  private static final String NEEDED = "SlotConflict_Condition.java:4 SlotConflict | or delete";

  @Test
  void everyPastedFixRemovesItsFindingAndBringsNoOther() throws IOException {
    PastedFixes fixes = PastedFixes.of(Rejects.sources(), Rejects.said());
    List<String> failures =
        fixes.failures().stream().filter(failure -> !failure.startsWith(NEEDED)).toList();
    assertEquals("", String.join("\n", failures));
    Set<String> open = new TreeSet<>(DocsTest.idsInCode());
    open.removeAll(fixes.mended());
    assertEquals(new TreeSet<>(DECISIONS.keySet()), open, "ids without a fix to paste");
  }
}
