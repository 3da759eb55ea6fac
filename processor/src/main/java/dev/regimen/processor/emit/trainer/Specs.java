package dev.regimen.processor.emit.trainer;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Field;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Printer;
import dev.regimen.processor.emit.code.Segment;
import dev.regimen.processor.emit.code.Type;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Hands classes over to JavaPoet, which writes the file. What stands in bodies and behind fields'
 * names is printed already; types in it are JavaPoet's, so that it imports them.
 */
final class Specs {
  private static final String INDENT = "  ";
  private static final Type OVERRIDE = Type.of(Override.class);
  private static final Map<Type, TypeName> PRIMITIVES =
      Map.of(
          Type.FLOAT, TypeName.FLOAT,
          Type.DOUBLE, TypeName.DOUBLE,
          Type.INT, TypeName.INT,
          Type.LONG, TypeName.LONG,
          Type.VOID, TypeName.VOID,
          Type.BOOLEAN, TypeName.BOOLEAN);

  private final Map<Type, TypeName> types = new HashMap<>(PRIMITIVES);
  private final Set<Segment.FunctionName> functions = new LinkedHashSet<>();

  /**
   * The text of a file with one class, which was made here.
   *
   * @param hidesJavaLang whether the package has types that Java would take for those of {@code
   *     java.lang}, which are imported then
   */
  String file(String home, TypeSpec type, boolean hidesJavaLang) {
    JavaFile.Builder file =
        JavaFile.builder(home, type).indent(INDENT).skipJavaLangImports(!hidesJavaLang);
    functions.forEach(
        function -> file.addStaticImport((ClassName) type(function.home()), function.text()));
    return file.build().toString();
  }

  /** A class within {@code depth} others. */
  TypeSpec.Builder type(ClassCode code, int depth) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(code.name())
            .addModifiers(modifiers(code.modifiers()))
            .addJavadoc(Javadoc.of(code.documentation(), depth * INDENT.length()));
    if (code.superclass() != null) {
      type.superclass(type(code.superclass()));
    }
    int columns = (depth + 1) * INDENT.length();
    Declaration.of(code.fields()).forEach(each -> type.addField(field(each, columns)));
    code.methods().forEach(method -> type.addMethod(method(method, columns)));
    code.classes().forEach(inner -> type.addType(type(inner, depth + 1).build()));
    return type;
  }

  private FieldSpec field(Declaration declaration, int columns) {
    Field field = declaration.first();
    Type type = field.name().type();
    String name = field.name().text();
    FieldSpec.Builder spec =
        FieldSpec.builder(type(type), name, modifiers(field.modifiers()))
            .addJavadoc(Javadoc.of(field.documentation(), columns));
    Expr value = field.value();
    if (value != null) {
      int ahead = type.text().length() + 1 + name.length() + " = ".length();
      for (Modifier modifier : field.modifiers()) {
        ahead += modifier.name().length() + 1;
      }
      CodeBlock.Builder values = CodeBlock.builder();
      values.add(code(Printer.value(value, field.comment(), columns, ahead)));
      for (Field other : declaration.others()) {
        values.add(",\n").add(code(Printer.another(other, columns)));
      }
      spec.initializer(values.build());
    }
    return spec.build();
  }

  private MethodSpec method(Method method, int columns) {
    MethodSpec.Builder spec =
        method.result() == null
            ? MethodSpec.constructorBuilder()
            : MethodSpec.methodBuilder(method.name().text()).returns(type(method.result()));
    if (method.overrides()) {
      spec.addAnnotation((ClassName) type(OVERRIDE));
    }
    method.parameters().forEach(name -> spec.addParameter(type(name.type()), name.text()));
    return spec.addModifiers(modifiers(method.modifiers()))
        .addJavadoc(Javadoc.of(method.documentation(), columns))
        .addCode(code(Printer.body(method.body(), columns + INDENT.length())))
        .build();
  }

  private CodeBlock code(List<Segment> segments) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Segment segment : segments) {
      if (segment instanceof Segment.TypeName name) {
        code.add("$T", type(name.type()));
      } else {
        code.add("$L", segment.text());
      }
      if (segment instanceof Segment.FunctionName function) {
        functions.add(function);
      }
    }
    return code.build();
  }

  /** JavaPoet's name of a type; one without a home is written as it stands. */
  TypeName type(Type type) {
    TypeName known = types.get(type);
    if (known == null) {
      known =
          type.isArray()
              ? ArrayTypeName.of(type(new Type(type.home(), type.name(), type.rank() - 1)))
              : ClassName.get(type.home(), type.name());
      types.put(type, known);
    }
    return known;
  }

  private static javax.lang.model.element.Modifier[] modifiers(List<Modifier> modifiers) {
    return modifiers.stream()
        .map(modifier -> javax.lang.model.element.Modifier.valueOf(modifier.name()))
        .toArray(javax.lang.model.element.Modifier[]::new);
  }
}
