import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes what computes in float once more in double. The build runs it on {@code src/main/twins};
 * what it writes lies in {@code target/generated-sources/twins} and is not edited.
 *
 * <p>A type whose name says Float gets a twin whose name says Double: {@code Floats}, {@code
 * Doubles}. In any other type each member whose declaration mentions floats gets a twin beside it,
 * as an overload, and imports do: {@code sum(float[])}, {@code sum(double[])}. Fields and methods
 * without parameters therefore say float in their names: {@code floatRow}. A member whose twin is
 * there already, written by hand, is left alone, and so is one that mentions floats only inside.
 *
 * <p>A twin is the same text with {@code float}, {@code Float} and {@code FLOAT} replaced, also
 * within words and comments, and literals such as {@code 1f}. The text of the master comes first,
 * line by line as it was written, so that the lines of a stack trace are its own.
 */
final class Twins {
  private static final Pattern LITERAL =
      Pattern.compile("(?<![\\w.])(\\d+(?:\\.\\d+)?(?:e-?\\d+)?)f\\b");

  private final String name;
  private final String text;
  private final CompilationUnitTree unit;
  private final ClassTree type;
  private final SourcePositions positions;

  private Twins(String name, String text, CompilationUnitTree unit, SourcePositions positions) {
    this.name = name;
    this.text = text;
    this.unit = unit;
    this.type = (ClassTree) unit.getTypeDecls().get(0);
    this.positions = positions;
  }

  /** The arguments: the folder of the masters and the one to write to. */
  public static void main(String[] folders) throws IOException {
    Path masters = Path.of(folders[0]);
    Path into = Path.of(folders[1]);
    Files.createDirectories(into);
    Set<Path> written = new HashSet<>();
    for (Path master : javaFiles(masters)) {
      Path folder = into.resolve(masters.relativize(master)).getParent();
      Twins twins = parse(master);
      String twin = inDouble(twins.name);
      if (twin.equals(twins.name)) {
        written.add(write(folder, twins.name, twins.marked(twins.joined())));
      } else {
        written.add(write(folder, twins.name, twins.marked(twins.text)));
        written.add(write(folder, twin, twins.marked(twins.separate())));
      }
    }
    for (Path file : javaFiles(into)) {
      if (!written.contains(file)) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static Twins parse(Path file) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      Iterable<? extends JavaFileObject> source = manager.getJavaFileObjects(file);
      JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, source);
      CompilationUnitTree unit = task.parse().iterator().next();
      String name = file.getFileName().toString().replace(".java", "");
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      return new Twins(name, Files.readString(file), unit, positions);
    }
  }

  /** The same text in double. */
  private static String inDouble(String text) {
    return LITERAL
        .matcher(text)
        .replaceAll(literal -> literal.group(1) + (literal.group(1).matches("\\d+") ? ".0" : ""))
        .replace("float", "double")
        .replace("Float", "Double")
        .replace("FLOAT", "DOUBLE");
  }

  /** The whole of a type in double. */
  private String separate() {
    int start = start(type);
    return inDouble(text.substring(0, start)) + twin(text.substring(start));
  }

  /** A declaration in double; what a float must be rounded to, a double is already. */
  private static String twin(String declaration) {
    String suppressed = declaration.contains("(float) ") ? "@SuppressWarnings(\"cast\") " : "";
    return suppressed + inDouble(declaration);
  }

  /** The type with the twins of its members. */
  private String joined() {
    Set<String> signatures = new HashSet<>();
    type.getMembers().forEach(member -> signatures.add(signature(member)));
    StringBuilder twins = new StringBuilder();
    int before = text.indexOf('{', start(type)) + 1;
    for (Tree member : type.getMembers()) {
      int start = start(member);
      int end = end(member);
      String head = text.substring(start, headEnd(member));
      String signature = signature(member);
      boolean inFloat = !inDouble(head).equals(head);
      if (inFloat && signatures.add(inDouble(signature))) {
        twins
            .append(inDouble(text.substring(before, start)))
            .append(twin(text.substring(start, end)));
      } else if (inFloat && inDouble(signature).equals(signature)) {
        throw new IllegalArgumentException(
            name + ": neither the name nor a parameter of this says float: " + head.strip());
      }
      before = end;
    }
    int close = text.lastIndexOf('}');
    return imports() + text.substring(importsEnd(), close) + twins + "\n}\n";
  }

  /** The imports, those in double on the line of their own in float. */
  private String imports() {
    StringBuilder imports = new StringBuilder();
    int before = 0;
    for (ImportTree each : unit.getImports()) {
      String own = text.substring(start(each), end(each));
      imports.append(text, before, end(each));
      if (!inDouble(own).equals(own) && !text.contains(inDouble(own))) {
        imports.append(' ').append(inDouble(own));
      }
      before = end(each);
    }
    return imports.toString();
  }

  private int importsEnd() {
    List<? extends ImportTree> imports = unit.getImports();
    return imports.isEmpty() ? 0 : end(imports.get(imports.size() - 1));
  }

  /** What no two members have in common. */
  private String signature(Tree member) {
    if (member instanceof MethodTree method) {
      return method.getName()
          + method.getParameters().stream().map(VariableTree::getType).toList().toString();
    }
    if (member instanceof VariableTree field) {
      return field.getName().toString();
    }
    return member instanceof ClassTree nested ? nested.getSimpleName().toString() : "initializer";
  }

  /** Where a declaration ends and a body or a value begins. */
  private int headEnd(Tree member) {
    if (member instanceof MethodTree method) {
      return method.getBody() == null ? end(method) : start(method.getBody());
    }
    if (member instanceof VariableTree field) {
      return field.getInitializer() == null ? end(field) : start(field.getInitializer());
    }
    return text.indexOf('{', start(member));
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** Says where a text comes from, on a line that it has already. */
  private String marked(String written) {
    String header = "package " + unit.getPackageName() + ";";
    return written.replace(
        header, header + " // Written by the build: edit " + name + " in twins.");
  }

  /** Writes a file, if it is not the same already: what has not changed is not compiled anew. */
  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name + ".java");
    Files.createDirectories(folder);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
    return file;
  }
}
