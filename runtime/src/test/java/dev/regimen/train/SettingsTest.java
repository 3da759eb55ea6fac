package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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

  private static String refusal(Map<String, Double> overrides, Properties properties) {
    overrides.forEach((name, value) -> Settings.check(BLUEPRINT, name, value, "set"));
    Settings settings = Settings.resolve(BLUEPRINT, overrides, properties);
    throw new AssertionError("accepted: " + settings);
  }

  private static void refused(String message, Map<String, Double> overrides, Properties system) {
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
        "-Dregimen.epochs must be a number, but is 'many'",
        Map.of(),
        properties("regimen.epochs", "many"));
    refused(
        "-Dregimen.momentum: momentum of Hand must be in [0, 1), but is -0.1",
        Map.of(),
        properties("regimen.momentum", "-0.1"));
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
