package dev.regimen.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a trainer is told of augmentation. */
@Tag("javac")
class AugmentationBlueprintTest {
  /** The order in which augmentation is written decides nothing. */
  @Test
  void augmentationIsListedInItsOrder() throws IOException {
    String[] regimes = {
      "@HorizontalFlip @RandAugment @Cutout @Mixup @RandomCrop",
      "@Mixup @RandomCrop @Cutout @HorizontalFlip @RandAugment"
    };
    List<String> texts = new ArrayList<>();
    for (String regime : regimes) {
      texts.add(
          blueprint(
              "@Network(input = {8, 8, 3}, classes = 3) %s class Net { @Dense(3) Layer logits; }"
                  .formatted(regime)));
    }
    assertEquals(texts.get(0), texts.get(1));
    List<String> made =
        Pattern.compile("run -> new (\\w+)")
            .matcher(texts.get(0))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertEquals(List.of("RandomCrop", "HorizontalFlip", "RandAugment", "Cutout", "Mixup"), made);
  }

  /** The trainer is to ask about digits only where the regime has not stated what labels allow. */
  @Test
  void onlyUnstatedFlipsAreToBeLookedAt() throws IOException {
    String net =
        "@Network(input = {8, 8, 1}, classes = 3) %s class Net { @Dense(3) Layer logits; }";
    String flips = "blueprint.flips(\"@VerticalFlip\")";
    assertTrue(blueprint(net.formatted("@VerticalFlip")).contains(flips));
    assertFalse(blueprint(net.formatted("@VerticalFlip @LabelSensitive({})")).contains(flips));
    assertFalse(blueprint(net.formatted("@Rotate")).contains("blueprint.flips"));
  }

  private static String blueprint(String source) throws IOException {
    Compilation compilation = Sources.compile(Sources.of("Net", source));
    JavaFileObject trainer = compilation.generatedSourceFile("NetTrainer").orElseThrow();
    return trainer.getCharContent(false).toString();
  }
}
