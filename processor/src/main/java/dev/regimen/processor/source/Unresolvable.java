package dev.regimen.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/**
 * Whether a declaration carries an annotation that is not there. javac shows elements without it,
 * so that what is read of them is less than what is written.
 */
public final class Unresolvable implements Predicate<Element> {
  private final Trees trees;

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
    TreePath path = trees.getPath(element);
    if (path == null) {
      return false; // of a class file
    }
    Tree tree = path.getLeaf();
    ModifiersTree modifiers =
        tree instanceof VariableTree field
            ? field.getModifiers()
            : tree instanceof ClassTree type ? type.getModifiers() : null;
    if (modifiers == null) {
      return false;
    }
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
