package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Types that are not there yet when a network is first seen. */
@Tag("javac")
class RoundsTest {
  /** Writes one source in the first round, as other processors do. */
  private static final class Late extends AbstractProcessor {
    private final String name;
    private final String text;
    private boolean done;

    Late(String name, String text) {
      this.name = name;
      this.text = text;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!done) {
        done = true;
        try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          writer.write(text);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return false;
    }
  }

  @Test
  void waitsForTypesThatOtherProcessorsWrite() {
    Compilation compilation =
        Sources.compile(
            List.of(),
            List.of(
                new RegimenProcessor(),
                new Late("Baseline", "@dev.regimen.annotation.Sgd public @interface Baseline {}")),
            Sources.of(
                "Net",
                "@Baseline @Network(input = 4, classes = 2)\n"
                    + "class Net { @Dense(2) Layer y; NetTrainer t; }"),
            Sources.of(
                "Good",
                "@Network(input = 4, classes = 2) class Good { @Dense(2) Layer y; GoodTrainer t;"
                    + " }"));
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
    assertTrue(compilation.generatedSourceFile("NetTrainer").isPresent());
  }

  @Test
  void waitsForBlocksThatOtherProcessorsWrite() throws IOException {
    Late late =
        new Late(
            "Cell",
            "import dev.regimen.annotation.*; @Block class Cell { @Dense(5) @Relu Layer made; }");
    Compilation compilation =
        Sources.compile(
            List.of(),
            List.of(
                late, new RegimenProcessor()), // what all is claimed of, nobody else is asked about
            Sources.of(
                "Net",
                "@Network(input = 4, classes = 2) class Net { Outer cell; @Dense(2) Layer y; }\n"
                    + "@Block class Outer { Cell inner; NetTrainer t; }"));
    assertEquals(
        Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
    assertTrue(
        compilation
            .generatedSourceFile("NetTrainer")
            .orElseThrow()
            .getCharContent(false)
            .toString()
            .contains("\"cell.inner.made.weight\""));
  }

  @Test
  void aTypeThatNobodyWritesIsJavacsToReport() {
    Compilation compilation =
        Sources.compile(
            Sources.of(
                "Net",
                "@Network(input = 4, classes = 2) class Net { Nobody n; @Dense(2) Layer y; }"));
    assertEquals(1, compilation.errors().size(), compilation.diagnostics()::toString);
    assertTrue(Sources.text(compilation.errors().get(0)).contains("class Nobody"));
    assertEquals(List.of(), Expectations.ids(compilation));
    // The trainer is written all the same, as late as can be.
    assertTrue(Sources.text(compilation.warnings().get(0)).contains("'NetTrainer'"));
  }
}
