package dev.regimen.processor.rule;

import dev.regimen.annotation.Interval;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Annotations as if written in a source file, for tests. */
public final class Written {
  private Written() {}

  /** A use on a layer's field. */
  public static <A extends Annotation> Use<A> on(String layer, Class<A> type, Object... members) {
    return new Use<>(annotation(type, map(members)), layer, new NamedSite(layer));
  }

  /** A use on a class. */
  public static <A extends Annotation> Use<A> onClass(Class<A> type, Object... members) {
    return on("", type, members);
  }

  /** The annotation with the members given and its defaults; one without a default gets 3. */
  public static <A extends Annotation> A annotation(Class<A> type, Map<String, Object> members) {
    Map<String, Object> values = new TreeMap<>();
    for (Method member : type.getDeclaredMethods()) {
      Object standard = member.getDefaultValue();
      values.put(member.getName(), standard == null ? three(member.getReturnType()) : standard);
    }
    for (String name : members.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(type + " has no member " + name);
      }
    }
    values.putAll(members);
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) ->
                switch (method.getName()) {
                  case "annotationType" -> type;
                  case "toString" -> "@" + type.getSimpleName() + values;
                  case "hashCode" -> values.hashCode();
                  case "equals" -> self == args[0];
                  default -> values.get(method.getName());
                });
    return type.cast(proxy);
  }

  private static Object three(Class<?> type) {
    if (type == int.class) {
      return 3;
    }
    if (type == long.class) {
      return 3L;
    }
    if (type == double.class) {
      return 3.0;
    }
    if (type == String.class) {
      return "3 GB";
    }
    if (type == int[].class) {
      return new int[] {3};
    }
    if (type.isArray() && type.getComponentType().isEnum()) {
      Object one = Array.newInstance(type.getComponentType(), 1);
      Array.set(one, 0, type.getComponentType().getEnumConstants()[0]);
      return one;
    }
    throw new IllegalArgumentException("no value for a member of type " + type);
  }

  private static Map<String, Object> map(Object... members) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      map.put((String) members[i], members[i + 1]);
    }
    return map;
  }

  /**
   * The annotation at its defaults, and once for each other value of each member: a boolean
   * flipped, every constant of an enum, another number.
   */
  public static <A extends Annotation> List<A> variants(Class<A> type) {
    List<A> variants = new ArrayList<>();
    A standard = annotation(type, Map.of());
    variants.add(standard);
    for (Method member : type.getDeclaredMethods()) {
      for (Object value : others(member, Values.of(standard, member))) {
        variants.add(annotation(type, Map.of(member.getName(), value)));
      }
    }
    return variants;
  }

  private static List<Object> others(Method member, Object standard) {
    if (standard instanceof Boolean flag) {
      return List.of(!flag);
    }
    if (standard instanceof Enum<?> constant) {
      return List.copyOf(Arrays.asList((Object[]) constant.getDeclaringClass().getEnumConstants()));
    }
    if (standard instanceof Double number) {
      Interval interval = member.getAnnotation(Interval.class);
      double other = number == 0 ? 0.3 : number * 0.7;
      return interval == null || Span.parse(interval.value()).contains(other)
          ? List.of(other)
          : List.of();
    }
    return List.of();
  }

  /** A place that only has a name. */
  public record NamedSite(String owner) implements Site {
    @Override
    public Site member(String name) {
      return new NamedSite(owner + "." + name);
    }
  }
}
