package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.ImageSamples;
import dev.regimen.data.TrainTest;
import dev.regimen.text.PathText;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR-10 (Krizhevsky 2009), the binary version: 50,000 and 10,000 colour photographs of 32 x 32.
 */
public final class Cifar10 {
  /** The ten classes in the order of their indices. */
  public static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private static final int BATCHES = 5;

  private Cifar10() {}

  /**
   * Reads {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin} of {@code
   * folder}, or of {@code cifar-10-batches-bin} in it; classes are named as in {@code
   * batches.meta.txt}, or as in {@link #CLASSES} where that is absent. Samples have the shape
   * {@code {32, 32, 3}}, intensities are in {@code [0, 1]}.
   *
   * <p>A file may hold any whole number of records, the five training files the same.
   *
   * @throws DataException if a file is absent or damaged, naming the file and the record
   */
  public static TrainTest load(Path folder) {
    Path files = CifarFile.folder(folder, "cifar-10-batches-bin");
    List<String> classes = CifarFile.names(files.resolve("batches.meta.txt"), CLASSES);
    ImageSamples train = CifarFile.samples(files);
    int first = 0;
    for (int batch = 1; batch <= BATCHES; batch++) {
      Path path = files.resolve("data_batch_" + batch + ".bin");
      int records = new CifarFile(path, 1, 0, classes).addTo(train);
      first = batch == 1 ? records : first;
      if (records != first) {
        throw DataException.of(
            PathText.of(path),
            "expected " + first + " records as in data_batch_1.bin, found " + records);
      }
    }
    ImageSamples test = CifarFile.samples(files);
    new CifarFile(files.resolve("test_batch.bin"), 1, 0, classes).addTo(test);
    return new TrainTest(train.dataset(classes), test.dataset(classes));
  }
}
