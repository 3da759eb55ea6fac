package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.text.Spelling;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Range;
import dev.regimen.train.step.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class SettingsTest {
  private static final Blueprint BLUEPRINT =
      HandTrainer.sketch("Hand", 4, 8, 3)
          .classes(3)
          .setting("hidden.dropout", 0.5, "[0, 1)")
          .build();

  private static Properties properties(String... pairs) {
    Properties properties = new Properties();
    for (int i = 0; i < pairs.length; i += 2) {
      properties.setProperty(pairs[i], pairs[i + 1]);
    }
    return properties;
  }

  private static String refusal(Map<String, Number> overrides, Properties properties) {
    overrides.forEach((name, value) -> Settings.check(BLUEPRINT, name, value, "set"));
    Settings settings = Settings.resolve(BLUEPRINT, overrides, properties);
    throw new AssertionError("accepted: " + settings);
  }

  private static void refused(String message, Map<String, Number> overrides, Properties system) {
    SettingException e = assertThrows(SettingException.class, () -> refusal(overrides, system));
    assertEquals(message, e.getMessage());
  }

  @Test
  void propertiesBeatTheProgramAndTheProgramBeatsTheAnnotations() {
    Settings settings =
        Settings.resolve(
            BLUEPRINT,
            Map.of("epochs", 3.0, "batch", 7.0),
            properties("regimen.epochs", "5", "other", "x"));
    assertEquals(5, settings.number("epochs"));
    assertEquals(7, settings.number("batch"));
    assertEquals(0.5, settings.number("hidden.dropout"));
  }

  @Test
  void whatIsWrongIsNamed() {
    Properties none = new Properties();
    refused(
        "set: Hand has no setting 'learnngRate'; did you mean 'learningRate'?",
        Map.of("learnngRate", 1.0),
        none);
    refused(
        "set: hidden.dropout of Hand must be in [0, 1), but is 1",
        Map.of("hidden.dropout", 1.0),
        none);
    refused("set: epochs of Hand must be a whole number, but is 2.5", Map.of("epochs", 2.5), none);
    refused(
        "set: learningRate of Hand must be in (0, inf), but is NaN",
        Map.of("learningRate", Double.NaN),
        none);
    refused(
        "-Dregimen.epochs must be a whole number in [1, inf), such as 40, but is 'many'",
        Map.of(),
        properties("regimen.epochs", "many"));
    refused(
        "-Dregimen.momentum: momentum of Hand must be in [0, 1), but is -0.1",
        Map.of(),
        properties("regimen.momentum", "-0.1"));
  }

  @Test
  void misspeltPropertiesOfTheToolAreNamed() {
    refused(
        "-Dregimen.progres: Hand has no setting 'progres'; did you mean 'progress'?",
        Map.of(),
        properties("regimen.progres", "off"));
    refused(
        "-Dregimen.worker: Hand has no setting 'worker'; did you mean 'workers'?",
        Map.of(),
        properties("regimen.worker", "2"));
    refused(
        "-Dregimen.epochs must be a whole number in [1, inf), such as 40, but is 'off'; did you"
            + " mean -Dregimen.progress=off?",
        Map.of(),
        properties("regimen.epochs", "off"));
    refused(
        "-Dregimen.epochs: epochs of Hand must be a whole number, but is 2.5",
        Map.of(),
        properties("regimen.epochs", "2.5"));
  }

  @Test
  void seedsKeepAllTheirDigits() {
    long[] seeds = {5_000_000_000L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -7};
    for (long seed : seeds) {
      Settings set =
          Settings.resolve(
              BLUEPRINT,
              Map.of("seed", Settings.check(BLUEPRINT, "seed", seed, "set")),
              new Properties());
      assertEquals(seed, set.seed());
      assertEquals((Long) seed, set.exact("seed"));
      assertEquals(Long.toString(seed), set.texts().get("seed"));
      Properties property = properties("regimen.seed", Long.toString(seed));
      assertEquals(seed, Settings.resolve(BLUEPRINT, Map.of(), property).seed());
      Blueprint stated =
          Blueprint.network("S")
              .input(1)
              .outputs(1)
              .setting("seed", seed, "(-inf, inf)")
              .setting("epochs", 1, "[1, inf)")
              .setting("batch", 1, "[1, inf)")
              .build();
      assertEquals(seed, Settings.resolve(stated, Map.of(), new Properties()).seed());
    }
    assertEquals(1000L, Settings.parse(BLUEPRINT, "epochs", "1e3", "set"));
    assertThrows(
        SettingException.class,
        () -> Settings.parse(BLUEPRINT, "seed", "9223372036854775808", "set"));
  }

  @Test
  void aNameThatIsLikeNoneGetsTheList() {
    SettingException e =
        assertThrows(SettingException.class, () -> Settings.check(BLUEPRINT, "colour", 1, "set"));
    assertFalse(e.getMessage().contains("did you mean"), e.getMessage());
    assertTrue(e.getMessage().contains("it has epochs, batch, seed"), e.getMessage());
  }

  @Test
  void reservedPropertiesAreNoSettings() {
    Settings settings =
        Settings.resolve(
            BLUEPRINT, Map.of(), properties("regimen.workers", "2", "regimen.data", "x"));
    assertEquals(40, settings.number("epochs"));
  }

  /** Those that a class says it reads are in the guide, and what that tells of is no setting. */
  @Test
  void everyPropertyOfTheToolIsReserved() throws IOException {
    Map<String, String> told = new TreeMap<>();
    Pattern row = Pattern.compile("^\\| `-Dregimen\\.([a-z.]+)(?:=([^`]+))?`", Pattern.MULTILINE);
    row.matcher(Files.readString(Path.of("../docs/running.md")))
        .results()
        .forEach(at -> told.put(at.group(1), at.group(2) == null ? "" : at.group(2)));
    Pattern constant = Pattern.compile(" PROPERTY = \"regimen\\.([a-z.]+)\"");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        constant
            .matcher(Files.readString(source))
            .results()
            .forEach(at -> assertTrue(told.containsKey(at.group(1)), at.group(1)));
      }
    }
    assertEquals("direct", told.get("convolutions"));
    told.forEach(
        (name, value) ->
            assertDoesNotThrow(
                () -> Settings.resolve(BLUEPRINT, Map.of(), properties("regimen." + name, value))));
  }

  @Test
  void wordsThatTheToolDoesNotKnowAreRefused() {
    refused(
        "-Dregimen.convolutions must be direct, but is 'driect'",
        Map.of(),
        properties("regimen.convolutions", "driect"));
    refused(
        "-Dregimen.headstart must be on or off, but is 'false'",
        Map.of(),
        properties("regimen.headstart", "false"));
    refused(
        "-Dregimen.products must be openblas, but is ''",
        Map.of(),
        properties("regimen.products", ""));
    Settings.resolve(BLUEPRINT, Map.of(), properties("regimen.products", "OpenBLAS"));
  }

  @Test
  void intervals() {
    Range half = Range.parse("[0, 1)");
    assertTrue(half.contains(0));
    assertFalse(half.contains(1));
    assertFalse(half.contains(Double.NaN));
    assertEquals("[0, 1)", half.toString());
    Range open = Range.parse("(-inf, inf)");
    assertTrue(open.contains(-1e300));
    assertEquals("(-inf, inf)", open.toString());
    for (String wrong : new String[] {"0, 1", "[0; 1]", "[a, 1]", "", "[0, 1", "[]"}) {
      assertThrows(IllegalArgumentException.class, () -> Range.parse(wrong), wrong);
    }
  }

  @Test
  void numbersAreWrittenShortAndReadBack() {
    assertEquals("20", Settings.text(20.0));
    assertEquals("1e-5", Settings.text(1e-5));
    assertEquals("0.05", Settings.text(0.05));
    assertEquals("1.25e-7", Settings.text(1.25e-7));
    assertEquals("-inf", Settings.text(Double.NEGATIVE_INFINITY));
    for (double value : new double[] {1.0 / 3, 1e-300, 12345678.9, 1e15, 1e22, Math.PI * 1e-9}) {
      assertEquals(value, Double.parseDouble(Settings.text(value)));
    }
  }

  @Test
  void distances() {
    assertEquals(3, Spelling.distance("kitten", "sitting"));
    assertEquals(0, Spelling.distance("same", "same"));
    assertEquals(4, Spelling.distance("", "four"));
  }
}
