package dev.regimen.processor.emit.trainer;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.model.Home;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Target;
import java.util.List;

/** What a trainer shows of itself, and its stand-in too: its type and the numbers one may set. */
final class Face {
  static final Name MEMORY = Name.local(RuntimeTypes.MEMORY, "memory");
  static final Name WORKER = Name.local(RuntimeTypes.WORKER, "worker");

  private static final String GENERATOR = "dev.regimen.processor.RegimenProcessor";
  private static final List<Modifier> PUBLIC = List.of(Modifier.PUBLIC);

  private Face() {}

  /** The file of a trainer with these members. */
  static SourceFile file(
      NetworkModel model,
      String documentation,
      List<Field> fields,
      List<Method> methods,
      List<ClassCode> steps) {
    Specs specs = new Specs();
    List<Modifier> modifiers = List.of(Modifier.PUBLIC, Modifier.FINAL);
    String name = model.trainer();
    ClassCode members = new ClassCode(documentation, modifiers, name, null, fields, methods, steps);
    TypeSpec.Builder trainer = specs.type(members, 0).superclass(superclass(model, specs));
    return file(model.packageName(), name, model.home(), trainer, specs);
  }

  /** The file of a class that was generated. */
  static SourceFile file(
      String packageName, String name, Home home, TypeSpec.Builder type, Specs specs) {
    if (home.seesGenerated()) {
      type.addAnnotation(
          AnnotationSpec.builder((ClassName) specs.type(RuntimeTypes.GENERATED))
              .addMember("value", "$S", GENERATOR)
              .build());
    }
    String qualified = packageName.isEmpty() ? name : packageName + "." + name;
    return new SourceFile(qualified, specs.file(packageName, type.build(), home.hidesJavaLang()));
  }

  private static TypeName superclass(NetworkModel model, Specs specs) {
    return ParameterizedTypeName.get(
        (ClassName) specs.type(RuntimeTypes.TRAINER),
        specs.type(prediction(model)),
        specs.type(Type.plain(model.trainer())));
  }

  private static Type prediction(NetworkModel model) {
    if (model.target().of() == Target.Of.TOKEN) {
      return RuntimeTypes.TAGS;
    }
    return switch (model.target().task()) {
      case CLASSES -> RuntimeTypes.LABEL;
      case LABELS -> RuntimeTypes.LABEL_SET;
      case OUTPUTS -> RuntimeTypes.ESTIMATE;
    };
  }

  /** The decoder's method that makes predictions of what a step leaves. */
  static String decoder(NetworkModel model) {
    if (model.target().perToken()) {
      return model.target().of() == Target.Of.TOKEN ? "tags" : "nextTokens";
    }
    return switch (model.target().task()) {
      case CLASSES -> "labels";
      case LABELS -> "labelSets";
      case OUTPUTS -> "estimates";
    };
  }

  static Method constructor(NetworkModel model, Code body) {
    return Method.constructor(PUBLIC, model.trainer(), List.of(), body);
  }

  static Name value(Setting setting) {
    return Name.local(setting.whole() ? Type.LONG : Type.DOUBLE, "value");
  }

  static Method setter(NetworkModel model, Setting setting, Code body) {
    Name name = Name.method(Identifiers.camel(setting.name()));
    return Method.of(PUBLIC, Type.plain(model.trainer()), name, List.of(value(setting)), body);
  }
}
