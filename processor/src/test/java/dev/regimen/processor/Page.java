package dev.regimen.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * README.md or a guide under docs: its Java, and the parts that are taken from the code, which
 * stand between a comment of a word (and more words) and a comment {@code end}.
 */
record Page(Path file) {
  static final Path ROOT = Path.of("..");
  private static final Path GUIDES = ROOT.resolve("docs");
  private static final Pattern PART =
      Pattern.compile("<!-- (\\w+)([\\w ]*) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^(@|(public )?(final )?(class|@interface|record) )");
  private static final Pattern TYPE = Pattern.compile("(?:class|@interface|record) (\\w+)");
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);");

  /** Apart from the other imports, because both rooms have a {@code Split}. */
  private static final String ANNOTATIONS =
      "import dev.regimen.annotation.*;\nimport dev.regimen.preset.*;\n";

  private static final String IMPORTS =
      """
      import dev.regimen.annotation.Metric;
      import dev.regimen.babysit.*;
      import dev.regimen.data.*;
      import dev.regimen.data.image.*;
      import dev.regimen.data.known.*;
      import dev.regimen.experiment.*;
      import dev.regimen.report.*;
      import dev.regimen.train.*;
      import java.nio.file.*;
      import java.util.*;
      """;

  static Page readme() {
    return new Page(ROOT.resolve("README.md"));
  }

  static Page guide(String name) {
    return new Page(GUIDES.resolve(name + ".md"));
  }

  /** Every guide, their index among them. */
  static List<Page> guides() {
    try (Stream<Path> files = Files.list(GUIDES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().map(Page::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** README and guides. */
  static List<Page> all() {
    return Stream.concat(Stream.of(readme()), guides().stream()).toList();
  }

  String name() {
    return file.getFileName().toString().replace(".md", "");
  }

  String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types in no package and statements, as files to compile; whole files are not among them. */
  List<JavaFileObject> snippets() {
    List<JavaFileObject> sources = new ArrayList<>();
    List<String> declarations = declarations();
    if (!declarations.isEmpty()) {
      String types = ANNOTATIONS + String.join("", declarations);
      sources.add(JavaFileObjects.forSourceString("Types_" + name(), types));
    }
    List<String> statements = statements();
    if (!statements.isEmpty()) {
      StringBuilder methods = new StringBuilder(IMPORTS);
      methods.append("public class " + holder() + " {\n");
      for (int i = 0; i < statements.size(); i++) {
        methods.append("public static void run" + i);
        methods.append("(Path folder, float[] pixels) throws Exception {\n");
        methods.append(statements.get(i)).append("}\n");
      }
      sources.add(JavaFileObjects.forSourceString(holder(), methods.append("}\n").toString()));
    }
    return sources;
  }

  /** The class that the page's statements become methods of, {@code run0} and on. */
  String holder() {
    return "Statements_" + name();
  }

  /** The Java that a user would copy; what is taken from the code is not among it. */
  private List<String> java() {
    String own = PART.matcher(text()).replaceAll("");
    return JAVA.matcher(own).results().map(found -> found.group(1)).toList();
  }

  /** Blocks that declare types in no package. */
  List<String> declarations() {
    return java().stream().filter(block -> !isUnit(block) && declares(block)).toList();
  }

  /** Blocks of statements. */
  List<String> statements() {
    return java().stream().filter(block -> !isUnit(block) && !declares(block)).toList();
  }

  /** Blocks that are whole files. */
  List<String> units() {
    return java().stream().filter(Page::isUnit).toList();
  }

  /** The qualified name of the type that a whole file declares. */
  static String typeOf(String unit) {
    Matcher place = PACKAGE.matcher(unit);
    Matcher type = TYPE.matcher(unit);
    if (!place.find() || !type.find()) {
      throw new AssertionError("no type in a package: " + unit);
    }
    return place.group(1) + "." + type.group(1);
  }

  /** A whole file, to be compiled. */
  static JavaFileObject source(String unit) {
    return JavaFileObjects.forSourceString(typeOf(unit), unit);
  }

  private static boolean isUnit(String block) {
    return block.startsWith("package ");
  }

  private static boolean declares(String block) {
    return DECLARATION.matcher(block).find();
  }

  /** The parts whose comment begins with a word: group 2 is what follows it, group 3 the text. */
  List<MatchResult> parts(String word) {
    return PART.matcher(text()).results().filter(found -> found.group(1).equals(word)).toList();
  }

  /** The only part of a word. */
  MatchResult part(String word) {
    List<MatchResult> parts = parts(word);
    if (parts.size() != 1) {
      throw new AssertionError(file + " has " + parts.size() + " parts <!-- " + word + " -->");
    }
    return parts.get(0);
  }

  /** Puts another text into the part that a comment begins. */
  void write(MatchResult part, String content) {
    String begin = "<!-- " + part.group(1) + part.group(2) + " -->\n";
    String old = begin + part.group(3) + "<!-- end -->";
    try {
      Files.writeString(file, text().replace(old, begin + content + "<!-- end -->"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
