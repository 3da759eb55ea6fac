package dev.regimen.processor.emit.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class StepFieldsTest {
  @Test
  void fieldsThatNothingUsesAreLeftOutAndOthersStandByWhereTheyLie() {
    StepFields fields = new StepFields();
    Name row = fields.add("row", Type.FLOAT.array(), Expr.text("made"), "");
    fields.add("unused", RuntimeTypes.FLOATS, Expr.text("taken"), "[9]");
    Name vector = fields.add("vector", RuntimeTypes.FLOATS, Expr.text("taken"), "[9]");
    Name number = fields.addNumber("correction", Type.FLOAT);
    fields.keep(Set.of(row, vector));
    List<Field> declared = fields.declarations();
    assertEquals(List.of(vector, row, number), declared.stream().map(Field::name).toList());
    assertEquals(Modifier.KEPT, declared.get(0).modifiers());
    assertEquals(List.of(Modifier.PRIVATE), declared.get(2).modifiers());
  }
}
