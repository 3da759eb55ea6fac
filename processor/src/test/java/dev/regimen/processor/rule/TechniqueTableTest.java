package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table that documents the language has a row for every rule. */
@Tag("pure")
class TechniqueTableTest {
  @Test
  void everyRuleHasOneRow() {
    List<String> rows =
        TechniqueTable.markdown().lines().filter(line -> line.startsWith("| `@")).toList();
    assertEquals(Rules.load().all().size(), rows.size());
    assertEquals(rows.size(), Set.copyOf(rows).size());
  }

  @Test
  void rowsHoldTheConventionAndTheDefaults() {
    String table = TechniqueTable.markdown();
    assertTrue(
        table.contains("| `@Dropout(0.5)` | In training each unit is zeroed with probability"),
        table);
    assertTrue(table.contains("| `@Dense(value, in = 0, bias = AUTO)` | A fully connected"), table);
    assertTrue(table.contains("| `@Relu` | y = max(0, x), with derivative 0 at 0. |"), table);
    assertTrue(table.contains("| `@L2(value = 1e-4, vectors = false)` | Adds"), table);
  }
}
