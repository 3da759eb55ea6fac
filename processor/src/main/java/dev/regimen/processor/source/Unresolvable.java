package dev.regimen.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Whether a declaration carries an annotation that is not there. javac shows elements without it,
 * so that what is read of them is less than what is written. Good for one round, since elements
 * change from one to the next.
 */
public final class Unresolvable implements Predicate<Element> {
  private final Trees trees;
  private @Nullable Element last;
  private Set<Element> partial = Set.of();

  private Unresolvable(Trees trees) {
    this.trees = trees;
  }

  /** Of javac's elements; nothing of another compiler's, which show all that is written. */
  public static Predicate<Element> in(ProcessingEnvironment environment) {
    try {
      return new Unresolvable(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError another) {
      return element -> false;
    }
  }

  @Override
  public boolean test(Element element) {
    boolean type = element instanceof TypeElement;
    Element owner = type ? element : element.getEnclosingElement();
    if (owner != last) {
      last = owner;
      partial = owner instanceof TypeElement of ? partial(of) : Set.of();
    }
    return partial.contains(element);
  }

  /** A class and its fields, as far as they are; asked for at once, as each look takes a search. */
  private Set<Element> partial(TypeElement type) {
    ClassTree tree = trees.getTree(type);
    if (tree == null) {
      return Set.of(); // of a class file
    }
    Set<Element> found = new HashSet<>();
    if (isPartial(type, tree.getModifiers())) {
      found.add(type);
    }
    Map<String, Element> fields = new HashMap<>();
    ElementFilter.fieldsIn(type.getEnclosedElements())
        .forEach(field -> fields.put(field.getSimpleName().toString(), field));
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree field) {
        Element element = fields.get(field.getName().toString());
        if (element != null && isPartial(element, field.getModifiers())) {
          found.add(element);
        }
      }
    }
    return found;
  }

  private static boolean isPartial(Element element, ModifiersTree modifiers) {
    List<String> written = modifiers.getAnnotations().stream().map(Unresolvable::name).toList();
    Set<String> seen =
        Stream.of(element.getAnnotationMirrors(), element.asType().getAnnotationMirrors())
            .flatMap(mirrors -> mirrors.stream())
            .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName().toString())
            .collect(Collectors.toSet());
    return written.stream()
        .filter(name -> Collections.frequency(written, name) == 1) // others are in a container
        .anyMatch(name -> !seen.contains(name));
  }

  /** Without packages and classes around it. */
  private static String name(AnnotationTree annotation) {
    String text = annotation.getAnnotationType().toString();
    return text.substring(text.lastIndexOf('.') + 1);
  }
}
