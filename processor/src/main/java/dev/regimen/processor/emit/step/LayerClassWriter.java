package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Names;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the class of layers that are alike. */
final class LayerClassWriter {
  // What the superclass has: it is there before fields are given their values.
  static final Name LAYER = Name.field(Type.STRING, "layer");
  static final Name WIDTH = Name.field(Type.INT, "width");
  static final Name TILE = Name.field(Type.INT, "tileLength");

  private final String name;
  private final List<Name> handed;
  private final List<Name> given;
  private final Map<Name, Expr> made;
  private final List<Name> inherited = new ArrayList<>(List.of(LAYER));

  /**
   * The class of this name.
   *
   * @param handed fields that an instance is handed
   * @param places numbers that it is handed beside them
   * @param made the other fields, with what they are made from
   */
  LayerClassWriter(String name, List<Name> handed, List<Name> places, Map<Name, Expr> made) {
    this.name = name;
    this.handed = handed;
    this.made = made;
    given = new ArrayList<>(handed);
    given.addAll(places);
    if (given.contains(WIDTH)) {
      inherited.add(WIDTH);
      if (given.contains(TILE)) {
        inherited.add(TILE);
      }
    }
  }

  ClassCode write(String documentation, List<Method> methods) {
    List<Field> fields = new ArrayList<>();
    Code begin = new Code().run(new Expr.Call(null, "super", List.copyOf(inherited)));
    for (Name field : handed) {
      if (!inherited.contains(field)) {
        fields.add(Field.kept(field, null));
        begin.set(new Expr.Hidden(field), parameter(field));
      }
    }
    List<Name> late = new ArrayList<>(given);
    late.removeAll(inherited);
    List<Field> early = new ArrayList<>();
    made.forEach(
        (field, value) -> {
          if (Names.isNoneUsed(late, value)) {
            early.add(Field.kept(field, value));
          } else {
            fields.add(Field.kept(field, null));
            begin.set(field, value);
          }
        });
    fields.addAll(StepFields.sorted(early));
    List<Name> parameters = given.stream().map(LayerClassWriter::parameter).toList();
    List<Method> all = new ArrayList<>(methods);
    all.add(0, Method.constructor(List.of(), name, parameters, begin));
    return new ClassCode(
        documentation, Modifier.KEPT, name, RuntimeTypes.LAYER_PART, fields, all, List.of());
  }

  private static Name parameter(Name field) {
    return Name.local(field.type(), field.text());
  }
}
