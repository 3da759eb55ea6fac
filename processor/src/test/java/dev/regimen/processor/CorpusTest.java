package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Sound networks are left alone, and of broken ones exactly what is wrong is said. */
@Tag("javac")
class CorpusTest {
  @Test
  void soundOnesAreLeftAloneAndBrokenOnesAreTold() {
    Corpus sound = Corpus.sound();
    Corpus broken = Corpus.broken();
    assertEquals("", String.join("\n", sound.unexpected()));
    List<String> wrong = new ArrayList<>(broken.unexpected());
    wrong.addAll(broken.displaced());
    wrong.addAll(broken.missed());
    assertEquals("", String.join("\n", wrong));
    assertTrue(sound.classes() >= 120, () -> sound.classes() + " sound classes");
    assertTrue(broken.classes() >= 300, () -> broken.classes() + " broken classes");
  }

  /** What the docs tell to run for the figures, with every fix pasted. */
  @Test
  @EnabledIfSystemProperty(named = "corpus", matches = "report")
  void figures() {
    Corpus sound = Corpus.sound();
    Corpus broken = Corpus.broken();
    PastedFixes fixes = broken.pasted();
    int wrong = sound.unexpected().size() + broken.unexpected().size();
    int noise = wrong + sound.noise().size() + broken.noise().size();
    int missed = broken.missed().size() + broken.excused().size();
    int displaced = broken.displaced().size();
    System.out.printf(
        Locale.ROOT,
        "%d sound classes, %d broken ones%n%s%s%s%s",
        sound.classes(),
        broken.classes(),
        line("precision", broken.found(), noise),
        line("recall", broken.found(), missed),
        line("positions", broken.found() - displaced, displaced),
        line("pasted fixes", fixes.mends(), fixes.failures().size()));
    List.of(
            sound.unexpected(),
            sound.noise(),
            broken.unexpected(),
            broken.noise(),
            broken.missed(),
            broken.excused(),
            broken.displaced(),
            fixes.failures(),
            fixes.unread())
        .forEach(list -> list.forEach(System.out::println));
  }

  private static String line(String what, int right, int wrong) {
    int all = right + wrong;
    return String.format(
        Locale.ROOT, "%-12s %6.2f %% (%d of %d)%n", what, 100.0 * right / all, right, all);
  }
}
