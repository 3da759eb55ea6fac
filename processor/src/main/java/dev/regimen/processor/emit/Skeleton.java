package dev.regimen.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import dev.regimen.processor.model.Target;
import java.util.Collection;
import javax.lang.model.element.Modifier;

/**
 * A class with the trainer's public face that cannot train. It stands in after an error, so that
 * the user sees what is wrong with the network and not that its trainer is missing.
 */
public final class Skeleton {
  private Skeleton() {}

  /**
   * The stand-in.
   *
   * @param settings the numbers that the trainer would let one set, as far as they are known
   */
  public static SourceFile of(NetworkModel model, Collection<Setting> settings) {
    ClassName self = ClassName.get(model.packageName(), model.trainer());
    boolean label = model.target().task() == Target.Task.CLASSES;
    TypeName predicted = label ? RuntimeTypes.LABEL : RuntimeTypes.ESTIMATE;
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addJavadoc("Stands in for a trainer that could not be written; see the errors.\n")
            .addAnnotation(
                AnnotationSpec.builder(RuntimeTypes.GENERATED)
                    .addMember("value", "$S", "dev.regimen.processor.RegimenProcessor")
                    .build())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(ParameterizedTypeName.get(RuntimeTypes.TRAINER, predicted, self));
    String decoder = label ? "labels()" : "estimates()";
    type.addMethod(
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addStatement(
                "super($T.network($S).build(), $T.$L)",
                RuntimeTypes.BLUEPRINT,
                model.trainer(),
                RuntimeTypes.DECODER,
                decoder)
            .addStatement("throw broken()")
            .build());
    settings.forEach(setting -> type.addMethod(setter(self, setting)));
    type.addMethod(stub("initialize", TypeName.VOID, RuntimeTypes.INITIALIZATION, "init"));
    type.addMethod(stub("learningRateAt", TypeName.DOUBLE, TypeName.DOUBLE, "epoch"));
    type.addMethod(step("trainingStep"));
    type.addMethod(step("inferenceStep"));
    type.addMethod(
        MethodSpec.methodBuilder("broken")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(IllegalStateException.class)
            .addStatement(
                "return new $T($S)",
                IllegalStateException.class,
                model.network() + " has errors; it was compiled all the same")
            .build());
    String text =
        JavaFile.builder(model.packageName(), type.build())
            .indent("  ")
            .skipJavaLangImports(true)
            .build()
            .toString();
    return new SourceFile(self.toString(), Layouts.tidy(text));
  }

  private static MethodSpec setter(ClassName self, Setting setting) {
    return MethodSpec.methodBuilder(Identifiers.camel(setting.name()))
        .addModifiers(Modifier.PUBLIC)
        .returns(self)
        .addParameter(setting.whole() ? TypeName.LONG : TypeName.DOUBLE, "value")
        .addStatement("throw broken()")
        .build();
  }

  private static MethodSpec stub(String name, TypeName type, TypeName argument, String parameter) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(type)
        .addParameter(argument, parameter)
        .addStatement("throw broken()")
        .build();
  }

  private static MethodSpec step(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(RuntimeTypes.STEP)
        .addParameter(RuntimeTypes.MEMORY, "memory")
        .addParameter(RuntimeTypes.WORKER, "worker")
        .addStatement("throw broken()")
        .build();
  }
}
