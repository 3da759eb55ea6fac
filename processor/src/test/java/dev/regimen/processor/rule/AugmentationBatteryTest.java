package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.ImageChange;
import dev.regimen.annotation.TextUnit;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.TextForm;
import dev.regimen.data.TextSamples;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.data.augment.Augmentations;
import dev.regimen.data.augment.Augmenter;
import dev.regimen.data.augment.Image;
import dev.regimen.data.augment.Repeating;
import dev.regimen.data.augment.TextEdit;
import dev.regimen.data.augment.Viewing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every technique on images, with no code for any of them. */
@Tag("pure")
class AugmentationBatteryTest {
  private static final int SAMPLES = 12;
  private static final int VIEWS = 40;
  private static final int CLASSES = 9;

  /** What draws nothing itself. */
  private static final Set<AugmentationSlot> FIXED =
      Set.of(AugmentationSlot.REPEAT, AugmentationSlot.EVALUATION);

  @TempDir static Path folder;

  private static final int[][] SHAPES = {{9, 9, 3}, {6, 11, 3}, {8, 8, 1}};

  private static Stream<DynamicTest> each(Consumer<AugmentationRule<?>> test) {
    return Rules.load().all().stream()
        .filter(AugmentationRule.class::isInstance)
        .map(rule -> (AugmentationRule<?>) rule)
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.annotation().getSimpleName(), () -> test.accept(rule)));
  }

  /** The runtime's object, made as the generated blueprint makes it. */
  private static Augmentation made(AugmentationRule<?> rule, Annotation annotation) {
    try {
      Constructor<?>[] constructors = Class.forName(rule.operation()).getConstructors();
      assertEquals(1, constructors.length, "constructors of " + rule.operation());
      Object[] args =
          rule.arguments().stream()
              .map(
                  member -> {
                    Object value = Values.of(annotation, member);
                    return value instanceof String ? file(member) : value;
                  })
              .toArray(Object[]::new);
      return (Augmentation) constructors[0].newInstance(args);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(rule.operation(), e);
    }
  }

  /** What a technique reads, for the {@link #texts}: synonyms or translations. */
  private static String file(String member) {
    String content = "a, b, c\nd, e\n";
    if (member.equals("translations")) {
      String text = "a b c d e f g h ";
      content = text + "\th g a\n" + text + "\ta b\n" + text.repeat(2) + "\tc d e\n";
    }
    try {
      return Files.writeString(folder.resolve(member + ".txt"), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Samples that a technique takes. */
  private static Dataset samples(Augmentation technique, int[] shape) {
    return technique instanceof TextEdit ? texts(shape) : images(shape);
  }

  private static Dataset texts(int[] shape) {
    List<String> texts = new ArrayList<>();
    for (int n = 0; n < SAMPLES; n++) {
      texts.add("a b c d e f g h ".repeat(1 + n % 3));
    }
    Dataset data = TextSamples.of(texts, Collections.nCopies(SAMPLES, "any"));
    int length = shape[0] * shape[1] * shape[2];
    return Texts.encoded(data, Tokenizer.learn(new TextForm(TextUnit.WORD, length, 20, 1), data));
  }

  private static Dataset images(int[] shape) {
    Random random = new Random(3);
    float[][] rows = new float[SAMPLES][shape[0] * shape[1] * shape[2]];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextFloat();
      }
    }
    return InMemory.classification(rows, new int[SAMPLES]).withShape(shape);
  }

  /**
   * Every sample in one view, and its class behind it, mixed with the next one where that is what
   * the technique does.
   */
  private static float[][] shown(Augmentation technique, int[] shape, long seed, long view) {
    Dataset data = samples(technique, shape);
    Augmentations plan = Augmentations.of(List.of(technique), shape).fitted(data);
    boolean evaluation = plan.views() > 1 || technique instanceof Viewing;
    Augmenter augmenter = evaluation ? plan.evaluation(seed) : plan.training(seed);
    long wrapped = evaluation ? view % plan.views() : view;
    float[][] shown = new float[SAMPLES][];
    for (int n = 0; n < SAMPLES; n++) {
      Image image = image(augmenter, data, n, wrapped);
      if (augmenter.mixes()) {
        augmenter.drawMix(view, 0);
        augmenter.mix(image, image(augmenter, data, (n + 1) % SAMPLES, wrapped));
      }
      float[] pixels = image.pixels();
      augmenter.mask(pixels, Preprocessing.none(), view, n);
      shown[n] = Arrays.copyOf(pixels, pixels.length + 1);
      shown[n][pixels.length] = augmenter.label(0, CLASSES, 0, view, n);
    }
    return shown;
  }

  private static Image image(Augmenter augmenter, Dataset data, int sample, long view) {
    Image image = augmenter.image();
    data.features(sample, image.pixels(), 0);
    augmenter.show(image, Preprocessing.none(), view, sample);
    return image;
  }

  private static float[][] originals(Augmentation technique, int[] shape) {
    Dataset data = samples(technique, shape);
    float[][] rows = new float[SAMPLES][data.features() + 1];
    for (int n = 0; n < SAMPLES; n++) {
      data.features(n, rows[n], 0);
    }
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> whatNeedsNoImagesTakesSamplesOfAnyShape() {
    return each(
        rule -> {
          Augmentation technique = made(rule, Written.annotation(rule.annotation(), Map.of()));
          assertEquals(rule.ofImages(), technique.ofImages());
          if (rule.ofImages()) {
            assertThrows(
                IllegalArgumentException.class, () -> Augmentations.of(List.of(technique), 12));
          } else {
            assertEquals(
                12, Augmentations.of(List.of(technique), 3, 4).training(0).image().pixels().length);
          }
        });
  }

  /** Otherwise a member could be written that nobody reads. */
  @TestFactory
  Stream<DynamicTest> everyMemberIsAnArgument() {
    return each(
        rule -> {
          if (rule instanceof PretextRule<?>) {
            return; // its members belong to its other roles
          }
          Set<String> members = new TreeSet<>();
          Stream.of(rule.annotation().getDeclaredMethods()).forEach(m -> members.add(m.getName()));
          assertEquals(members, new TreeSet<>(rule.arguments()), "arguments");
          assertEquals(members.size(), rule.arguments().size(), "an argument twice");
        });
  }

  @TestFactory
  Stream<DynamicTest> theRuntimeMakesEveryVariant() {
    return each(
        rule -> {
          assertNotNull(made(rule, Written.annotation(rule.annotation(), Map.of())));
          for (Annotation variant : Written.variants(rule.annotation())) {
            try {
              assertNotNull(made(rule, variant));
            } catch (IllegalArgumentException e) {
              assertTrue(e.getMessage().contains(" is above "), e.getMessage());
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> defaultsChangeImagesAndNothingBecomesInfinite() {
    return each(
        rule -> {
          Augmentation technique = made(rule, Written.annotation(rule.annotation(), Map.of()));
          for (int[] shape : SHAPES) {
            boolean changed = technique instanceof Repeating;
            for (int view = 0; view < VIEWS; view++) {
              float[][] shown = shown(technique, shape, 5, view);
              changed |= !Arrays.deepEquals(originals(technique, shape), shown);
              for (float[] image : shown) {
                for (float pixel : image) {
                  assertTrue(Float.isFinite(pixel));
                }
              }
            }
            assertTrue(changed, "changes nothing at " + Arrays.toString(shape));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> neutralValuesAreTheIdentity() {
    return each(
        rule -> {
          if (Neutrals.rules(AugmentationRule.class).noneMatch(other -> same(other, rule))) {
            return;
          }
          Augmentation technique = made(rule, Neutrals.annotation(rule.annotation()));
          assertEquals(1, Augmentations.of(List.of(technique), 9, 9, 3).times());
          for (int view = 0; view < VIEWS; view++) {
            float[][] shown = shown(technique, SHAPES[0], 5, view);
            for (int n = 0; n < SAMPLES; n++) {
              assertArrayEquals(originals(technique, SHAPES[0])[n], shown[n]);
            }
          }
        });
  }

  private static boolean same(Rule<?> one, Rule<?> other) {
    return one.annotation() == other.annotation();
  }

  @TestFactory
  Stream<DynamicTest> theSameSeedShowsTheSameAndAnotherSeedAnother() {
    return each(
        rule -> {
          Augmentation technique = made(rule, Written.annotation(rule.annotation(), Map.of()));
          boolean differs = false;
          for (int view = 0; view < VIEWS; view++) {
            float[][] shown = shown(technique, SHAPES[0], 5, view);
            assertTrue(Arrays.deepEquals(shown, shown(technique, SHAPES[0], 5, view)));
            differs |= !Arrays.deepEquals(shown, shown(technique, SHAPES[0], 6, view));
          }
          assertEquals(!FIXED.contains(rule.slot()), differs);
        });
  }

  /** What a label could depend on is stated by whoever moves pixels or recolours them. */
  @TestFactory
  Stream<DynamicTest> whatMovesOrRecolorsSaysSo() {
    Set<AugmentationSlot> silent =
        Set.of(
            AugmentationSlot.REPEAT,
            AugmentationSlot.REPLACE,
            AugmentationSlot.INSERT,
            AugmentationSlot.DELETE,
            AugmentationSlot.FORGET,
            AugmentationSlot.NOISE,
            AugmentationSlot.MASK,
            AugmentationSlot.LABEL,
            AugmentationSlot.MIX,
            AugmentationSlot.EVALUATION);
    return each(rule -> assertFalse(changes(rule).isEmpty() && !silent.contains(rule.slot())));
  }

  private static <A extends Annotation> Set<ImageChange> changes(AugmentationRule<A> rule) {
    return rule.changes(Written.annotation(rule.annotation(), Map.of()));
  }
}
