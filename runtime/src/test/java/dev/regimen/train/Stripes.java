package dev.regimen.train;

import dev.regimen.annotation.Border;
import dev.regimen.data.Dataset;
import dev.regimen.data.InMemory;
import dev.regimen.data.augment.Augmentation;
import dev.regimen.data.augment.CutMix;
import dev.regimen.data.augment.HorizontalFlip;
import dev.regimen.data.augment.Mixup;
import dev.regimen.data.augment.RandomCrop;
import dev.regimen.data.augment.Rotate;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.BlueprintBuilder;
import dev.regimen.train.step.Settings;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Small images with a bright stripe, and networks that augment them. */
final class Stripes {
  static final int SIDE = 6;
  static final int CLASSES = 3;

  private Stripes() {}

  /** Images whose class is the third of the columns that is bright. */
  static Dataset stripes(int samples) {
    Random random = new Random(7);
    float[][] rows = new float[samples][SIDE * SIDE];
    int[] labels = new int[samples];
    for (int n = 0; n < samples; n++) {
      labels[n] = n % CLASSES;
      for (int i = 0; i < rows[n].length; i++) {
        boolean bright = i % SIDE / 2 == labels[n];
        rows[n][i] = (float) ((bright ? 0.5 : 0.1) + 0.4 * random.nextDouble());
      }
    }
    return InMemory.classification(rows, labels, List.of("left", "middle", "right"))
        .withShape(SIDE, SIDE, 1);
  }

  @SafeVarargs
  static Blueprint blueprint(Function<Settings, Augmentation>... techniques) {
    BlueprintBuilder builder =
        HandTrainer.sketch("Stripes", SIDE * SIDE, 12, CLASSES)
            .input(SIDE, SIDE, 1)
            .classes(CLASSES)
            .setting("mixup.alpha", 0.4, "[0, inf)")
            .setting("scale.low", 0.9, "(0, inf)");
    for (Function<Settings, Augmentation> technique : techniques) {
      builder.augment(technique);
    }
    return builder.build();
  }

  static Trainer<Label> trainer(Blueprint blueprint) {
    return HandTrainer.classifier(blueprint, 12).quiet();
  }

  static Blueprint mixing() {
    return blueprint(
        run -> new RandomCrop(1, Border.REFLECT),
        run -> new HorizontalFlip(0.5),
        run -> new Rotate(15),
        run -> new CutMix(1, 0.5),
        run -> new Mixup(run.number("mixup.alpha")));
  }
}
