package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is generated has the same bytes in every language, whatever its digits and letters. */
@Tag("javac")
class LocaleTest {
  private static final Path ACCEPTS = Path.of("src/test/resources/accepts");

  @Test
  void persianDigitsReachNoNetwork() throws IOException {
    try (Stream<Path> files = Files.list(ACCEPTS)) {
      for (Path file : files.sorted().toList()) {
        assertSame(file, Locale.forLanguageTag("fa"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "bn", "ne", "my", "th-TH-u-nu-thai", "hi-IN-u-nu-deva", "tr"})
  void noLanguageReachesTheText(String tag) throws IOException {
    assertSame(ACCEPTS.resolve("Maps.java"), Locale.forLanguageTag(tag));
  }

  @Test
  void theLanguagesHaveDigitsOfTheirOwn() {
    assertNotEquals("22", String.format(Locale.forLanguageTag("fa"), "%d", 22));
  }

  private static void assertSame(Path network, Locale locale) throws IOException {
    List<String> expected = generated(network, Locale.US);
    assertNotEquals(List.of(), expected);
    assertEquals(expected, generated(network, locale), network + " under " + locale);
  }

  private static List<String> generated(Path network, Locale locale) throws IOException {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(locale);
      String name = network.getFileName().toString().replace(".java", "");
      Compilation compilation =
          Sources.process(
              JavaFileObjects.forSourceString("demo." + name, Files.readString(network)));
      List<String> texts = new ArrayList<>();
      for (JavaFileObject file : compilation.generatedSourceFiles()) {
        try (var stream = file.openInputStream()) {
          texts.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return texts;
    } finally {
      Locale.setDefault(before);
    }
  }
}
