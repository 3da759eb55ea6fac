package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.processor.rule.TechniqueTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guides say what is so: the Java of all pages compiles together, links lead somewhere, the
 * index is whole, the table of techniques and the build's versions are the current ones. {@code
 * -Dgoldens=write} rewrites the table.
 */
@Tag("javac")
class GuidesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#([^)]*))?\\)");
  private static final Pattern OWN_LINK = Pattern.compile("\\]\\(#([^)]*)\\)");
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern VERSION =
      Pattern.compile("<artifactId>([\\w-]+)</artifactId>\\s*<version>([^<$]+)</version>");

  @TempDir Path folder;

  static Stream<Page> pages() {
    return Page.all().stream();
  }

  private static Compilation compiled() {
    List<JavaFileObject> sources =
        Page.all().stream().flatMap(page -> page.snippets().stream()).toList();
    assertTrue(sources.size() > 8, "there are fewer pages with Java than expected");
    return Sources.compile(sources.toArray(new JavaFileObject[0]));
  }

  @Test
  void theirJavaCompiles() {
    Compilation compilation = compiled();
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics().toString());
    assertEquals(List.of(), compilation.warnings());
  }

  @Test
  void theTableOfTechniquesIsTheRules() {
    Page page = Page.guide("techniques");
    Excerpts.holds(page, page.part("techniques"), TechniqueTable.markdown());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Page page) {
    Matcher links = LINK.matcher(page.text());
    while (links.find()) {
      if (!links.group(1).startsWith("http")) {
        Path target = page.file().resolveSibling(links.group(1));
        assertTrue(Files.exists(target), page + ": " + links.group());
        String anchor = links.group(2);
        assertTrue(anchor == null || anchors(new Page(target)).contains(anchor), links.group());
      }
    }
    OWN_LINK
        .matcher(page.text())
        .results()
        .forEach(link -> assertTrue(anchors(page).contains(link.group(1)), link.group()));
  }

  /** The headings of a page as links name them. */
  private static List<String> anchors(Page page) {
    return page.text()
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceAll("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void theIndexNamesEveryGuide() {
    String index = Page.guide("README").text();
    for (Page page : Page.guides()) {
      String link = "(" + page + ")";
      assertTrue(index.contains(link) || page.name().equals("README"), "not in the index: " + page);
    }
  }

  /** A version in the guide to one's own build is that of this build. */
  @Test
  void theBuildHasTheVersionsOfThisOne() throws IOException {
    String pom = Files.readString(Page.ROOT.resolve("pom.xml"));
    Matcher xml = XML.matcher(Page.guide("build").text());
    int versions = 0;
    while (xml.find()) {
      Matcher version = VERSION.matcher(xml.group(1));
      while (version.find()) {
        String artifact = version.group(1);
        if (!artifact.equals("circle")) {
          versions++;
          assertEquals(versionIn(pom, artifact), version.group(2), artifact);
        }
      }
    }
    assertTrue(versions >= 10, "there are fewer dependencies than expected");
  }

  private static String versionIn(String pom, String artifact) {
    if (artifact.startsWith("regimen-")) {
      return versionIn(pom, "regimen");
    }
    Pattern declared =
        Pattern.compile("<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)</version>");
    Matcher found = declared.matcher(pom);
    assertTrue(found.find(), artifact + " is not in this build");
    Matcher property = Pattern.compile("\\$\\{([^}]+)}").matcher(found.group(1));
    if (!property.find()) {
      return found.group(1);
    }
    Matcher value = Pattern.compile("<" + property.group(1) + ">([^<]+)<").matcher(pom);
    assertTrue(value.find(), property.group());
    return value.group(1);
  }

  /** Three kinds of flowers that anything tells apart. */
  private static String flowers() {
    StringBuilder table = new StringBuilder("length,width,petal,stem,species\n");
    Random random = new Random(1);
    for (int row = 0; row < 150; row++) {
      int kind = row % 3;
      for (int column = 0; column < 4; column++) {
        table.append(5 * kind + random.nextGaussian()).append(',');
      }
      table.append("kind" + kind + "\n");
    }
    return table.toString();
  }

  /** Cross-validation as printed, on a table of the form that it asks for. */
  @Test
  void crossValidationRuns() throws ReflectiveOperationException, IOException {
    Files.writeString(folder.resolve("iris.csv"), flowers());
    Page page = Page.guide("data");
    int index = 0;
    while (!page.statements().get(index).contains("Splits.folds")) {
      index++;
    }
    Class<?> holder = new Loaded(compiled()).loadClass(page.holder());
    String printed = printedBy(holder.getMethod("run" + index, Path.class, float[].class));
    List<Double> accuracies = printed.lines().map(Double::valueOf).toList();
    assertEquals(5, accuracies.size(), printed);
    accuracies.forEach(accuracy -> assertTrue(accuracy > 0.9, printed));
  }

  private String printedBy(Method method) throws ReflectiveOperationException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream console = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      method.invoke(null, folder, new float[0]);
    } finally {
      System.setOut(console);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** A project of one's own, as the guide to the build prints it. */
  @Test
  void theProjectOfOnesOwnCompiles() throws IOException {
    List<JavaFileObject> files = new ArrayList<>();
    for (String unit : Page.guide("build").units()) {
      files.add(Page.source(unit));
    }
    assertEquals(2, files.size(), "a network and a program");
    Compilation compilation = Sources.compile(files.toArray(new JavaFileObject[0]));
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics().toString());
    assertEquals(List.of(), compilation.warnings());
  }
}
