package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Structural;
import dev.regimen.processor.model.Fact;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** What run rules state can be called on the blueprint. */
@Tag("pure")
class RunBatteryTest {
  private static final Map<Class<?>, Object> OTHERS =
      Map.of(
          double[].class, new double[] {0.5},
          String.class, "a text",
          String[].class, new String[] {"a text"},
          Metric[].class, new Metric[] {Metric.VALIDATION_MAE});

  private static Stream<RunRule<?>> rules() {
    return Rules.load().all().stream()
        .filter(RunRule.class::isInstance)
        .map(rule -> (RunRule<?>) rule);
  }

  private static <A extends Annotation> List<Fact> facts(RunRule<A> rule, Annotation annotation) {
    return rule.facts(rule.annotation().cast(annotation));
  }

  @TestFactory
  Stream<DynamicTest> factsAreCallsThatTheBlueprintKnows() throws ClassNotFoundException {
    Class<?> blueprint = Class.forName("dev.regimen.train.step.BlueprintBuilder");
    return rules()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      for (Annotation annotation : Written.variants(rule.annotation())) {
                        for (Fact fact : facts(rule, annotation)) {
                          assertTrue(callable(blueprint, fact), fact + " on " + blueprint);
                        }
                      }
                    }));
  }

  private static boolean callable(Class<?> blueprint, Fact fact) {
    return Arrays.stream(blueprint.getMethods())
        .filter(method -> method.getName().equals(fact.method()))
        .anyMatch(method -> takes(method, fact.args()));
  }

  private static boolean takes(Method method, List<Object> args) {
    Class<?>[] types = method.getParameterTypes();
    // Not isVarArgs: what a superclass that is not public has is a bridge, which does not say so.
    if (types.length == 1 && types[0].isArray()) {
      return args.stream().allMatch(boxed(types[0].getComponentType())::isInstance);
    }
    return types.length == args.size()
        && IntStream.range(0, types.length).allMatch(i -> boxed(types[i]).isInstance(args.get(i)));
  }

  private static Class<?> boxed(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
  }

  /** Otherwise a member could be written that nobody reads. */
  @TestFactory
  Stream<DynamicTest> everyMemberIsASettingOrChangesAFact() {
    return rules()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(),
                    () -> {
                      for (Method member : rule.annotation().getDeclaredMethods()) {
                        boolean setting =
                            member.isAnnotationPresent(Interval.class)
                                && !member.isAnnotationPresent(Structural.class);
                        assertTrue(setting || changesFacts(rule, member), member + " is not read");
                      }
                    }));
  }

  private static boolean changesFacts(RunRule<?> rule, Method member) {
    Object standard = member.getDefaultValue();
    Object other =
        standard instanceof Boolean flag
            ? (Object) !flag
            : standard instanceof Enum<?> constant
                ? constant.getDeclaringClass().getEnumConstants()[constant.ordinal() + 1]
                : member.getReturnType() == int[].class
                    ? new int[] {7, 5}
                    : OTHERS.containsKey(member.getReturnType())
                        ? OTHERS.get(member.getReturnType())
                        : (Object) (standard == null ? 7 : (int) standard + 1);
    Annotation before = Written.annotation(rule.annotation(), Map.of());
    Annotation after = Written.annotation(rule.annotation(), Map.of(member.getName(), other));
    return !facts(rule, before).equals(facts(rule, after));
  }
}
