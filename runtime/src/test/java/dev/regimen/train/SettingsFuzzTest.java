package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.fuzz.Fuzz;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts of settings, from the command line or a model file. */
@Tag("pure")
final class SettingsFuzzTest {
  private static final Blueprint BLUEPRINT = HandTrainer.sketch("Hand", 4, 8, 3).classes(3).build();

  @Test
  void texts() {
    List<byte[]> seeds =
        Stream.of("40", "0x1p3", "1e2", "123456789012345678", " 7.0 ")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    new Fuzz("settings", 4 * Fuzz.MIB, List.of(SettingException.class))
        .run(
            0.1,
            seeds,
            input -> {
              String text = new String(input, StandardCharsets.ISO_8859_1);
              Number value = Settings.parse(BLUEPRINT, "epochs", text, "metadata");
              assertTrue(value.doubleValue() >= 1 && Double.isFinite(value.doubleValue()));
            });
  }

  /** Exact arithmetic with so many digits takes minutes. */
  @Test
  void aMillionDigits() {
    String text = "1" + "0".repeat(1_000_000) + "e-1000000";
    new Fuzz("digits", 64 * Fuzz.MIB, List.of(SettingException.class))
        .run(
            0,
            List.of(text.getBytes(StandardCharsets.ISO_8859_1)),
            input -> Settings.parse(BLUEPRINT, "epochs", text, "metadata"));
  }
}
