package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The technique of one's own that the guide to rules prints becomes part of the language. */
@Tag("javac")
class RulesGuideTest {
  private static final Page RULES = Page.guide("rules");

  @TempDir Path folder;

  @Test
  void itsTechniqueBecomesPartOfTheLanguage() throws IOException {
    Path technique = technique();
    Files.writeString(
        folder.resolve("Wave.java"),
        """
        import dev.regimen.annotation.*;
        import org.example.ScaledTanh;

        @Network(input = 4, classes = 3)
        class Wave {
          @Dense(8) @ScaledTanh Layer hidden;
          @Dense(3) Layer logits;
        }
        """);
    String path = Javac.path(technique, Javac.classPath());
    compile("-processorpath", path, "-cp", path, "-d", ".", "-s", ".", "Wave.java");
    String trainer = Files.readString(folder.resolve("WaveTrainer.java"));
    assertTrue(trainer.contains("WaveTrainer hiddenScaledTanhGain(double value)"), trainer);
    assertTrue(trainer.contains("\"hidden.scaledTanh.gain\", 1.7159"), trainer);
    // Xavier with the gain that the slope at 0 asks for: U[-b, b] with b = sqrt(6/(4 + 8))/1.7159.
    Matcher bound = Pattern.compile("uniform.0, HIDDEN . INPUT, ([0-9.]+)").matcher(trainer);
    assertTrue(bound.find(), trainer);
    assertEquals(Math.sqrt(6.0 / (4 + 8)) / 1.7159, Double.parseDouble(bound.group(1)), 1e-12);
  }

  /** The annotation and the rule, compiled and registered. */
  private Path technique() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("technique"));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", Javac.classPath()));
    arguments.addAll(List.of("-d", classes.toString()));
    List<String> units = RULES.units();
    assertEquals(2, units.size(), "an annotation and its rule");
    for (String unit : units) {
      String type = Page.typeOf(unit);
      Path file = folder.resolve(type.substring(type.lastIndexOf('.') + 1) + ".java");
      arguments.add(Files.writeString(file, unit).toString());
    }
    compile(arguments.toArray(new String[0]));
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("dev.regimen.processor.rule.Rule"), "org.example.ScaledTanhRule\n");
    return classes;
  }

  private void compile(String... arguments) throws IOException {
    Javac javac = Javac.run(folder, arguments);
    assertTrue(javac.succeeded(), javac.said());
  }
}
