package dev.regimen.data.image;

import dev.regimen.data.Dataset;
import dev.regimen.data.ImageSamples;
import dev.regimen.data.TrainTest;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR-100 (Krizhevsky 2009), the binary version: 50,000 and 10,000 colour photographs of 32 x 32,
 * of 100 classes in 20 groups.
 */
public final class Cifar100 {
  /** Which of the two labels of a photograph is its class. */
  public enum Level {
    /** One of 100 classes, such as {@code maple_tree}. */
    FINE(1, "fine_label_names.txt"),

    /** One of 20 groups of five classes, such as {@code trees}. */
    COARSE(0, "coarse_label_names.txt");

    private final int at;
    private final String file;

    Level(int at, String file) {
      this.at = at;
      this.file = file;
    }

    /** The names of the published set, in the order of their indices. */
    public List<String> classes() {
      return this == FINE ? FINE_CLASSES : COARSE_CLASSES;
    }
  }

  private static final List<String> FINE_CLASSES =
      words(
          """
          apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle
          bowl boy bridge bus butterfly camel can castle caterpillar cattle
          chair chimpanzee clock cloud cockroach couch crab crocodile cup
          dinosaur dolphin elephant flatfish forest fox girl hamster house
          kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man
          maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid
          otter palm_tree pear pickup_truck pine_tree plain plate poppy
          porcupine possum rabbit raccoon ray road rocket rose sea seal shark
          shrew skunk skyscraper snail snake spider squirrel streetcar sunflower
          sweet_pepper table tank telephone television tiger tractor train trout
          tulip turtle wardrobe whale willow_tree wolf woman worm
          """);

  private static final List<String> COARSE_CLASSES =
      words(
          """
          aquatic_mammals fish flowers food_containers fruit_and_vegetables
          household_electrical_devices household_furniture insects
          large_carnivores large_man-made_outdoor_things
          large_natural_outdoor_scenes large_omnivores_and_herbivores
          medium_mammals non-insect_invertebrates people reptiles small_mammals
          trees vehicles_1 vehicles_2
          """);

  private Cifar100() {}

  /** As {@link #load(Path, Level)}, with the 100 classes. */
  public static TrainTest load(Path folder) {
    return load(folder, Level.FINE);
  }

  /**
   * Reads {@code train.bin} and {@code test.bin} of {@code folder}, or of {@code cifar-100-binary}
   * in it; classes are named as in {@code fine_label_names.txt} or {@code coarse_label_names.txt},
   * or as published where that is absent. Samples have the shape {@code {32, 32, 3}}, intensities
   * are in {@code [0, 1]}.
   *
   * <p>A file may hold any whole number of records.
   *
   * @throws dev.regimen.data.DataException if a file is absent or damaged, naming the file and the
   *     record
   */
  public static TrainTest load(Path folder, Level level) {
    Path files = CifarFile.folder(folder, "cifar-100-binary");
    List<String> classes = CifarFile.names(files.resolve(level.file), level.classes());
    return new TrainTest(
        part(files.resolve("train.bin"), level, classes),
        part(files.resolve("test.bin"), level, classes));
  }

  private static Dataset part(Path path, Level level, List<String> classes) {
    ImageSamples samples = CifarFile.samples(path);
    new CifarFile(path, 2, level.at, classes).addTo(samples);
    return samples.dataset(classes);
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
