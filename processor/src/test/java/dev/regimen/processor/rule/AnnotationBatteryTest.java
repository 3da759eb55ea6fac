package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Neutral;
import dev.regimen.annotation.Relative;
import dev.regimen.annotation.Structural;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What holds of the annotation of every rule there is, with no code for any of them. */
@Tag("pure")
class AnnotationBatteryTest {
  private static final Set<Class<?>> MEMBERS =
      Set.of(
          boolean.class,
          int.class,
          long.class,
          double.class,
          String.class,
          int[].class,
          double[].class,
          String[].class);

  private static Stream<DynamicTest> each(Consumer<Rule<?>> test) {
    return Rules.load().all().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(), () -> test.accept(rule)));
  }

  private static boolean number(Method member) {
    Class<?> type = member.getReturnType();
    return type == int.class
        || type == long.class
        || type == double.class
        || type == int[].class
        || type == double[].class;
  }

  @TestFactory
  Stream<DynamicTest> annotationsAreForTheCompilerAndSayWhereTheyStand() {
    return each(
        rule -> {
          Class<? extends Annotation> type = rule.annotation();
          assertEquals(RetentionPolicy.CLASS, type.getAnnotation(Retention.class).value());
          assertTrue(type.isAnnotationPresent(Documented.class), "not @Documented");
          assertTrue(type.isAnnotationPresent(java.lang.annotation.Target.class), "no @Target");
          assertFalse(type.isAnnotationPresent(Repeatable.class), "javac loses its position");
          assertEquals("dev.regimen.annotation", type.getPackageName());
        });
  }

  @TestFactory
  Stream<DynamicTest> targetsFollowTheRole() {
    return each(
        rule -> {
          Set<ElementType> targets =
              Set.of(rule.annotation().getAnnotation(java.lang.annotation.Target.class).value());
          boolean ofBlock = rule instanceof LayerRule<?> layer && layer.ofBlocks();
          boolean ofField =
              rule instanceof InitRule<?>
                  || rule instanceof WeightRule<?>
                  || rule instanceof LayerRule<?> layer && layer.slot() == Slot.TRANSFORM;
          boolean ofEither = rule instanceof LayerRule<?> && !ofBlock && !ofField;
          boolean loss = rule instanceof LossRule<?> && !(rule instanceof PretextRule<?>);
          boolean ofTask = loss || rule instanceof TargetRule<?>;
          boolean update = rule instanceof UpdateRule<?> other && !other.optimizer();
          if (ofField) {
            assertEquals(Set.of(ElementType.FIELD, ElementType.ANNOTATION_TYPE), targets);
          } else if (ofEither
              || ofTask
              || isPenalty(rule)) { // on blocks too; annotations are types
            assertEquals(Set.of(ElementType.FIELD, ElementType.TYPE), targets);
          } else if (update) { // what looks at the whole network stands on the regime alone
            assertTrue(targets.contains(ElementType.TYPE));
            assertTrue(Set.of(ElementType.FIELD, ElementType.TYPE).containsAll(targets));
          } else {
            assertEquals(Set.of(ElementType.TYPE), targets);
          }
        });
  }

  private static boolean isPenalty(Rule<?> rule) {
    return Role.UPDATE
        .of(rule)
        .filter(
            update -> !update.penalties(Written.annotation(rule.annotation(), Map.of())).isEmpty())
        .isPresent();
  }

  @TestFactory
  Stream<DynamicTest> membersAreData() {
    return each(
        rule -> {
          for (Method member : rule.annotation().getDeclaredMethods()) {
            Class<?> type = member.getReturnType();
            boolean constants = type.isArray() && type.getComponentType().isEnum();
            assertTrue(
                type.isEnum() || constants || MEMBERS.contains(type), member + " is no data");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> numbersStateTheirIntervalsAndKeepThem() {
    return each(
        rule -> {
          for (Method member : rule.annotation().getDeclaredMethods()) {
            if (number(member)) {
              assertInterval(member);
            } else {
              assertFalse(member.isAnnotationPresent(Interval.class), member + " is no number");
            }
          }
        });
  }

  private static void assertInterval(Method member) {
    Interval interval = member.getAnnotation(Interval.class);
    assertNotNull(interval, member + " has no @Interval");
    Span span = Span.parse(interval.value());
    assertTrue(span.low() < span.high(), interval.value());
    assertTrue(interval.id().matches("[A-Z][A-Za-z]+"), interval.id());
    if (member.getDefaultValue() instanceof Number standard) {
      assertTrue(span.contains(standard.doubleValue()), "default of " + member);
    }
    Neutral neutral = member.getAnnotation(Neutral.class);
    if (neutral != null) {
      assertTrue(span.contains(neutral.value()), "neutral value of " + member);
    }
  }

  @TestFactory
  Stream<DynamicTest> relativeNumbersAreStructuralAndNotNegative() {
    return Stream.concat(
            Rules.load().all().stream().map(Rule::annotation),
            Stream.of(dev.regimen.annotation.Use.class))
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(member -> member.isAnnotationPresent(Relative.class))
        .map(
            member ->
                DynamicTest.dynamicTest(
                    member.getDeclaringClass().getSimpleName() + "." + member.getName(),
                    () -> {
                      assertTrue(Set.of(int.class, int[].class).contains(member.getReturnType()));
                      assertTrue(member.isAnnotationPresent(Structural.class), "not @Structural");
                      Interval interval = member.getAnnotation(Interval.class);
                      assertTrue(Span.parse(interval.value()).low() >= 0, interval.value());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> annotationsAndMembersAreDocumented() {
    return each(
        rule -> {
          Class<? extends Annotation> type = rule.annotation();
          String source = AnnotationSources.of(type);
          assertTrue(
              AnnotationSources.firstSentence(type).length() > 9, "no first sentence on " + type);
          for (Method member : type.getDeclaredMethods()) {
            String declaration = " " + member.getName() + "()";
            assertFalse(
                AnnotationSources.javadoc(source, declaration).isEmpty(), "no Javadoc: " + member);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> rulesAreNamedAfterTheirAnnotations() {
    return each(
        rule ->
            assertEquals(
                rule.annotation().getSimpleName() + "Rule", rule.getClass().getSimpleName()));
  }

  /** An annotation with neither a rule nor a structural meaning would silently do nothing. */
  @Test
  void everyTechniqueHasARule() throws IOException {
    Set<String> structural =
        Set.of(
            "Network",
            "Head",
            "Regime",
            "Without",
            "Data",
            "Block",
            "Use",
            "Residual",
            "Parallel",
            "LabelSensitive",
            "Interval",
            "Neutral",
            "Relative",
            "Structural",
            "Unprefixed");
    Set<String> ofExperiments =
        Set.of(
            "Experiment",
            "Compare",
            "Sweep",
            "RandomSearch",
            "Halving",
            "Ablation",
            "TaskAblation",
            "RateSearch");
    Set<String> expected = new TreeSet<>();
    try (Stream<Path> files = Files.list(AnnotationSources.folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (Files.readString(file).contains("public @interface")
            && !structural.contains(name)
            && !ofExperiments.contains(name)) {
          expected.add(name);
        }
      }
    }
    Set<String> ruled = new TreeSet<>();
    Rules.load().all().forEach(rule -> ruled.add(rule.annotation().getSimpleName()));
    assertEquals(expected, ruled);
  }
}
