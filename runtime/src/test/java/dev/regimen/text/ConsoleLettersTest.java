package dev.regimen.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a console cannot show is escaped, what it can show stays. */
@Tag("pure")
class ConsoleLettersTest {
  private static final String TEXT = "Größe 猫 \ud83d\ude00 dog~";

  private static String shown(Charset... encodings) {
    return Escaping.of(TEXT, new ConsoleLetters(List.of(encodings)));
  }

  @Test
  void eachEncodingKeepsItsLetters() {
    assertEquals("Gr\\u00f6\\u00dfe \\u732b \\ud83d\\ude00 dog~", shown(StandardCharsets.US_ASCII));
    assertEquals("Größe \\u732b \\ud83d\\ude00 dog~", shown(StandardCharsets.ISO_8859_1));
    assertEquals("Größe \\u732b \\ud83d\\ude00 dog~", shown(Charset.forName("windows-1252")));
    assertEquals("Gr\\u00f6\\u00dfe 猫 \\ud83d\\ude00 dog~", shown(Charset.forName("Shift_JIS")));
    assertSame(TEXT, shown(StandardCharsets.UTF_8, Charset.forName("UTF-32")));
    assertSame(TEXT, shown(Charset.forName("GB18030")));
  }

  @Test
  void bothStreamsMustHaveALetter() {
    assertEquals(
        "Gr\\u00f6\\u00dfe \\u732b \\ud83d\\ude00 dog~",
        shown(StandardCharsets.ISO_8859_1, Charset.forName("Shift_JIS")));
  }

  @Test
  void whatIsShownIsNotShownTwice() {
    ConsoleLetters ascii = new ConsoleLetters(List.of(StandardCharsets.US_ASCII));
    String once = Escaping.of("é\n\\", ascii);
    assertEquals("\\u00e9\\n\\", once);
    assertSame(once, Escaping.of(once, ascii));
  }

  @Test
  void pathsThatHaveTheirLettersStayAsTheyAre() {
    for (String path : List.of("a/b.png", "/a/猫/b.png", "", "\ufffd.png", "/x/\ufffd/y")) {
      assertEquals(path, PathText.of(Path.of(path)));
    }
    assertEquals("\ufffd.png", PathText.name(Path.of("/x/\ufffd.png")).orElseThrow());
    assertEquals("/", PathText.name(Path.of("/")).orElseThrow());
  }
}
