package dev.regimen.processor.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Suggestion;
import dev.regimen.processor.read.AnnotationRegistry;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Looks through one file for annotations, members and constants that are not there. */
final class NameScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final String OURS = "dev.regimen.";
  private static final String ID = "UnknownName";

  private final Trees trees;
  private final CompilationUnitTree unit;
  private final AnnotationRegistry registry;
  private final Report report;

  NameScanner(Trees trees, CompilationUnitTree unit, AnnotationRegistry registry, Report report) {
    this.trees = trees;
    this.unit = unit;
    this.registry = registry;
    this.report = report;
  }

  /** Whether a file imports something of Regimen, so that its names may be meant to be ours. */
  static boolean speaksOf(TaskEvent event) {
    return event.getCompilationUnit() != null
        && event.getCompilationUnit().getImports().stream()
            .anyMatch(each -> each.getQualifiedIdentifier().toString().startsWith(OURS));
  }

  /** Nothing within methods is ours. */
  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void none) {
    Tree named = annotation.getAnnotationType();
    Element type = trees.getElement(new TreePath(getCurrentPath(), named));
    if (type == null || type.asType().getKind() == TypeKind.ERROR) {
      unknown(simple(named), named, annotation);
    } else if (type instanceof TypeElement declared) {
      registry
          .find(declared.getQualifiedName().toString())
          .ifPresent(
              known -> {
                place(annotation, declared);
                members(annotation, declared, known);
              });
    }
    return null;
  }

  /** What stands on a field and is for classes, or the other way round. */
  private void place(AnnotationTree annotation, TypeElement type) {
    Tree on = getCurrentPath().getParentPath().getParentPath().getLeaf();
    Target target = type.getAnnotation(Target.class);
    List<ElementType> places = target == null ? List.of() : List.of(target.value());
    String what = "@" + type.getSimpleName();
    if (on instanceof VariableTree
        && places.contains(ElementType.TYPE)
        && !places.contains(ElementType.FIELD)) {
      report
          .error("Misplaced", site(annotation), what + " is of a whole network, not of a layer")
          .fix("move " + what + " to " + typeAround());
    } else if (on instanceof ClassTree
        && places.contains(ElementType.FIELD)
        && !places.contains(ElementType.TYPE)
        && !(on.getKind() == Tree.Kind.ANNOTATION_TYPE
            && places.contains(ElementType.ANNOTATION_TYPE))) {
      report
          .error("Misplaced", site(annotation), what + " is of a layer, not of a class")
          .fix("delete " + what + ", and write it on a field of type Layer");
    }
  }

  private String typeAround() {
    TreePath at = getCurrentPath();
    while (!(at.getLeaf() instanceof ClassTree)) {
      at = at.getParentPath();
    }
    return ((ClassTree) at.getLeaf()).getSimpleName().toString();
  }

  private static String simple(Tree name) {
    return name instanceof MemberSelectTree select
        ? select.getIdentifier().toString()
        : name.toString();
  }

  private void unknown(String name, Tree place, AnnotationTree annotation) {
    List<String> names = registry.simpleNames();
    if (names.contains(name)) {
      report
          .error(ID, site(place), "@" + name + " is not imported")
          .fix("import " + OURS + "annotation." + name + ";");
      return;
    }
    Suggestion.meant(name, names)
        .ifPresent(
            near ->
                report
                    .error(
                        ID, site(place), "there is no @" + name + " (did you mean @" + near + "?)")
                    .fix("@" + near + arguments(annotation)));
  }

  private String arguments(AnnotationTree annotation) {
    return annotation.getArguments().isEmpty()
        ? ""
        : annotation.getArguments().stream()
            .map(this::written)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  /** As it stands in the file; as javac writes it where the file is not there to be read. */
  private String written(ExpressionTree tree) {
    SourcePositions positions = trees.getSourcePositions();
    if (tree instanceof AssignmentTree assigned
        && positions.getStartPosition(unit, assigned.getVariable())
            >= positions.getStartPosition(unit, assigned.getExpression())) {
      return written(assigned.getExpression()); // javac adds the name of a lone value
    }
    int start = (int) positions.getStartPosition(unit, tree);
    int end = (int) positions.getEndPosition(unit, tree);
    try {
      CharSequence text = unit.getSourceFile().getCharContent(true);
      return start >= 0 && end >= start ? text.subSequence(start, end).toString() : tree.toString();
    } catch (IOException unread) {
      return tree.toString();
    }
  }

  private void members(
      AnnotationTree annotation, TypeElement type, Class<? extends Annotation> known) {
    Map<String, TypeMirror> types = new LinkedHashMap<>();
    ElementFilter.methodsIn(type.getEnclosedElements())
        .forEach(member -> types.put(member.getSimpleName().toString(), member.getReturnType()));
    List<String> members = List.copyOf(types.keySet());
    for (ExpressionTree argument : annotation.getArguments()) {
      String member =
          argument instanceof AssignmentTree assigned ? assigned.getVariable().toString() : "value";
      ExpressionTree value =
          argument instanceof AssignmentTree assigned ? assigned.getExpression() : argument;
      TypeMirror held = types.get(member);
      if (held != null) {
        constants(held, member, value);
      } else {
        unknownMember(annotation, known, member, members, argument, value);
      }
    }
  }

  private void unknownMember(
      AnnotationTree annotation,
      Class<? extends Annotation> known,
      String member,
      List<String> members,
      ExpressionTree argument,
      ExpressionTree value) {
    String what = "@" + known.getSimpleName();
    String said = written(value);
    if (member.equals("value")) {
      Finding finding =
          report.error(ID, site(argument), what + " does not say what " + said + " is");
      finding.why(MemberNames.text(members));
      finding.fix(
          MemberNames.taking(value, members, known)
              .map(first -> what + "(" + first + " = " + said + ")")
              .orElse(what));
      return;
    }
    Optional<String> beside = MemberNames.annotation(member, said, registry.simpleNames());
    Optional<String> near =
        beside.isPresent() ? Optional.empty() : MemberNames.meant(member, members, annotation);
    Finding finding =
        report
            .error(
                ID,
                site(((AssignmentTree) argument).getVariable()),
                what
                    + " has no "
                    + member
                    + near.map(name -> " (did you mean " + name + "?)").orElse(""))
            .why(MemberNames.text(members));
    boolean lone =
        annotation.getArguments().size() == 1 && near.filter("value"::equals).isPresent();
    if (beside.isPresent()) {
      finding.fix("delete " + member + ", which is an annotation of its own: " + beside.get());
    } else if (lone) {
      finding.fix(what + "(" + said + ")");
    } else {
      finding.fix(near.map(name -> name + " = " + said).orElse("delete " + member));
    }
  }

  /** An enum's constant that is none, or is taken from something else. */
  private void constants(TypeMirror held, String member, ExpressionTree value) {
    Element type = MemberNames.enumOf(held).orElse(null);
    if (type == null) {
      return;
    }
    if (value instanceof NewArrayTree array && array.getInitializers() != null) {
      array.getInitializers().forEach(each -> constant(type, member, each));
    } else {
      constant(type, member, value);
    }
  }

  private void constant(Element type, String member, ExpressionTree value) {
    if (!(value instanceof MemberSelectTree || value instanceof IdentifierTree)) {
      return;
    }
    List<String> constants = MemberNames.constants(type);
    String name = simple(value);
    boolean right =
        constants.contains(name)
            && (value instanceof IdentifierTree
                || simple(((MemberSelectTree) value).getExpression())
                    .equals(type.getSimpleName().toString()));
    if (right) {
      return;
    }
    Optional<String> near = Suggestion.meant(name, constants);
    Finding finding =
        report.error(
            ID,
            site(value),
            "there is no "
                + written(value)
                + near.map(meant -> " (did you mean " + text(type, meant) + "?)").orElse(""));
    near.ifPresentOrElse(
        meant -> finding.fix(member + " = " + text(type, meant)),
        () -> finding.why(type.getSimpleName() + " has " + String.join(", ", constants)));
  }

  private static String text(Element type, String constant) {
    return type.getSimpleName() + "." + constant;
  }

  /** The class and the field around the tree that is looked at. */
  private TreeSite site(Tree tree) {
    StringBuilder owner = new StringBuilder();
    for (TreePath at = getCurrentPath(); at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof VariableTree field) {
        owner.insert(0, "." + field.getName());
      } else if (at.getLeaf() instanceof ClassTree type) {
        owner.insert(0, (at.getParentPath().getLeaf() == unit ? "" : ".") + type.getSimpleName());
      }
    }
    return new TreeSite(owner.toString(), tree);
  }
}
