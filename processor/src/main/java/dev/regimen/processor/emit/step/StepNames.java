package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.MatMul;
import dev.regimen.processor.ir.Origin;
import dev.regimen.processor.ir.Reduce;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Space;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names for a step's values: the user's field and the value's role. */
final class StepNames {
  private final Identifiers fields = new Identifiers();
  private final Map<Value, String> names = new LinkedHashMap<>();

  /** Fields that are no values': what was wanted, and what they are called. */
  private final Map<String, String> own = new HashMap<>();

  StepNames() {
    // What the superclass and every step have.
    for (String name :
        new String[] {
          "worker",
          "rows",
          "batch",
          "follows",
          "step",
          "learningRate",
          "share",
          "continued",
          "draws",
          "sampleDraws",
          "gemm",
          "parts",
          "tile",
          "unitTile",
          "from",
          "to",
          "memory",
          "count",
          "parameters",
          "gradients",
          "slot",
          "n",
          "i",
          "row",
          "sample",
          "firstRow",
          "lastRow",
          "at",
          "end",
          "next"
        }) {
      fields.claim(name);
    }
  }

  /** A name for a field that is no value's. */
  String claim(String wanted) {
    return fields.claim(wanted);
  }

  /** A name for a field that is no value's and that a local may hide; the same when asked again. */
  String own(String wanted) {
    return own.computeIfAbsent(wanted, name -> fields.isTaken(name) ? fields.claim(name) : name);
  }

  /** A name for a field that is no value's, and no local's; the same when asked again. */
  String apart(String wanted) {
    return own.computeIfAbsent(wanted, fields::claim);
  }

  /** Names everything that may become a field, so that no local takes the name. */
  void reserve(Iterable<Value> values) {
    values.forEach(this::field);
  }

  /** The field that holds a value, or a copy of it. */
  String field(Value value) {
    return names.computeIfAbsent(value, this::free);
  }

  Identifiers locals() {
    return fields.nested();
  }

  /**
   * A free name for a value. It begins with a small letter, whatever the user's field does: a
   * variable {@code Math} would hide the class in every formula.
   */
  private String free(Value value) {
    return fields.claim(Identifiers.decapitalize(qualified(value)));
  }

  /**
   * Field and role: {@code hidden1Normal}, {@code hidden1}. What a layer's backward pass hands to
   * the one before is {@code dHidden1Input}: the gradient of what the layer takes in.
   */
  static String qualified(Value value) {
    String layer = Identifiers.camel(value.origin().word());
    String role = role(value);
    if (value.op() instanceof Leaf leaf
        && (leaf.kind() == Leaf.Kind.INPUT || leaf.kind() == Leaf.Kind.CONDITION)) {
      return leaf.name();
    }
    if (value.op() instanceof Leaf leaf && leaf.isTarget()) {
      return ofTask(leaf.name(), "target");
    }
    if (value.op() instanceof Leaf leaf && leaf.kind() == Leaf.Kind.PRESENT) {
      return ofTask(leaf.name(), "present");
    }
    if (isGradientName(role)) {
      String of = role.substring(1);
      return "d" + Identifiers.capitalize(layer) + (of.equals("Out") ? "Input" : of);
    }
    if (role.equals("prediction")) {
      return ofTask(value.origin().task(), role);
    }
    String again = value.origin().direction() == Origin.Direction.RECOMPUTE ? "Again" : "";
    return (role.equals("out") ? layer : layer + Identifiers.capitalize(role)) + again;
  }

  /** A word about a task, with the task's name where it has one of its own. */
  private static String ofTask(String task, String word) {
    return task.isEmpty() || task.equals(TaskModel.ONLY)
        ? word
        : Identifiers.camel(task) + Identifiers.capitalize(word);
  }

  /** The role alone, for locals of a loop that is about one layer. */
  static String local(Value value) {
    String role = role(value);
    if (role.equals("out")) {
      return "out";
    }
    return role;
  }

  /** The role alone, whatever it is. */
  static String localName(Value value) {
    return role(value);
  }

  private static boolean isGradientName(String role) {
    return role.length() > 1 && role.charAt(0) == 'd' && Character.isUpperCase(role.charAt(1));
  }

  /** The name of the first named value that a vector is made from; empty where none has one. */
  private static String nameWithin(Value vector) {
    for (Value arg : vector.args()) {
      String name = arg.name().isEmpty() ? nameWithin(arg) : arg.name();
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "";
  }

  private static String role(Value value) {
    if (!value.name().isEmpty()) {
      return value.name();
    }
    boolean backward = value.origin().direction() == Origin.Direction.BACKWARD;
    String word =
        value.op() instanceof MatMul
            ? "product"
            : value.op() instanceof Draw
                ? "noise"
                : value.op() instanceof Reduce ? "total" : "term";
    if (value.op() instanceof Reduce && !value.arg(0).name().isEmpty()) {
      return value.arg(0).name() + "Total";
    }
    if (word.equals("term") && Space.of(value) == Space.VECTOR) {
      String of = nameWithin(value);
      String plain = of.isEmpty() ? "factor" : of + "Factor";
      return backward && !isGradientName(of) ? "d" + Identifiers.capitalize(plain) : plain;
    }
    return backward ? "d" + Identifiers.capitalize(word) : word;
  }
}
