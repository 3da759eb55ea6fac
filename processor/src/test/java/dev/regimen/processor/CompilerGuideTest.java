package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.List;
import java.util.regex.MatchResult;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The guide to the compiler follows its own class through all stages, with the text that each of
 * them has today. {@code -Dgoldens=write} rewrites the texts.
 */
@Tag("javac")
class CompilerGuideTest {
  private static final Page GUIDE = Page.guide("compiler");

  /** The class that the guide prints. */
  private static JavaFileObject network() {
    List<String> declarations = GUIDE.declarations();
    assertEquals(1, declarations.size(), "the guide follows one class");
    return JavaFileObjects.forSourceString(
        "Iris", "import dev.regimen.annotation.*;\n" + declarations.get(0));
  }

  @Test
  void itsStagesAreTheCompilers() {
    Stages stages = new Stages(Sources.models(network()).get(0));
    List<MatchResult> parts = GUIDE.parts("stage");
    assertEquals(
        List.of("model", "lowered", "step", "update", "simplified", "schedule", "layout"),
        parts.stream().map(part -> part.group(2).strip()).toList());
    for (MatchResult part : parts) {
      String text = stages.text(part.group(2).strip());
      Excerpts.holds(GUIDE, part, Excerpts.fenced("text", text));
    }
  }

  @Test
  void itsGeneratedCodeIsWhatTheCompilerWrites() throws IOException {
    Compilation compilation = Sources.compile(network());
    JavaFileObject trainer = compilation.generatedSourceFile("IrisTrainer").orElseThrow();
    String source = trainer.getCharContent(false).toString();
    for (MatchResult part : GUIDE.parts("generated")) {
      Excerpts.holds(GUIDE, part, Excerpts.methods(source, part));
    }
  }
}
