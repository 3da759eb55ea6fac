package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Loops as methods of their own, handed all that they use. */
final class LoopMethods {
  private LoopMethods() {}

  /**
   * The method.
   *
   * @param bounds names of whole numbers that the loop is handed
   */
  static MethodSpec of(
      StepContext context, String name, References references, Code body, List<String> bounds) {
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
    TypeName type = context.precision().type();
    references.arrays().forEach(array -> spec.addParameter(ArrayTypeName.of(type), array));
    references.scalars().forEach(scalar -> spec.addParameter(type, scalar));
    bounds.forEach(bound -> spec.addParameter(TypeName.INT, bound));
    return spec.addCode(body.build()).build();
  }

  /** The call, without its semicolon. */
  static String call(String name, References references, List<String> bounds) {
    String args =
        Stream.of(references.arrays(), references.scalars(), bounds)
            .flatMap(Collection::stream)
            .collect(Collectors.joining(", "));
    return name + "(" + args + ")";
  }
}
