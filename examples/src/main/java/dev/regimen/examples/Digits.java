package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on digits that it draws itself, or on the IDX files of a folder. */
@Command(
    name = "digits",
    description = {
      "Trains a dense network on images of 28 x 28: on 12,000 digits that it draws",
      "itself, or on the IDX files of a folder (MNIST, Fashion-MNIST)."
    },
    mixinStandardHelpOptions = true)
final class Digits implements Callable<Integer> {
  private static final String SHADES = " .:-=+*#%@";
  private static final int SHOWN = 3;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", description = "a folder with train-images-idx3-ubyte[.gz] and so on")
  private @Nullable Path data;

  @Option(names = "--save", description = "where the model goes; ${DEFAULT-VALUE} unless given")
  private Path save = Path.of("target", "digits.safetensors");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Examples.out(spec);
    TrainTest images = data == null ? StrokeDigits.draw(10_000, 2_000, 1) : Idx.load(data);

    RunResult<Label> run = new DigitMlpTrainer().fit(images);
    Files.createDirectories(save.toAbsolutePath().getParent());
    run.save(save);

    Predictor<Label> predictor = new DigitMlpTrainer().load(save);
    for (int i = 0; i < SHOWN; i++) {
      show(out, images.test(), i * 7 + 3, predictor);
    }
    out.printf("test accuracy %.2f %%, model saved as %s%n", 100 * run.test().accuracy(), save);
    return 0;
  }

  /** An image in characters, every second row, and what the loaded model takes it for. */
  private static void show(PrintWriter out, Dataset images, int index, Predictor<Label> predictor) {
    float[] pixels = new float[images.features()];
    images.features(index, pixels, 0);
    int side = images.shape()[1];
    for (int y = 1; y < images.shape()[0]; y += 2) {
      StringBuilder row = new StringBuilder("  ");
      for (int x = 0; x < side; x++) {
        row.append(SHADES.charAt((int) (pixels[y * side + x] * (SHADES.length() - 1))));
      }
      out.println(row.toString().stripTrailing());
    }
    out.printf(
        "is %s, predicted %s%n%n",
        images.classes().get(images.label(index)), predictor.predict(pixels));
  }
}
