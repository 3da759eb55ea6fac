package dev.regimen.processor.emit.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Printer;
import dev.regimen.processor.emit.code.Type;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("pure")
class FieldBindingTest {
  private static final StepContext CONTEXT = Contexts.of(Map.of());

  /** Each takes twelve bytes by the estimate: the store, and a call with one number. */
  private static Field field(int i) {
    Name name = Name.field(Type.INT, "f" + i);
    return Field.kept(name, Expr.call(StepContext.WORKER, "at", Expr.number(i)));
  }

  private static final List<Field> FIVE = IntStream.range(0, 5).mapToObj(i -> field(i)).toList();

  @Test
  void fieldsHaveTheirValuesWhereTheyAreDeclared() {
    FieldBinding binding = new FieldBinding(CONTEXT, FIVE);
    assertEquals(FIVE, binding.fields());
    assertEquals(List.of(), binding.methods());
  }

  @Test
  void whatAConstructorHasNoRoomForMethodsBindInTheSameOrder() {
    FieldBinding binding = new FieldBinding(CONTEXT, FIVE, 34);
    assertEquals(
        FIVE.stream().map(Field::name).toList(),
        binding.fields().stream().map(Field::name).toList());
    assertNotNull(binding.fields().get(1).value());
    assertNull(binding.fields().get(2).value());
    assertEquals(
        List.of("f2 = worker.at(2);\nf3 = worker.at(3);\n", "f4 = worker.at(4);\n"),
        binding.methods().stream().map(method -> Printer.statements(method.body())).toList());
  }

  @Test
  void aConstantTakesNoRoom() {
    Field constant = Field.constant(Name.field(Type.INT, "C"), Expr.number(1));
    FieldBinding binding = new FieldBinding(CONTEXT, List.of(constant, field(0)), 16);
    assertEquals(List.of(), binding.methods());
  }
}
