package dev.regimen.examples;

import dev.regimen.data.Dataset;
import dev.regimen.data.Idx;
import dev.regimen.data.TrainTest;
import dev.regimen.report.RunFolder;
import dev.regimen.train.Label;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains on digits that it draws itself, or on the IDX files of a folder. */
@Command(
    name = "digits",
    description =
        "Trains on 12,000 digits that it draws itself, or on the IDX files of a folder "
            + "(MNIST, Fashion-MNIST).")
final class Digits implements Callable<Integer> {
  private static final String SHADES = " .:-=+*#%@";
  private static final int SIDE = 28;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", description = "a folder with train-images-idx3-ubyte[.gz] and so on")
  private @Nullable Path data;

  @Option(names = "--save", description = "where the model goes; ${DEFAULT-VALUE} unless given")
  private Path save = Path.of("target", "digits.safetensors");

  @Option(names = "--runs", description = "a folder in which the run leaves its record and report")
  private @Nullable Path runs;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Examples.out(spec);
    Examples.prepare(save);
    TrainTest images = data == null ? StrokeDigits.draw(10_000, 2_000, 1) : Idx.load(data);

    DigitMlpTrainer trainer = new DigitMlpTrainer();
    if (runs != null) {
      trainer.listener(RunFolder.in(runs));
    }
    RunResult<Label> run = trainer.fit(images);
    run.save(save);

    Predictor<Label> predictor = new DigitMlpTrainer().load(save);
    show(out, images.test(), predictor);
    out.printf("test accuracy %.2f %%, model saved as %s%n", 100 * run.test().accuracy(), save);
    return 0;
  }

  /** Images side by side in characters, and what the loaded model takes them for. */
  private static void show(PrintWriter out, Dataset images, Predictor<Label> predictor) {
    int[] chosen = {3, 10, 17};
    float[][] pixels = new float[chosen.length][images.features()];
    for (int i = 0; i < chosen.length; i++) {
      images.features(chosen[i], pixels[i], 0);
    }
    out.println();
    for (int y = 0; y < SIDE; y += 2) {
      StringBuilder line = new StringBuilder();
      for (float[] image : pixels) {
        line.append(row(image, y)).append("  ");
      }
      out.println(line.toString().stripTrailing());
    }
    List<Label> labels = predictor.predict(pixels);
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < chosen.length; i++) {
      String truth = images.classes().get(images.label(chosen[i]));
      words.append("%-30s".formatted("is " + truth + ", predicted " + labels.get(i)));
    }
    out.printf("%s%n%n", words.toString().stripTrailing());
  }

  /** A pixel is about half as wide as a character is high, so every second row is shown. */
  private static String row(float[] image, int y) {
    StringBuilder row = new StringBuilder();
    for (int x = 0; x < SIDE; x++) {
      row.append(SHADES.charAt((int) (image[y * SIDE + x] * (SHADES.length() - 1))));
    }
    return row.toString();
  }
}
