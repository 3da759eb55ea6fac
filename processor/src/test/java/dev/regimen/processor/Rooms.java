package dev.regimen.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The names of the packages, and the form of a rule about one of them. */
final class Rooms {
  static final String ROOT = "dev.regimen.";
  static final String PROCESSOR = ROOT + "processor.";
  static final String ANNOTATION = ROOT + "annotation";
  static final String DIAGNOSTIC = PROCESSOR + "diagnostic";
  static final String MODEL = PROCESSOR + "model";
  static final String IR = PROCESSOR + "ir";
  static final String RULES = PROCESSOR + "rule..";
  static final String PLAN = PROCESSOR + "plan";
  static final String EMIT = PROCESSOR + "emit.";
  static final String[] USERS_ROOMS = {
    ANNOTATION,
    ROOT + "preset",
    ROOT + "data",
    ROOT + "data.image",
    ROOT + "data.known",
    ROOT + "train"
  };
  static final String NULLNESS = "org.jspecify.annotations";
  static final String JAVA = "java..";
  static final String JAVAPOET = "com.palantir.javapoet";
  static final String JAVA_FILE = JAVAPOET + ".JavaFile";

  private Rooms() {}

  static ArchRule room(String room, String... mayImport) {
    String[] allowed =
        Stream.concat(Stream.of(room, JAVA, NULLNESS), Stream.of(mayImport)).toArray(String[]::new);
    return classes().that().resideInAPackage(room).should().onlyDependOnClassesThat(in(allowed));
  }

  static DescribedPredicate<JavaClass> in(String... packages) {
    return resideInAnyPackage(packages)
        .or(describe("arrays", JavaClass::isArray))
        .or(describe("primitives", JavaClass::isPrimitive));
  }
}
