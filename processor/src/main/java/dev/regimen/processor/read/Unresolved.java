package dev.regimen.processor.read;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Types that a class names and that are not there yet: another processor may still write them, so
 * the class is read in a later round, and in the last one the first that is missing is named.
 */
public final class Unresolved {
  private final AnnotationRegistry registry;

  public Unresolved(AnnotationRegistry registry) {
    this.registry = registry;
  }

  /** Whether a root cannot be read. */
  public boolean blocks(TypeElement type) {
    return missing(type).findFirst().isPresent();
  }

  /**
   * Whether a root, if it can be read, may gain parts in a later round: a field whose type is not
   * there yet and that nothing else marks may turn out to be a block's. Trainers are ours to write.
   */
  public boolean mayGrow(TypeElement type) {
    return composition(type)
        .flatMap(each -> ElementFilter.fieldsIn(each.getEnclosedElements()).stream())
        .map(VariableElement::asType)
        .anyMatch(
            field -> field.getKind() == TypeKind.ERROR && !field.toString().endsWith("Trainer"));
  }

  /** A root, all that is read for it, and their fields. */
  public static Stream<Element> declarations(TypeElement root) {
    return composition(root)
        .flatMap(
            type -> Stream.concat(Stream.of(type), Structure.parts(type).map(Element.class::cast)));
  }

  /** The qualified names of a root and of all that is read for it. */
  public static Set<String> read(TypeElement root) {
    return composition(root)
        .map(type -> type.getQualifiedName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A root, the network that a regime names, and all blocks that are used there. */
  private static Stream<TypeElement> composition(TypeElement root) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collect(root, found);
    networks(root).forEach(network -> collect(network, found));
    return found.stream();
  }

  private static void collect(TypeElement type, Set<TypeElement> found) {
    if (found.add(type)) {
      Structure.parts(type)
          .flatMap(field -> Structure.block(field).stream())
          .forEach(block -> collect(block, found));
    }
  }

  /** Reports the first type that is missing. */
  public void report(TypeElement type, Report report) {
    missing(type)
        .findFirst()
        .ifPresent(
            missing ->
                report
                    .error("UnresolvedType", missing.site(), missing.text() + " cannot be found")
                    .why("no processor has written it either, so no trainer can be")
                    .fix(
                        Suggestion.meant(missing.name(), List.of("Layer"))
                            .map(near -> near + ", if a layer is meant")
                            .orElse("import it, or correct its name")));
  }

  /**
   * What is not there.
   *
   * @param name its own, where it is a type that a field has
   */
  private record Missing(ElementSite site, String text, String name) {
    Missing(ElementSite site, String text) {
      this(site, text, "");
    }
  }

  private Stream<Missing> missing(TypeElement root) {
    return composition(root).flatMap(this::ofClass);
  }

  private Stream<Missing> ofClass(TypeElement type) {
    ElementSite site = NetworkReader.site(type);
    Stream<Missing> above =
        type.getSuperclass().getKind() == TypeKind.ERROR
            ? Stream.of(new Missing(site, "the superclass " + type.getSuperclass()))
            : Stream.empty();
    Stream<Missing> fields =
        ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .flatMap(field -> ofField(field, site.owner() + "." + field.getSimpleName()));
    return Stream.of(annotations(type, site), above, fields).flatMap(missing -> missing);
  }

  /** Of the fields, only layers and what is annotated like one must be known. */
  private Stream<Missing> ofField(VariableElement field, String owner) {
    ElementSite site = ElementSite.of(owner, 1, field);
    TypeMirror type = field.asType();
    boolean layer = type.toString().endsWith("Layer") || !field.getAnnotationMirrors().isEmpty();
    Stream<Missing> own =
        layer && type.getKind() == TypeKind.ERROR
            ? Stream.of(new Missing(site, "the type " + type, type.toString()))
            : Stream.empty();
    return Stream.concat(own, annotations(field, site));
  }

  /** The network that a regime names. */
  private static Stream<TypeElement> networks(TypeElement root) {
    return Structure.isNetwork(root)
        ? Stream.empty()
        : root.getAnnotationMirrors().stream()
            .filter(mirror -> mirror.getAnnotationType().getKind() == TypeKind.DECLARED)
            .flatMap(mirror -> mirror.getElementValues().values().stream())
            .map(AnnotationValue::getValue)
            .filter(
                value -> value instanceof DeclaredType named && named.getKind() != TypeKind.ERROR)
            .map(value -> (TypeElement) ((DeclaredType) value).asElement())
            .filter(Structure::isNetwork);
  }

  private Stream<Missing> annotations(Element element, ElementSite site) {
    return element.getAnnotationMirrors().stream()
        .flatMap(mirror -> annotation(mirror, site.at(mirror)).stream());
  }

  private Optional<Missing> annotation(AnnotationMirror mirror, ElementSite site) {
    DeclaredType type = mirror.getAnnotationType();
    if (type.getKind() == TypeKind.ERROR) {
      return Optional.of(new Missing(site, "the annotation " + type));
    }
    String name = Techniques.name(mirror);
    boolean unreadable =
        registry.find(name).filter(known -> Mirrored.of(mirror, known).isEmpty()).isPresent();
    boolean ours = unreadable || registry.knows(name);
    if (unreadable
        || ours && mirror.getElementValues().values().stream().anyMatch(Unresolved::bad)) {
      return Optional.of(new Missing(site, "a value of @" + type.asElement().getSimpleName()));
    }
    return Optional.empty();
  }

  /** A class that is not there: javac gives a string for it, ecj a type in error. */
  private static boolean bad(AnnotationValue value) {
    Object read = value.getValue();
    return read instanceof TypeMirror type && type.getKind() == TypeKind.ERROR
        || "<error>".equals(read)
        || read instanceof List<?> list
            && list.stream().anyMatch(each -> each instanceof AnnotationValue one && bad(one));
  }
}
