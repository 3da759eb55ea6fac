package dev.regimen.processor.model;

import dev.regimen.processor.diagnostic.Fix;
import dev.regimen.processor.diagnostic.Site;
import java.lang.annotation.Annotation;
import java.util.List;

/**
 * One annotation as it stands on a field or class.
 *
 * @param annotation the annotation; none of its members is a class
 * @param layer the name of the {@link LayerModel} that it belongs to, empty for a regime's
 * @param site where it stands
 * @param <A> its type
 */
public record Use<A extends Annotation>(A annotation, String layer, Site site) {
  /** Whether this stands on a layer rather than on a network or regime. */
  public boolean onLayer() {
    return !layer.isEmpty();
  }

  /** The annotation as written: {@code @Dropout}. */
  public String text() {
    return "@" + annotation.annotationType().getSimpleName();
  }

  /** The annotation with its members, as far as they are not at their defaults. */
  public String source() {
    return Stated.source(annotation);
  }

  /**
   * The annotation as one would write it with another value of one member, which is spelled even at
   * its default.
   */
  public String with(String member, Object value) {
    return Stated.source(Stated.with(annotation, member, value), member);
  }

  /**
   * What to write for another value of one member: the member alone, so that what is said of two
   * members of an annotation can be written beside each other; the whole annotation for a lone
   * value, and where it is not written here.
   */
  public Fix fix(String member, Object value) {
    String whole = with(member, value);
    boolean lone = member.equals("value") && whole.equals(as(annotation(member, value)));
    return lone || !site.written()
        ? Fix.of(whole)
        : new Fix(member + " = " + Stated.literal(value), whole);
  }

  /** The same where the finding marks another annotation: {@code batch = 32 on @Train}. */
  public String fixElsewhere(String member, Object value) {
    String whole = with(member, value);
    String alone = Stated.source(annotation(member, value), text().substring(1), List.of(member));
    return whole.equals(alone) || !site.written()
        ? whole
        : member + " = " + Stated.literal(value) + " on " + text();
  }

  /** The same of two members, each of which gets what the other has. */
  public Fix exchanging(String one, String other) {
    Annotation first = annotation(one, Stated.number(annotation, other));
    Annotation both = Stated.with(first, other, Stated.number(annotation, one));
    Use<Annotation> exchanged = new Use<>(both, layer, site);
    String whole = exchanged.source();
    return site.written()
        ? new Fix(
            exchanged.fix(one, Stated.number(both, one)).text()
                + ", "
                + exchanged.fix(other, Stated.number(both, other)).text(),
            whole)
        : Fix.of(whole);
  }

  private Annotation annotation(String member, Object value) {
    return Stated.with(annotation, member, value);
  }

  /** An annotation with its lone value. */
  private static String as(Annotation annotation) {
    return Stated.source(annotation, annotation.annotationType().getSimpleName(), List.of("value"));
  }

  /**
   * Another annotation as one would write it in the place of this one: with some of its members:
   * the value, and others as far as they are not at their defaults.
   */
  public String as(String other, String... members) {
    return Stated.source(annotation, other, List.of(members));
  }

  /** This use seen as one of another type. */
  public <B extends Annotation> Use<B> as(Class<B> type) {
    return new Use<>(type.cast(annotation), layer, site);
  }
}
