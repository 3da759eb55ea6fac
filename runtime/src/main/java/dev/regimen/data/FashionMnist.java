package dev.regimen.data;

import java.nio.file.Path;
import java.util.List;

/** Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 60,000 and 10,000 images of clothes, 28 x 28. */
public final class FashionMnist {
  /** The ten classes in the order of their indices. */
  public static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionMnist() {}

  /**
   * Reads the four IDX files of {@code folder}; intensities are in {@code [0, 1]}.
   *
   * @throws DataException if a file is absent or damaged
   */
  public static TrainTest load(Path folder) {
    return Idx.load(folder, CLASSES);
  }
}
