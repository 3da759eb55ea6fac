package dev.regimen.processor;

import dev.regimen.annotation.Dense;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes with techniques drawn at random, and values that nobody would write. */
final class RandomClasses {
  private static final Path ANNOTATIONS =
      Path.of("..", "runtime", "src", "main", "java", "dev", "regimen", "annotation");
  private static final List<String> WHOLE =
      List.of(
          "0",
          "1",
          "-1",
          "2",
          "3",
          "7",
          "16",
          "64",
          "1000",
          "65536",
          "1 << 30",
          "-2147483648",
          "2147483647",
          "Block.WIDTH",
          "4 * Block.WIDTH",
          "Block.STRIDE",
          "Block.WIDTH + 1");

  /** A thousand repetitions would be right, and take their time. */
  private static final List<String> REPEAT =
      List.of("1", "1", "2", "3", "0", "-1", "1 << 30", "-2147483648", "2147483647", "Block.WIDTH");

  private static final List<String> REAL =
      List.of(
          "0",
          "-0.0",
          "1",
          "0.5",
          "0.9",
          "1e-4",
          "-1",
          "3",
          "1e300",
          "1.0 / 0",
          "0.0 / 0",
          "Double.MIN_VALUE",
          "-1.0 / 0",
          "0.1f");

  /** What would end a string, a comment, a format or a regular expression. */
  private static final List<String> TEXT =
      List.of(
          "\"\"",
          "\"logits\"",
          "\"h0\"",
          "\"a\\\"; int x = 1; //\"",
          "\"*/ int x = 1; /*\"",
          "\"$L $S $$ %s %n\"",
          "\"\\\\u000a int x = 1;\"",
          "\"\\n\\r\\t\\0\"",
          "\"1 GB\"",
          "\"\\\\E(\"",
          "\"{}[]()\"");

  private final Random random;
  private final List<Class<? extends Annotation>> ofFields = new ArrayList<>();
  private final List<Class<? extends Annotation>> ofClasses = new ArrayList<>();

  RandomClasses(long seed) {
    random = new Random(seed);
    try (Stream<Path> files = Files.list(ANNOTATIONS)) {
      files.map(file -> file.getFileName().toString()).sorted().forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file) {
    String name = file.replace(".java", "");
    if (List.of("package-info", "Network", "Regime", "Block", "Use", "Without").contains(name)) {
      return;
    }
    Class<?> type;
    try {
      type = Class.forName(Dense.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    Target target = type.getAnnotation(Target.class);
    if (type.isAnnotation() && target != null) {
      List<ElementType> places = List.of(target.value());
      Class<? extends Annotation> annotation = type.asSubclass(Annotation.class);
      if (places.contains(ElementType.FIELD)) {
        ofFields.add(annotation);
      }
      if (places.contains(ElementType.TYPE)) {
        ofClasses.add(annotation);
      }
    }
  }

  /** A source of one network with a block. */
  String next() {
    StringBuilder source = new StringBuilder("import dev.regimen.annotation.*;\n");
    source.append("@Block").append(techniques(ofClasses, 1)).append("\nclass Cell {\n");
    source.append(field("inner")).append("}\n");
    source.append("@Network(input = ").append(any(List.of("{8, 8, 3}", "13", "{6}", any(WHOLE))));
    source.append(", ").append(any(List.of("classes", "outputs", "labels"))).append(" = ");
    source.append(any(List.of("1", "3", "10"))).append(')');
    source.append(techniques(ofClasses, 3)).append("\nclass Net {\n");
    int layers = 1 + random.nextInt(3);
    for (int i = 0; i < layers; i++) {
      source.append(field("h" + i));
    }
    source.append("  @Use(width = ").append(any(WHOLE)).append(", repeat = ").append(any(REPEAT));
    source.append(") Cell cell;\n  @Dense(3) Layer logits;\n}\n");
    return source.toString();
  }

  private String field(String name) {
    String sized = any(List.of("@Dense(", "@Conv(")) + any(WHOLE) + ")";
    String layer = random.nextBoolean() ? sized : "";
    String others = techniques(ofFields, 2);
    boolean twice = others.contains("@Dense(") || others.contains("@Conv(");
    return "  " + (twice ? "" : layer) + others + " Layer " + name + ";\n";
  }

  private String techniques(List<Class<? extends Annotation>> known, int most) {
    return Stream.generate(() -> known.get(random.nextInt(known.size())))
        .limit(random.nextInt(most + 1))
        .distinct()
        .map(this::annotation)
        .collect(Collectors.joining(" ", " ", ""));
  }

  private String annotation(Class<? extends Annotation> type) {
    String members =
        Arrays.stream(type.getDeclaredMethods())
            .sorted(Comparator.comparing(Method::getName))
            .filter(member -> member.getDefaultValue() == null || random.nextInt(3) == 0)
            .filter(
                member ->
                    member.getReturnType() != Class[].class || member.getDefaultValue() == null)
            .map(member -> member.getName() + " = " + value(member.getReturnType()))
            .collect(Collectors.joining(", "));
    return "@" + type.getSimpleName() + "(" + members + ")";
  }

  private String value(Class<?> type) {
    if (type.isArray()) {
      return Stream.generate(() -> value(type.getComponentType()))
          .limit(random.nextInt(4))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (type == Class.class) {
      return any(List.of("Net.class", "Cell.class", "String.class", "int.class"));
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return type.getSimpleName() + "." + constants[random.nextInt(constants.length)];
    }
    if (type == boolean.class) {
      return String.valueOf(random.nextBoolean());
    }
    return type == String.class ? any(TEXT) : any(type == double.class ? REAL : WHOLE);
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** A source with some of its text gone, doubled or exchanged. */
  String broken(String source) {
    StringBuilder text = new StringBuilder(source);
    for (int i = 0; i <= random.nextInt(3); i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      String part = text.substring(at, end);
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, part);
        default -> text.replace(at, end, any(List.of("}", "{", "\"", "@", "/*", "class ", "0")));
      }
    }
    return text.toString();
  }
}
