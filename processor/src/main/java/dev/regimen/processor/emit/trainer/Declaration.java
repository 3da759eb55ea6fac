package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Fields of one type that are declared together, a line each: a deep network has hundreds, and an
 * empty line between any two would tear them apart.
 *
 * @param first the one whose words and modifiers are all the others' too
 * @param others those behind it
 */
record Declaration(Field first, List<Field> others) {

  /** Fields in their order. */
  static List<Declaration> of(List<Field> fields) {
    List<Declaration> declarations = new ArrayList<>();
    for (Field field : fields) {
      Declaration last = declarations.isEmpty() ? null : declarations.get(declarations.size() - 1);
      if (last != null && last.takes(field)) {
        last.others.add(field);
      } else {
        declarations.add(new Declaration(field, new ArrayList<>()));
      }
    }
    return declarations;
  }

  private boolean takes(Field field) {
    return field.documentation().isEmpty()
        && field.value() != null
        && first.value() != null
        && first.documentation().isEmpty()
        && field.modifiers().equals(first.modifiers())
        && field.name().type().equals(first.name().type());
  }
}
