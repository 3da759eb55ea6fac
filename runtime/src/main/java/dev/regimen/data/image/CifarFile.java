package dev.regimen.data.image;

import dev.regimen.data.DataException;
import dev.regimen.data.ImageSamples;
import dev.regimen.text.PathText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The binary form of CIFAR: records of one or two label bytes and 3072 pixel bytes, 1024 red, 1024
 * green, 1024 blue, each plane row by row.
 */
final class CifarFile {
  static final int SIDE = 32;
  private static final int PLANE = SIDE * SIDE;
  private static final int CHANNELS = 3;

  /** Of the file with the names of the classes. */
  private static final int LONGEST_NAMES = 1 << 16;

  private final Path path;
  private final int labelBytes;
  private final int labelAt;
  private final List<String> classes;

  /**
   * One file.
   *
   * @param labelBytes the label bytes of a record
   * @param labelAt which of them is read
   */
  CifarFile(Path path, int labelBytes, int labelAt, List<String> classes) {
    this.path = path;
    this.labelBytes = labelBytes;
    this.labelAt = labelAt;
    this.classes = classes;
  }

  /** The folder that has the files: the one given, or one of {@code name} in it. */
  static Path folder(Path given, String name) {
    Path inside = given.resolve(name);
    Path folder = Files.isDirectory(inside) ? inside : given;
    if (!Files.isDirectory(folder)) {
      throw DataException.of(PathText.of(given), "expected a folder with CIFAR files, found none");
    }
    return folder;
  }

  /** The class names in a text file, one a line; the known ones if there is no such file. */
  static List<String> names(Path file, List<String> known) {
    if (!Files.exists(file)) {
      return known;
    }
    try {
      if (Files.size(file) > LONGEST_NAMES) {
        throw DataException.of(
            PathText.of(file),
            "expected "
                + known.size()
                + " names of classes, found "
                + Files.size(file)
                + " bytes; at most "
                + LONGEST_NAMES
                + " are read");
      }
      List<String> names =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .map(String::strip)
              .filter(name -> !name.isEmpty())
              .toList();
      if (names.size() != known.size()) {
        throw DataException.of(
            PathText.of(file),
            "expected " + known.size() + " names of classes, found " + names.size());
      }
      return names;
    } catch (IOException e) {
      throw DataException.of(PathText.of(file), "the file cannot be read: " + e.getMessage(), e);
    }
  }

  static ImageSamples samples(Path source) {
    return new ImageSamples(PathText.of(source), SIDE, SIDE, CHANNELS);
  }

  /** Adds all records; returns how many there are. */
  int addTo(ImageSamples samples) {
    if (!Files.isRegularFile(path)) {
      throw DataException.of(PathText.of(path), "expected a file of CIFAR records, found none");
    }
    byte[] record = new byte[labelBytes + CHANNELS * PLANE];
    byte[] image = new byte[CHANNELS * PLANE];
    int records = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      while (true) {
        int read = in.readNBytes(record, 0, record.length);
        if (read == 0) {
          break;
        }
        requireWhole(records, read, record.length);
        for (int i = 0; i < image.length; i++) {
          image[i] = record[labelBytes + i % CHANNELS * PLANE + i / CHANNELS];
        }
        samples.add(image, label(records, record[labelAt] & 0xff));
        records++;
      }
    } catch (IOException e) {
      throw DataException.of(PathText.of(path), "the file cannot be read: " + e.getMessage(), e);
    }
    if (records == 0) {
      throw DataException.of(PathText.of(path), "the file is empty");
    }
    return records;
  }

  private void requireWhole(int index, int read, int length) {
    if (read < length) {
      throw DataException.atIndex(
          PathText.of(path),
          index,
          "the file is truncated: expected a record of "
              + length
              + " bytes, found the first "
              + read);
    }
  }

  private int label(int index, int label) {
    if (label >= classes.size()) {
      throw DataException.atIndex(
          PathText.of(path),
          index,
          "expected a label below " + classes.size() + ", found " + label);
    }
    return label;
  }
}
