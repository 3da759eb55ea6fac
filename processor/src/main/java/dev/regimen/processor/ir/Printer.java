package dev.regimen.processor.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Programs as stable text: the language in which pass tests are written. */
public final class Printer {
  private Printer() {}

  /** One line a value, then the outputs and updates. */
  public static String print(Program program) {
    Map<Value, String> names = new HashMap<>();
    StringBuilder text = new StringBuilder();
    for (Value value : program.body()) {
      String name = "%" + names.size();
      names.put(value, name);
      text.append(line(value, names)).append('\n');
    }
    program.outputs().forEach((key, v) -> text.append(key + " = " + names.get(v)).append('\n'));
    for (Update update : program.updates()) {
      text.append(((Leaf) update.state().op()).name() + " <- " + names.get(update.value()) + "\n");
    }
    return text.toString();
  }

  private static String line(Value value, Map<Value, String> names) {
    List<Value> args = value.args();
    String operands = args.stream().map(names::get).collect(Collectors.joining(", "));
    String role = value.name().isEmpty() ? "" : "  " + value.name();
    return names.get(value)
        + " = "
        + value.op().word()
        + " ("
        + operands
        + ") "
        + value.shape()
        + role;
  }
}
