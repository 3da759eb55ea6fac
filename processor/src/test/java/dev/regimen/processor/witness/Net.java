package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as a user would write it.
 *
 * @param name the class
 * @param header what stands on the class
 * @param fields what stands on each layer field; they are named {@code a, b, c, …}
 */
record Net(String name, String header, List<String> fields) {
  static Net of(String name, String header, String... fields) {
    return new Net(name, header, List.of(fields));
  }

  /** The last field's name. */
  String last() {
    return field(fields.size() - 1);
  }

  static String field(int index) {
    return String.valueOf((char) ('a' + index));
  }

  String source() {
    List<String> lines = new ArrayList<>();
    lines.add("package witness;");
    lines.add("import dev.regimen.annotation.*;");
    lines.add(header);
    lines.add("class " + name + " {");
    for (int i = 0; i < fields.size(); i++) {
      lines.add("  " + fields.get(i) + " Layer " + field(i) + ";");
    }
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }
}
