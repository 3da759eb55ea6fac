package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.text.Escaping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of files, columns and cells are shown in one line that they cannot forge. */
@Tag("pure")
final class EscapingTest {
  private static final String HOSTILE = "a\n[INFO] all is well\u001b[2J\u202e";
  private static final String SHOWN = "a\\n[INFO] all is well\\u001b[2J\\u202e";

  @TempDir private Path folder;

  @Test
  void whatMovesTheCursorOrTurnsLettersIsEscaped() {
    assertEquals(SHOWN, Escaping.of(HOSTILE));
    assertEquals("\\r\\t\\u0000\\u2028", Escaping.of("\r\t\0\u2028"));
    assertEquals("\\ud83d", Escaping.of("\ud83d"));
    String plain = "Größe 猫 \ud83d\ude00 \\n";
    assertSame(plain, Escaping.of(plain));
    assertEquals("abc... (5 characters)", Escaping.of("abcde", 3));
  }

  @Test
  void messagesAreOneLine() {
    DataException problem = DataException.atCell(HOSTILE, 3, HOSTILE, "found \"" + HOSTILE + '"');
    assertEquals(
        SHOWN + ", line 3, column \"" + SHOWN + "\": found \"" + SHOWN + '"', problem.getMessage());
    assertEquals(HOSTILE, problem.source());
    assertTrue(DataException.of("f", "x".repeat(1 << 20)).getMessage().length() < 5000);
  }

  @Test
  void tablesWithHostileNamesAndCells() throws IOException {
    Path file = folder.resolve("a\nb.csv");
    Files.writeString(file, "\"x\u001b[2J\",y\n1,0\n2,1\n\"3\u0007\",0\n");
    DataException problem =
        assertThrows(DataException.class, () -> Csv.read(file).target("y").header(true).load());
    assertFalse(problem.getMessage().codePoints().anyMatch(Character::isISOControl));
    assertTrue(problem.getMessage().contains("a\\nb.csv"), problem::getMessage);
    Files.writeString(file, "x,y\n1,0\n2,1\n");
    String shown = Csv.read(file).label("y").load().toString();
    assertTrue(shown.contains("a\\nb.csv") && !shown.contains("\n"), shown);
    assertEquals(List.of("0", "1"), Csv.read(file).label("y").load().classes());
  }
}
