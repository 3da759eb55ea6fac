package dev.regimen.processor.rule;

import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every rule there is, found as services and sorted by the name of their annotation. */
public final class Rules {
  private final Map<String, Rule<?>> byAnnotation = new TreeMap<>();

  private Rules(Iterable<? extends Rule<?>> rules) {
    for (Rule<?> rule : rules) {
      Rule<?> other = byAnnotation.put(rule.annotation().getName(), rule);
      if (other != null) {
        throw new IllegalStateException(
            "two rules for "
                + rule.annotation().getName()
                + ": "
                + other.getClass()
                + " and "
                + rule.getClass());
      }
    }
  }

  /** The rules on the processor's own class path, where users' rules stand too. */
  @SuppressWarnings("unchecked") // a service class has no type arguments to ask for
  public static Rules load() {
    Iterable<?> services = ServiceLoader.load(Rule.class, Rules.class.getClassLoader());
    return new Rules((Iterable<? extends Rule<?>>) services);
  }

  public Collection<Rule<?>> all() {
    return List.copyOf(byAnnotation.values());
  }

  /** The rule of an annotation. */
  public Optional<Rule<?>> of(Class<? extends Annotation> type) {
    return Optional.ofNullable(byAnnotation.get(type.getName()));
  }

  /**
   * The uses among those given whose rules have a role, each with its rule, sorted by annotation.
   *
   * @param role the role's interface, such as {@code UpdateRule.class}
   */
  public <R extends Rule<?>> List<Bound<R>> in(Class<R> role, Collection<Use<?>> uses) {
    return uses.stream()
        .flatMap(
            use ->
                of(use.annotation().annotationType()).stream()
                    .filter(role::isInstance)
                    .map(rule -> new Bound<>(role.cast(rule), use)))
        .sorted(java.util.Comparator.comparing(bound -> bound.rule().annotation().getName()))
        .toList();
  }

  /**
   * A use with its rule.
   *
   * @param rule the rule
   * @param use the use, whose annotation is the rule's
   * @param <R> the role
   */
  public record Bound<R extends Rule<?>>(R rule, Use<?> use) {}
}
