package dev.regimen.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.regimen.processor.Rooms.ANNOTATION;
import static dev.regimen.processor.Rooms.DIAGNOSTIC;
import static dev.regimen.processor.Rooms.EMIT;
import static dev.regimen.processor.Rooms.IR;
import static dev.regimen.processor.Rooms.JAVAPOET;
import static dev.regimen.processor.Rooms.JAVA_FILE;
import static dev.regimen.processor.Rooms.MODEL;
import static dev.regimen.processor.Rooms.PLAN;
import static dev.regimen.processor.Rooms.PROCESSOR;
import static dev.regimen.processor.Rooms.ROOT;
import static dev.regimen.processor.Rooms.RULES;
import static dev.regimen.processor.Rooms.room;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.regimen.processor.rule.Rules;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Formatter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which room may import which; each room's package-info says why. */
@AnalyzeClasses(packages = "dev.regimen", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("javac")
class ArchitectureTest {

  @ArchTest static final ArchRule ANNOTATIONS = room(ANNOTATION);
  @ArchTest static final ArchRule PRESETS = room(ROOT + "preset", ANNOTATION);
  @ArchTest static final ArchRule DIAGNOSTICS = room(DIAGNOSTIC);
  @ArchTest static final ArchRule IRS = room(IR);
  @ArchTest static final ArchRule MODELS = room(MODEL, ANNOTATION, DIAGNOSTIC, IR);

  @ArchTest
  static final ArchRule MODEL_KNOWS_SHAPES_ONLY =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat(
              resideInAPackage(IR)
                  .and(
                      describe("other than Shape", type -> !type.getSimpleName().equals("Shape"))));

  @ArchTest
  static final ArchRule RULE = room(RULES, MODEL, IR, ANNOTATION, DIAGNOSTIC, "com.google.auto..");

  @ArchTest
  static final ArchRule READ =
      room(
          PROCESSOR + "read",
          MODEL,
          RULES,
          DIAGNOSTIC,
          ANNOTATION,
          IR,
          "javax.lang.model..",
          "javax.annotation.processing",
          "javax.tools");

  @ArchTest
  static final ArchRule CHECK = room(PROCESSOR + "check", MODEL, RULES, IR, DIAGNOSTIC, ANNOTATION);

  /** A technique may ask for a gradient as it asks for any value: of its input, for instance. */
  @ArchTest
  static final ArchRule LOWER =
      room(PROCESSOR + "lower", MODEL, RULES, IR, PROCESSOR + "pass", DIAGNOSTIC, ANNOTATION);

  @ArchTest static final ArchRule PASS = room(PROCESSOR + "pass", IR);
  @ArchTest static final ArchRule PLANS = room(PLAN, IR);

  @ArchTest
  static final ArchRule ONLY_READING_AND_THE_ENTRY_KNOW_ELEMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              PROCESSOR + "read",
              PROCESSOR + "source",
              "dev.regimen.processor",
              EMIT + "code",
              EMIT + "trainer")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.lang.model..", "javax.annotation.processing");

  /** Java as a tree knows no network; only names' validity is asked from the compiler. */
  @ArchTest static final ArchRule EMITTED_CODE = room(EMIT + "code", "javax.lang.model");

  /** Steps are written from plans; paths of layers are the only thing they know of the model. */
  @ArchTest
  static final ArchRule EMITTED_STEPS = room(EMIT + "step", EMIT + "code", PLAN, IR, MODEL);

  @ArchTest
  static final ArchRule STEPS_KNOW_PATHS_ONLY_OF_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage(EMIT + "step")
          .should()
          .dependOnClassesThat(
              resideInAPackage(MODEL)
                  .and(
                      describe("other than Paths", type -> !type.getSimpleName().equals("Paths"))));

  /** The card and the blueprint tell of the user's class, of lowering's table and of the loss. */
  @ArchTest
  static final ArchRule EMITTED_TRAINERS =
      room(
          EMIT + "trainer",
          EMIT + "code",
          EMIT + "step",
          PLAN,
          IR,
          MODEL,
          PROCESSOR + "lower",
          PROCESSOR + "rule",
          ANNOTATION,
          JAVAPOET,
          "javax.lang.model.element");

  /** Files are written by JavaPoet, and by nothing else; its vocabulary stays in one room. */
  @ArchTest
  static final ArchRule ONLY_TRAINERS_KNOW_JAVAPOET =
      noClasses()
          .that()
          .resideOutsideOfPackage(EMIT + "trainer")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(JAVAPOET);

  @ArchTest
  static void JAVAPOET_WRITES_THE_FILE(JavaClasses classes) {
    Set<String> writers =
        classes.stream()
            .filter(type -> type.getPackageName().equals(EMIT + "trainer"))
            .filter(
                type ->
                    type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals(JAVA_FILE)))
            .map(JavaClass::getSimpleName)
            .collect(Collectors.toSet());
    assertEquals(Set.of("Specs"), writers);
  }

  /** Nothing but the entry asks for generated text. */
  @ArchTest
  static final ArchRule ONLY_THE_ENTRY_EMITS =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.regimen.processor", PROCESSOR + "emit..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PROCESSOR + "emit..");

  /** The entry goes through the rooms and knows nothing of trees that are printed. */
  @ArchTest
  static final ArchRule THE_ENTRY_WRITES_NO_JAVA =
      noClasses()
          .that()
          .resideInAPackage("dev.regimen.processor")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(EMIT + "code");

  @ArchTest
  static final ArchRule NO_COMPILERS_OWN_CLASSES =
      noClasses()
          .that()
          .resideOutsideOfPackage(PROCESSOR + "source")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.source..", "com.sun.tools..", "org.eclipse.jdt..");

  /** What javac alone tells is added to what every compiler does. */
  @ArchTest
  static final ArchRule SOURCE =
      room(
          PROCESSOR + "source",
          PROCESSOR + "read",
          RULES,
          DIAGNOSTIC,
          "com.google.auto..",
          "com.sun.source..",
          "javax.annotation.processing",
          "javax.lang.model..",
          "javax.tools");

  @ArchTest
  static final ArchRule ONLY_THE_ENTRY_DEPENDS_ON_THE_SOURCE =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROCESSOR + "source", "dev.regimen.processor")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PROCESSOR + "source");

  @ArchTest
  static final ArchRule THE_COMPILER_KNOWS_ONLY_ANNOTATIONS_OF_THE_RUNTIME =
      noClasses()
          .that()
          .resideInAPackage("dev.regimen.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "train..", ROOT + "data..", ROOT + "kernel..", ROOT + "text..");

  /** The machine's language decides digits and letters' case, but neither code nor files. */
  @ArchTest
  static final ArchRule NOTHING_IS_WRITTEN_IN_THE_MACHINES_LANGUAGE =
      noClasses()
          .should()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(PrintStream.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintStream.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
          .orShould()
          .callMethod(PrintWriter.class, "format", String.class, Object[].class)
          .orShould()
          .callConstructor(Formatter.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.text..")
          .because("formatting and letters' case take Locale.ROOT");

  /** Where a technique is named that is not the file's own, because it is built or is the run. */
  private static final Map<String, Set<String>> NAMED =
      new TreeMap<>(
          Map.of(
              "lower.Shortcut", Set.of("Conv", "Dense"),
              "read.PretextNetwork", Set.of("Dense", "Flatten", "Relu"),
              "rule.RunSize", Set.of("Train")));

  /** What a technique is, its rule tells; whoever lists techniques misses those of others. */
  @ArchTest
  static void noFileNamesTechniquesOfOthers(JavaClasses classes) {
    Map<String, String> owners =
        Rules.load().all().stream()
            .collect(
                Collectors.toMap(
                    rule -> rule.annotation().getName(), rule -> rule.getClass().getName()));
    Map<String, Set<String>> named = new TreeMap<>();
    for (JavaClass type : classes) {
      String file = type.getName().replaceFirst("[$].*", "");
      if (file.startsWith(PROCESSOR)) {
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getName())
            .filter(target -> !owners.getOrDefault(target, file).equals(file))
            .forEach(
                target ->
                    named
                        .computeIfAbsent(file.substring(PROCESSOR.length()), f -> new TreeSet<>())
                        .add(target.substring(target.lastIndexOf('.') + 1)));
      }
    }
    assertEquals(NAMED, named);
  }
}
