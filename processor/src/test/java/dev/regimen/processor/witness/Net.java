package dev.regimen.processor.witness;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as a user would write it.
 *
 * @param name the class
 * @param header what stands on the class
 * @param fields what stands on each field; they are named {@code a, b, c, …}, and are layers unless
 *     a colon and the name of a block follow
 * @param blocks the blocks that are used, as nested classes
 */
record Net(String name, String header, List<String> fields, List<String> blocks) {
  static Net of(String name, String header, String... fields) {
    return new Net(name, header, List.of(fields), List.of());
  }

  /** The same with blocks. */
  Net with(String... sources) {
    return new Net(name, header, fields, List.of(sources));
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
      String[] words = fields.get(i).split(" *: ");
      String type = words.length == 1 ? "Layer" : words[1];
      lines.add("  " + words[0] + " " + type + " " + field(i) + ";");
    }
    lines.addAll(blocks);
    lines.add("}");
    return String.join("\n", lines) + "\n";
  }
}
