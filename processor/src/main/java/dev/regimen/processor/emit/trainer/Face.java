package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Printer;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Target;
import java.util.List;

/** What a trainer shows of itself, and its stand-in too: its type and the numbers one may set. */
final class Face {
  static final Name MEMORY = Name.local(RuntimeTypes.MEMORY, "memory");
  static final Name WORKER = Name.local(RuntimeTypes.WORKER, "worker");

  private static final String GENERATED = "@Generated(\"dev.regimen.processor.RegimenProcessor\")";

  private Face() {}

  static ClassCode type(
      NetworkModel model,
      String documentation,
      List<Field> fields,
      List<Method> methods,
      List<ClassCode> steps) {
    Type predicted = isLabel(model) ? RuntimeTypes.LABEL : RuntimeTypes.ESTIMATE;
    String superclass =
        RuntimeTypes.TRAINER.name() + "<" + predicted.name() + ", " + model.trainer() + ">";
    return new ClassCode(
        documentation,
        List.of(GENERATED),
        "public final class " + model.trainer() + " extends " + superclass,
        fields,
        methods,
        steps,
        List.of(RuntimeTypes.GENERATED, RuntimeTypes.TRAINER, predicted));
  }

  static SourceFile file(NetworkModel model, ClassCode type) {
    String home = model.packageName();
    String name = home.isEmpty() ? model.trainer() : home + "." + model.trainer();
    return new SourceFile(name, Printer.file(home, type));
  }

  private static boolean isLabel(NetworkModel model) {
    return model.target().task() == Target.Task.CLASSES;
  }

  /** The decoder's method that makes predictions of what a step leaves. */
  static String decoder(NetworkModel model) {
    return isLabel(model) ? "labels" : "estimates";
  }

  static Name value(Setting setting) {
    return Name.local(setting.whole() ? Type.LONG : Type.DOUBLE, "value");
  }

  static Method setter(NetworkModel model, Setting setting, Code body) {
    Name name = Name.method(Identifiers.camel(setting.name()));
    Type self = Type.plain(model.trainer());
    return new Method("", "public", self, name, List.of(value(setting)), body.statements());
  }
}
