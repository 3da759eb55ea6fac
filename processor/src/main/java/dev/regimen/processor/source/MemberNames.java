package dev.regimen.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import dev.regimen.processor.diagnostic.Suggestion;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Which member is meant by a name that an annotation does not have. */
final class MemberNames {
  /** Letters that make a part of a name a word. */
  private static final int WORD = 3;

  private MemberNames() {}

  /**
   * The member whose name is nearly the same, whose words begin with these letters, {@code
   * learningRate} for {@code lr}, or that has it as a part; else the value, if nothing states it:
   * what other libraries call {@code units} or {@code rate}.
   */
  static Optional<String> meant(String name, List<String> members, AnnotationTree annotation) {
    boolean open =
        members.contains("value")
            && annotation.getArguments().stream()
                .noneMatch(
                    each ->
                        !(each instanceof AssignmentTree assigned)
                            || assigned.getVariable().toString().equals("value"));
    return Suggestion.meant(name, members)
        .or(() -> members.stream().filter(member -> initials(member).equals(name)).findFirst())
        .or(() -> members.stream().filter(member -> isPart(name, member)).findFirst())
        .or(() -> open ? Optional.of("value") : Optional.empty());
  }

  private static String initials(String member) {
    return (member.substring(0, 1) + member.substring(1).replaceAll("[^A-Z]", ""))
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isPart(String name, String member) {
    return name.length() >= WORD
        && member.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * What other libraries state as a number or a name within, and is an annotation here: {@code
   * weightDecay = 0.01}, {@code activation = "relu"}.
   *
   * @param value as it is written
   * @param known the annotations' names
   */
  static Optional<String> annotation(String member, String value, List<String> known) {
    String quoted = value.replace("\"", "");
    return known.stream()
        .filter(name -> name.equalsIgnoreCase(member))
        .map(name -> "@" + name + "(" + value + ")")
        .findFirst()
        .or(
            () ->
                known.stream()
                    .filter(name -> name.equalsIgnoreCase(quoted))
                    .map(name -> "@" + name)
                    .findFirst());
  }

  /** The first member that can hold a value as it is written. */
  static Optional<String> taking(
      ExpressionTree value, List<String> members, Class<? extends Annotation> known) {
    return members.stream().filter(name -> takes(type(known, name), value)).findFirst();
  }

  private static boolean takes(Class<?> type, ExpressionTree value) {
    return switch (value.getKind()) {
      case INT_LITERAL -> type == int.class || type == long.class || type == double.class;
      case DOUBLE_LITERAL, FLOAT_LITERAL -> type == double.class;
      case STRING_LITERAL -> type == String.class;
      case BOOLEAN_LITERAL -> type == boolean.class;
      case IDENTIFIER, MEMBER_SELECT -> type.isEnum();
      default -> true;
    };
  }

  /** What a member holds, or each of its elements. */
  static Class<?> type(Class<? extends Annotation> known, String member) {
    return Arrays.stream(known.getDeclaredMethods())
        .filter(method -> method.getName().equals(member))
        .<Class<?>>map(Method::getReturnType)
        .map(type -> type.isArray() ? type.getComponentType() : type)
        .findFirst()
        .orElse(Object.class);
  }

  /**
   * The enum that a member holds, or whose constants; empty if it holds none. It is the one that
   * javac sees, which may be of another version than the rules.
   */
  static Optional<Element> enumOf(TypeMirror held) {
    TypeMirror one = held instanceof ArrayType array ? array.getComponentType() : held;
    return one instanceof DeclaredType declared
        ? Optional.of(declared.asElement()).filter(type -> type.getKind() == ElementKind.ENUM)
        : Optional.empty();
  }

  /** The names of an enum's constants. */
  static List<String> constants(Element type) {
    return type.getEnclosedElements().stream()
        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
        .map(each -> each.getSimpleName().toString())
        .toList();
  }

  /** All of them, for the reason. */
  static String text(List<String> members) {
    return members.isEmpty()
        ? "it has no members"
        : "its members are " + String.join(", ", members);
  }
}
