package dev.regimen.processor;

import com.google.testing.compile.JavaFileObjects;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** The declarations and annotations of a source, with the places of their text. */
final class SourceText {
  /** Text from a place to before another. */
  record Span(int start, int end) {
    boolean contains(int place) {
      return start <= place && place < end;
    }
  }

  /** An annotation, its name without the sign, its arguments as they are written. */
  record Annotation(String name, Span span, List<Argument> arguments) {
    Optional<Argument> argument(String member) {
      return arguments.stream().filter(a -> a.member().equals(member)).findFirst();
    }
  }

  /** A value given to a member. */
  record Argument(String member, String value, Span span) {}

  /** A class or a field. */
  record Declaration(String name, Span span, boolean isClass, List<Annotation> annotations) {
    Optional<Annotation> annotation(String name) {
      return annotations.stream().filter(a -> a.name().equals(name)).findFirst();
    }
  }

  private final String text;
  private final List<Declaration> declarations = new ArrayList<>();
  private boolean sound = true;

  SourceText(String text) {
    this.text = text;
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(
                    null,
                    null,
                    error -> sound = false,
                    List.of("-proc:none", "-cp", ""),
                    null,
                    List.of(JavaFileObjects.forSourceString("Source", text)));
    try {
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new Scanner(unit, Trees.instance(task).getSourcePositions()), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  /** Whether it is Java as far as its parser can tell. */
  boolean isSound() {
    return sound;
  }

  /** Classes before what they hold. */
  List<Declaration> declarations() {
    return declarations;
  }

  /** The place of a line and a column, both from 1. */
  int place(long line, long column) {
    int place = 0;
    for (long n = 1; n < line; n++) {
      place = text.indexOf('\n', place) + 1;
    }
    return place + (int) column - 1;
  }

  /** The innermost class or field about a place, then the one around that, and so on. */
  List<Declaration> around(int place) {
    List<Declaration> around = new ArrayList<>();
    declarations.stream().filter(d -> d.span().contains(place)).forEach(d -> around.add(0, d));
    return around;
  }

  private final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    Scanner(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    private Span span(Tree tree) {
      int start = (int) positions.getStartPosition(unit, tree);
      return new Span(start, (int) positions.getEndPosition(unit, tree));
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      add(tree.getSimpleName().toString(), tree, true, tree.getModifiers());
      return super.visitClass(tree, nothing);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      add(tree.getName().toString(), tree, false, tree.getModifiers());
      return super.visitVariable(tree, nothing);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      return null;
    }

    private void add(String name, Tree tree, boolean isClass, ModifiersTree modifiers) {
      List<Annotation> annotations = new ArrayList<>();
      modifiers.getAnnotations().forEach(a -> annotations.add(annotation(a)));
      declarations.add(new Declaration(name, span(tree), isClass, annotations));
    }

    private Annotation annotation(AnnotationTree tree) {
      List<Argument> arguments = new ArrayList<>();
      for (ExpressionTree argument : tree.getArguments()) {
        Span span = span(argument);
        if (argument instanceof AssignmentTree given) {
          Span value = span(given.getExpression());
          arguments.add(new Argument(given.getVariable().toString(), of(value), span));
        } else {
          arguments.add(new Argument("value", of(span), span));
        }
      }
      String name = tree.getAnnotationType().toString();
      return new Annotation(name.substring(name.lastIndexOf('.') + 1), span(tree), arguments);
    }

    private String of(Span span) {
      return text.substring(span.start(), span.end());
    }
  }
}
