package dev.regimen.data;

import dev.regimen.annotation.TextUnit;
import dev.regimen.text.PathText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the units of a vocabulary, one a line. */
final class VocabularyFile {
  private final String source;
  private final int most;
  private final List<String> units = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private VocabularyFile(String source, int most) {
    this.source = source;
    this.most = most;
  }

  static List<String> read(Path path, int most) {
    VocabularyFile file = new VocabularyFile(PathText.of(path), most);
    LineReader.each(path, StandardCharsets.UTF_8, (number, line) -> file.add(line));
    if (file.units.isEmpty()) {
      throw DataException.of(file.source, "expected a unit a line, found no line");
    }
    return file.units;
  }

  private void add(String unit) {
    int line = units.size() + 1;
    if (unit.isEmpty()) {
      throw DataException.atLine(source, line, "expected a unit, found an empty line");
    }
    if (line > most) {
      throw DataException.atLine(
          source,
          line,
          "expected at most "
              + most
              + " units, which is vocabulary less "
              + Tokenizer.FIRST
              + ", found more");
    }
    Integer before = lines.put(unit, line);
    if (before != null) {
      throw DataException.atLine(
          source, line, "\"" + unit + "\" stands in line " + before + " already");
    }
    units.add(unit);
  }

  /** Units that no text is cut into: words with capitals, signs joined to letters. */
  static List<String> strange(List<String> units, TextUnit unit) {
    return units.stream()
        .filter(each -> !TextUnits.of(each, unit).units().equals(List.of(each)))
        .toList();
  }
}
