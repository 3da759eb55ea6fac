package dev.regimen.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.regimen.processor.Rooms.ROOT;
import static dev.regimen.processor.Rooms.USERS_ROOMS;
import static dev.regimen.processor.Rooms.in;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;

/** Which room of the runtime may import which; each room's package-info says why. */
@AnalyzeClasses(packages = "dev.regimen", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("javac")
class RuntimeArchitectureTest {
  @ArchTest
  static final ArchRule RUNTIME_DOES_NOT_KNOW_THE_COMPILER =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.regimen.processor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.regimen.processor..");

  @ArchTest
  static final ArchRule KERNELS_KNOW_NO_DATA_AND_NO_TRAINING =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "train..", ROOT + "data..");

  @ArchTest
  static final ArchRule DATA_KNOWS_NO_AUGMENTATION =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "data")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "data.augment..");

  @ArchTest
  static final ArchRule DATA_KNOWS_NO_TRAINING =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "data..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "train..");

  @ArchTest
  static final ArchRule DATA_KNOWS_NONE_OF_ITS_OWN_ROOMS =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "data")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "data.image..", ROOT + "data.known..");

  @ArchTest
  static final ArchRule ONLY_IMAGES_KNOW_EXIF =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "data.image")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.drew..");

  @ArchTest
  static final ArchRule ONLY_KNOWN_SETS_CONNECT_AND_UNPACK =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "data..")
          .and()
          .resideOutsideOfPackage(ROOT + "data.known")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.net..", "org.apache.commons.compress..")
                  .and(
                      describe(
                          "other than URI, which connects to nothing",
                          type -> !type.getName().equals("java.net.URI"))));

  @ArchTest
  static void imports_of_all_the_rooms_that_users_see_are_not_ambiguous(JavaClasses classes) {
    Map<String, List<String>> byName =
        classes.stream()
            .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
            .filter(in(USERS_ROOMS))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    assertTrue(byName.size() > 100, "there are fewer public types than expected");
    byName.values().removeIf(names -> names.size() == 1);
    assertEquals(Map.of(), byName);
  }
}
