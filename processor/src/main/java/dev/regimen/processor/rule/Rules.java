package dev.regimen.processor.rule;

import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Every rule there is, found as services and sorted by the name of their annotation. */
public final class Rules {
  private final Map<String, Rule<?>> byAnnotation = new TreeMap<>();
  private final Collection<Rule<?>> all = Collections.unmodifiableCollection(byAnnotation.values());

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

  /**
   * The rules on the processor's own class path, where users' rules stand too.
   *
   * @throws java.util.ServiceConfigurationError if one cannot be made
   * @throws LinkageError if a class that one names is not there, such as its annotation's
   */
  @SuppressWarnings("unchecked") // a service class has no type arguments to ask for
  public static Rules load() {
    Iterable<?> services = ServiceLoader.load(Rule.class, Rules.class.getClassLoader());
    return new Rules((Iterable<? extends Rule<?>>) services);
  }

  /** Some rules, as if no others were installed. */
  public static Rules of(Collection<? extends Rule<?>> rules) {
    return new Rules(rules);
  }

  public Collection<Rule<?>> all() {
    return all;
  }

  /** The rule of an annotation. */
  public Optional<Rule<?>> of(Class<? extends Annotation> type) {
    return Optional.ofNullable(byAnnotation.get(type.getName()));
  }

  /** Every rule of a role, sorted by annotation. */
  public <R extends Rule<Annotation>> List<R> in(Role<R> role) {
    return all().stream().flatMap(rule -> role.of(rule).stream()).toList();
  }

  /**
   * The uses among those given whose rules have a role, each with its rule, sorted by annotation.
   */
  public <R extends Rule<Annotation>> List<Bound<R>> in(
      Role<R> role, Collection<? extends Use<?>> uses) {
    List<Bound<R>> all = new ArrayList<>();
    for (Use<?> use : uses) {
      bound(role, use).ifPresent(all::add);
    }
    all.sort(Comparator.comparing(bound -> bound.rule().annotation().getName()));
    return all;
  }

  /** A use with its rule, if that has a role. */
  public <R extends Rule<Annotation>> Optional<Bound<R>> bound(Role<R> role, Use<?> use) {
    return of(use.annotation().annotationType())
        .flatMap(role::of)
        .map(rule -> new Bound<>(rule, use.as(Annotation.class)));
  }

  /**
   * A use with its rule.
   *
   * @param rule the rule
   * @param use the use, whose annotation is the rule's
   * @param <R> the role
   */
  public record Bound<R extends Rule<?>>(R rule, Use<Annotation> use) {
    /** The annotation at the use. */
    public Annotation annotation() {
      return use.annotation();
    }
  }
}
