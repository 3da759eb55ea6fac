package dev.regimen.examples.findings;

import dev.regimen.annotation.Metric;
import dev.regimen.data.Dataset;
import dev.regimen.data.FashionMnist;
import dev.regimen.data.InMemory;
import dev.regimen.data.TrainTest;
import dev.regimen.examples.vision.ResNet20A3Trainer;
import dev.regimen.train.Epoch;
import dev.regimen.train.Label;
import dev.regimen.train.RunResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** LAMB, mixed images and soft targets hold on a small network as they do on a large one. */
@Command(
    name = "a3",
    description = "Trains ResNet-20 on Fashion-MNIST by the shortest regime of 2021, scaled down.")
final class ShortA3 extends Finding {
  private static final int SIDE = 28;
  private static final int BORDER = 2;
  private static final int WIDER = SIDE + 2 * BORDER;
  private static final int CHANNELS = 3;

  @Option(
      names = "--images",
      defaultValue = "6000",
      description = "of the training set; ${DEFAULT-VALUE} unless given")
  private int images;

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = FashionMnist.load(folder);
    Dataset train = framed(clothes.train(), Math.min(images, clothes.train().size()));
    Dataset test = framed(clothes.test(), clothes.test().size());
    RunResult<Label> run = new ResNet20A3Trainer().fit(new TrainTest(train, test));
    plot().axes("epoch", "training loss");
    plot().line("ResNet-20", run.history().values(Metric.TRAIN_LOSS));
    for (Epoch epoch : run.history().epochs()) {
      out.printf("epoch %2d: training loss %.3f%n", epoch.number(), epoch.train().loss());
    }
    out.printf(
        "After %d epochs of %,d images %.2f %% of the test set are right.%n",
        run.history().epochs().size(), train.size(), 100 * run.test().accuracy());
  }

  /** The first images in a black frame, each grey three times: 32 x 32 x 3. */
  private static Dataset framed(Dataset clothes, int count) {
    float[] grey = new float[clothes.features()];
    float[][] images = new float[count][WIDER * WIDER * CHANNELS];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      clothes.features(i, grey, 0);
      labels[i] = clothes.label(i);
      for (int pixel = 0; pixel < grey.length; pixel++) {
        int row = pixel / SIDE + BORDER;
        int column = pixel % SIDE + BORDER;
        int at = (row * WIDER + column) * CHANNELS;
        Arrays.fill(images[i], at, at + CHANNELS, grey[pixel]);
      }
    }
    return InMemory.classification(images, labels, clothes.classes())
        .withShape(WIDER, WIDER, CHANNELS);
  }
}
