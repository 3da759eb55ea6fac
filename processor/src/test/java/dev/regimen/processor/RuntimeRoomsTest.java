package dev.regimen.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.regimen.train.FormatException;
import dev.regimen.train.SettingException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which room of the runtime may import which; each room's package-info says why. */
@AnalyzeClasses(packages = "dev.regimen", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("javac")
class RuntimeRoomsTest {
  private static final String ROOT = "dev.regimen.";
  private static final String ANNOTATION = ROOT + "annotation";
  private static final String TEXT = ROOT + "text";
  private static final String KERNEL = ROOT + "kernel";
  private static final String WINDOW = ROOT + "kernel.window";
  private static final String DATA = ROOT + "data..";
  private static final String TRAIN = ROOT + "train";
  private static final String STEP = ROOT + "train.step";
  private static final String LOOP = ROOT + "train.loop";
  private static final String METRIC = ROOT + "train.metric";
  private static final String FILE = ROOT + "train.file";
  private static final String REPORT = ROOT + "report";
  private static final String BABYSIT = ROOT + "babysit";
  private static final String SAVED = ROOT + "report.saved";
  private static final String CHECKPOINT = ROOT + "train.checkpoint";
  private static final String EXPERIMENT = ROOT + "experiment";
  private static final String LOG = "org.slf4j..";
  private static final String ND4J = "org.nd4j..";
  private static final String JAVACPP = "org.bytedeco.javacpp..";
  private static final String OPENBLAS = "org.bytedeco.openblas..";
  private static final String ONE_DNN = "org.bytedeco.dnnl..";

  private static ArchRule room(String room, DescribedPredicate<JavaClass> mayImport) {
    return classes().that().resideInAPackage(room).should().onlyDependOnClassesThat(mayImport);
  }

  /** The room itself, Java and others. */
  private static DescribedPredicate<JavaClass> in(String... rooms) {
    String[] always = {"java..", "org.jspecify.annotations"};
    String[] all = Stream.of(rooms, always).flatMap(Arrays::stream).toArray(String[]::new);
    return resideInAnyPackage(all)
        .or(describe("arrays", JavaClass::isArray))
        .or(describe("primitives", JavaClass::isPrimitive));
  }

  private static DescribedPredicate<JavaClass> only(Class<?>... types) {
    Set<String> names = Arrays.stream(types).map(Class::getName).collect(Collectors.toSet());
    return describe("one of " + names, type -> names.contains(type.getName()));
  }

  @ArchTest static final ArchRule TEXTS = room(TEXT, in(TEXT));

  @ArchTest
  static final ArchRule KERNELS =
      room(KERNEL, in(KERNEL, LOG, ND4J, JAVACPP, OPENBLAS, ONE_DNN, "com.sun.jna.."));

  @ArchTest
  static final ArchRule WINDOWS = room(WINDOW, in(WINDOW, KERNEL, LOG, ND4J, JAVACPP, ONE_DNN));

  @ArchTest
  static final ArchRule STEPS =
      room(
          STEP,
          in(STEP, ANNOTATION, TEXT, KERNEL, WINDOW, DATA, LOG, ND4J)
              .or(only(SettingException.class)));

  @ArchTest
  static final ArchRule FILES =
      room(FILE, in(FILE, TEXT, KERNEL, LOG).or(only(FormatException.class)));

  @ArchTest
  static final ArchRule CHECKPOINTS =
      room(CHECKPOINT, in(CHECKPOINT, FILE, STEP, TEXT, KERNEL).or(only(FormatException.class)));

  @ArchTest static final ArchRule METRICS = room(METRIC, in(METRIC, STEP, ANNOTATION));

  @ArchTest
  static final ArchRule LOOPS =
      room(LOOP, in(LOOP, STEP, METRIC, TRAIN, ANNOTATION, TEXT, KERNEL, DATA, LOG, ND4J));

  @ArchTest
  static final ArchRule TRAINING =
      room(
          TRAIN,
          in(
              TRAIN,
              STEP,
              LOOP,
              METRIC,
              FILE,
              CHECKPOINT,
              ANNOTATION,
              TEXT,
              KERNEL,
              DATA,
              LOG,
              ND4J,
              "javax.imageio.."));

  @ArchTest
  static final ArchRule REPORTS =
      room(
          REPORT,
          in(
              REPORT,
              SAVED,
              TRAIN,
              STEP,
              LOOP,
              FILE,
              ANNOTATION,
              TEXT,
              DATA,
              LOG,
              "javax.imageio.."));

  /** A command line reads a thousand folders without anything that computes. */
  @ArchTest static final ArchRule RECORDS = room(SAVED, in(SAVED, FILE, TEXT));

  @ArchTest
  static final ArchRule EXPERIMENTS =
      room(
          EXPERIMENT,
          in(
              EXPERIMENT,
              REPORT,
              SAVED,
              TRAIN,
              STEP,
              FILE,
              CHECKPOINT,
              ANNOTATION,
              TEXT,
              DATA,
              LOG));

  @ArchTest
  static final ArchRule BABYSITTING =
      room(BABYSIT, in(BABYSIT, TRAIN, STEP, LOOP, TEXT, KERNEL, DATA));

  @ArchTest
  static final ArchRule LOOPS_KNOW_NO_RUN_AND_NO_PREDICTOR =
      noClasses()
          .that()
          .resideInAPackage(LOOP)
          .should()
          .dependOnClassesThat(
              resideInAPackage(TRAIN)
                  .and(
                      describe(
                          "what runs or predicts",
                          type ->
                              Set.of("Trainer", "Fit", "Run", "RunResult", "Predictor", "ModelFile")
                                  .contains(type.getSimpleName()))));
}
