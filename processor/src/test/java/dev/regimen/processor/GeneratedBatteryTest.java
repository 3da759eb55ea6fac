package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.regimen.processor.rule.TechniqueNetworks;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The trainers generated for every variant of every technique compile without a warning. */
class GeneratedBatteryTest {
  private static final Pattern OWNER = Pattern.compile("\\[Regimen:\\w+] (\\w+)");

  private static Compilation compile(List<TechniqueNetworks.Sample> samples, String... options) {
    return Sources.compile(
        List.of(options),
        samples.stream()
            .map(sample -> Sources.of(sample.name(), sample.source()))
            .toArray(JavaFileObject[]::new));
  }

  @Test
  void everyTechniqueGeneratesATrainerThatCompilesCleanly() {
    List<TechniqueNetworks.Sample> samples = TechniqueNetworks.all();
    Set<String> refused = refused(compile(samples, "-proc:only"));
    List<TechniqueNetworks.Sample> accepted =
        samples.stream().filter(sample -> !refused.contains(sample.name())).toList();
    Compilation compilation = compile(accepted, "-Xlint:all", "-Xlint:-processing");
    assertEquals(List.of(), foreign(compilation));
    for (TechniqueNetworks.Sample sample : accepted) {
      assertTrue(
          compilation.generatedSourceFile(sample.name() + "Trainer").isPresent(), sample.name());
    }
    for (TechniqueNetworks.Sample sample : samples) {
      assertTrue(!sample.standard() || accepted.contains(sample), "refused: " + sample.technique());
    }
  }

  /** The networks that the language refuses, as it may for values other than the defaults. */
  private static Set<String> refused(Compilation compilation) {
    Set<String> owners = new TreeSet<>();
    for (Diagnostic<?> error : compilation.errors()) {
      Matcher matcher = OWNER.matcher(Sources.text(error));
      if (matcher.find()) {
        owners.add(matcher.group(1));
      }
    }
    return owners;
  }

  /** What was said that the language did not say. */
  private static List<String> foreign(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
        .map(Sources::text)
        .filter(text -> !text.contains("[Regimen:"))
        .toList();
  }
}
