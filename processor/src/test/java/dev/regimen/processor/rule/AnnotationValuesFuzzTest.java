package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.regimen.processor.RegimenProcessor;
import dev.regimen.processor.WarmJavac;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Networks of any annotations with any values, most of them nonsense: the compiler says what is
 * wrong, and neither fails nor hangs. Every rule there is takes part. More of them by {@code
 * -Dfuzz=10000000}, of which one in a thousand is a network.
 */
@Tag("javac")
class AnnotationValuesFuzzTest {
  private static final int NETWORKS = Math.max(100, (int) (Long.getLong("fuzz", 0) / 1000));
  private static final int OF_A_COMPILATION = 50;
  private static final long LONGEST_NANOS = 2_000_000_000L;

  private static final Pattern NAME = Pattern.compile("Net\\d+");

  private static final int[] INTS = {
    Integer.MIN_VALUE, -1, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 64, 1 << 20, Integer.MAX_VALUE
  };

  private static final String[] DOUBLES = {
    "0.0 / 0.0",
    "1 / 0.0",
    "-1 / 0.0",
    "-0.0",
    "0",
    "1e-300",
    "1e300",
    "1e-3",
    "0.1",
    "0.1",
    "0.5",
    "0.5",
    "0.9",
    "0.9",
    "1",
    "2",
    "-1"
  };

  private static final String[] STRINGS = {
    "", "a", "b.c", "2 GB", "1e99 TB", "0 B", "\\u202e", "\\n", "\\\"", "*/", "\\0", "-1 GB",
    "logits"
  };

  private final SplittableRandom random = new SplittableRandom(Long.getLong("fuzz.seed", 1));
  private final List<Class<? extends Annotation>> ofFields = on(ElementType.FIELD);
  private final List<Class<? extends Annotation>> ofTypes = on(ElementType.TYPE);

  private static List<Class<? extends Annotation>> on(ElementType place) {
    List<Class<? extends Annotation>> types = new ArrayList<>();
    for (Rule<?> rule : Rules.load().all()) {
      Class<? extends Annotation> type = rule.annotation();
      if (List.of(type.getAnnotation(Target.class).value()).contains(place)) {
        types.add(type);
      }
    }
    return types;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private String value(Class<?> type) {
    if (type == boolean.class) {
      return String.valueOf(random.nextBoolean());
    }
    if (type == int.class || type == long.class) {
      return String.valueOf(INTS[random.nextInt(INTS.length)]);
    }
    if (type == double.class) {
      return DOUBLES[random.nextInt(DOUBLES.length)];
    }
    if (type == String.class) {
      return '"' + STRINGS[random.nextInt(STRINGS.length)] + '"';
    }
    if (type.isArray()) {
      return IntStream.range(0, random.nextInt(4))
          .mapToObj(i -> value(type.getComponentType()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    int constants = Array.getLength(type.getEnumConstants());
    Enum<?> constant = (Enum<?>) type.getEnumConstants()[random.nextInt(constants)];
    return constant.getDeclaringClass().getCanonicalName() + "." + constant.name();
  }

  private String annotation(Class<? extends Annotation> type) {
    String members =
        Arrays.stream(type.getDeclaredMethods())
            .sorted((a, b) -> a.getName().compareTo(b.getName()))
            .filter(member -> member.getDefaultValue() == null || random.nextInt(3) == 0)
            .map(this::member)
            .collect(Collectors.joining(", "));
    return "@" + type.getCanonicalName() + "(" + members + ") ";
  }

  private String member(Method member) {
    return member.getName() + " = " + value(member.getReturnType());
  }

  /** Some annotations, each at most once. */
  private String some(List<Class<? extends Annotation>> types, int most) {
    return Stream.generate(() -> any(types))
        .limit(random.nextInt(most + 1))
        .distinct()
        .map(this::annotation)
        .collect(Collectors.joining());
  }

  private String network(int number) {
    StringBuilder source = new StringBuilder(some(ofTypes, 4));
    String input = random.nextBoolean() ? "{6, 6, 3}" : "4";
    source.append("@Network(input = ").append(random.nextInt(4) == 0 ? value(int[].class) : input);
    source.append(", classes = ").append(random.nextInt(4) == 0 ? value(int.class) : "3");
    source.append(")\nclass Net").append(number).append(" {\n");
    for (int field = random.nextInt(4); field >= 0; field--) {
      source.append("  ").append(some(ofFields, 3)).append("Layer l").append(field).append(";\n");
    }
    return source.append("  @Dense(3) Layer logits;\n}\n").toString();
  }

  private static Compilation process(List<String> networks) {
    return Compiler.compiler(WarmJavac.INSTANCE)
        .withProcessors(new RegimenProcessor())
        .withOptions("-proc:only")
        .compile(
            JavaFileObjects.forSourceString(
                "Nets", "import dev.regimen.annotation.*;\n" + String.join("", networks)));
  }

  @Test
  void nothingIsAFaultOfTheCompiler() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    List<String> faults = new ArrayList<>();
    for (int done = 0; done < NETWORKS; done += OF_A_COMPILATION) {
      int first = done;
      List<String> networks =
          IntStream.range(0, OF_A_COMPILATION).mapToObj(i -> network(first + i)).toList();
      long start = threads.getCurrentThreadCpuTime();
      Compilation compilation = process(networks);
      long nanos = threads.getCurrentThreadCpuTime() - start;
      if (nanos > 5 * LONGEST_NANOS) {
        networks.forEach(AnnotationValuesFuzzTest::requireQuick);
      }
      for (Diagnostic<?> diagnostic : compilation.diagnostics()) {
        String said = diagnostic.getMessage(Locale.ROOT);
        boolean foreign =
            diagnostic.getKind() == Diagnostic.Kind.ERROR && !said.contains("[Regimen:");
        if (foreign || said.contains("InternalError")) {
          faults.add(said + "\n" + named(said, networks));
        }
      }
    }
    assertEquals("", String.join("\n", faults));
  }

  /** The network that a message is about. */
  private static String named(String said, List<String> networks) {
    Matcher name = NAME.matcher(said);
    String wanted = name.find() ? "class " + name.group() + " " : "?";
    return networks.stream().filter(each -> each.contains(wanted)).findFirst().orElse("");
  }

  private static void requireQuick(String network) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    process(List.of(network));
    long start = threads.getCurrentThreadCpuTime();
    process(List.of(network));
    long nanos = threads.getCurrentThreadCpuTime() - start;
    assertTrue(nanos < LONGEST_NANOS, () -> nanos / 1_000_000 + " ms: " + network);
  }
}
