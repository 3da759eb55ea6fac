package dev.regimen.examples.findings;

import dev.regimen.babysit.Checkup;
import dev.regimen.babysit.LayerReading;
import dev.regimen.data.TrainTest;
import dev.regimen.train.Label;
import dev.regimen.train.Trainer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * Which variance of weights carries a signal through thirty layers of rectifiers, and which network
 * learns therefore (Glorot and Bengio 2010; He et al. 2015, figure 3).
 */
@Command(
    name = "variance",
    description =
        "Thirty layers of rectifiers from constant, LeCun's, Xavier's and Kaiming's weights.")
final class Variance extends SeededFinding {
  private static final int CLOTHES = 2_000;

  /** Where the signal is looked at. */
  private static final int[] LAYERS = {1, 10, 20, 30};

  private static final int HIDDEN = 30;

  /** What weights are drawn by. */
  enum Init {
    CONSTANT(DeepRelu_ConstantTrainer::new),
    LECUN(DeepRelu_LecunTrainer::new),
    XAVIER(DeepRelu_XavierTrainer::new),
    KAIMING(DeepRelu_KaimingTrainer::new);

    private final Supplier<Trainer<Label>> trainer;

    Init(Supplier<Trainer<Label>> trainer) {
      this.trainer = trainer;
    }
  }

  @Override
  void measure(Path folder, PrintWriter out) {
    TrainTest clothes = clothes(folder, CLOTHES);
    plot().axes("layer", "deviation of its values");
    out.printf("deviation at layer   %9d %9d %9d %9d   test accuracy%n", 1, 10, 20, 30);
    Map<Init, double[]> accuracies = new EnumMap<>(Init.class);
    for (Init init : Init.values()) {
      Trainer<Label> first = init.trainer.get().set("seed", seeds()[0]);
      List<LayerReading> layers = Checkup.layers(first, clothes.train());
      plot()
          .line(
              init.name(),
              layers.stream().limit(HIDDEN).mapToDouble(LayerReading::deviation).toArray());
      double[] accuracy = new double[seeds().length];
      double mean = 0;
      for (int i = 0; i < accuracy.length; i++) {
        accuracy[i] = accuracy(init.trainer.get(), seeds()[i], clothes);
        mean += accuracy[i] / accuracy.length;
      }
      accuracies.put(init, accuracy);
      StringBuilder signal = new StringBuilder();
      for (int layer : LAYERS) {
        signal.append("%9.2g ".formatted(layers.get(layer - 1).deviation()));
      }
      out.printf("%-20s %s   %.2f %%%n", init, signal, mean);
    }
    int better = 0;
    for (int i = 0; i < seeds().length; i++) {
      better += accuracies.get(Init.KAIMING)[i] > accuracies.get(Init.XAVIER)[i] ? 1 : 0;
    }
    out.printf(
        "With rectifiers Kaiming's variance beats Xavier's on %d of %d seeds; it alone keeps the"
            + " signal over thirty layers.%n",
        better, seeds().length);
  }
}
