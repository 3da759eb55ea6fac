package dev.regimen.processor.model;

import dev.regimen.annotation.Interval;
import dev.regimen.annotation.Structural;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A whole number that the structure of the generated code follows from: units, repetitions.
 *
 * @param name its full name, as that of a setting: {@code hidden1.dense}
 * @param interval the values that it may take, as mathematics writes them
 */
public record StructuralNumber(String name, String interval) {
  /** Those of a network, by their names. */
  public static Map<String, StructuralNumber> of(NetworkModel network) {
    Stream<Use<?>> ofLayers = network.layers().stream().flatMap(layer -> layer.uses().stream());
    Stream<Use<?>> ofBlocks = network.blocks().stream().map(BlockModel::use);
    Map<String, StructuralNumber> numbers = new LinkedHashMap<>();
    Stream<Use<?>> ofTasks = network.tasks().stream().flatMap(task -> task.uses().stream());
    Stream.of(network.regime().stream(), ofTasks, ofLayers, ofBlocks)
        .flatMap(uses -> uses)
        .forEach(
            use ->
                members(use.annotation().annotationType())
                    .forEach(
                        member -> {
                          String name = SettingName.of(use, member.getName());
                          numbers.put(name, new StructuralNumber(name, interval(member)));
                        }));
    return numbers;
  }

  /** The use with the values that are given for its numbers. */
  public static <A extends Annotation> Use<A> varied(Use<A> use, Map<String, Integer> values) {
    A annotation = use.annotation();
    if (!values.isEmpty()) {
      for (Method member : members(annotation.annotationType())) {
        Integer value = values.get(SettingName.of(use, member.getName()));
        if (value != null) {
          annotation = Stated.with(annotation, member.getName(), value);
        }
      }
    }
    return new Use<>(annotation, use.layer(), use.site());
  }

  private static List<Method> members(Class<? extends Annotation> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(member -> member.getReturnType() == int.class)
        .filter(member -> member.isAnnotationPresent(Structural.class))
        .toList();
  }

  private static String interval(Method member) {
    Interval interval = member.getAnnotation(Interval.class);
    return interval == null ? "(-inf, inf)" : interval.value();
  }
}
