package dev.regimen.data;

import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Levels} kept beside images that are decoded on demand, so that a second run need not
 * decode all of them before its first step. The file's name is a fingerprint of the images that
 * were counted: other images, or the same read in another way, have another.
 */
final class LevelsFile {
  private static final Logger LOG = LoggerFactory.getLogger(LevelsFile.class);
  private static final String FIRST_LINE = "levels of intensities, a line a channel";
  private static final int DIGITS = 32;

  private final Path path;

  private LevelsFile(Path path) {
    this.path = path;
  }

  /** Where the levels of these samples are kept; null: nowhere, because counting them is quick. */
  static @Nullable LevelsFile of(Dataset data) {
    if (!(data.samples().features() instanceof OnDemand images)) {
      return null;
    }
    Path folder = images.images().folder().orElse(null);
    return folder == null
        ? null
        : new LevelsFile(folder.resolve(fingerprint(data, images.images()) + ".levels"));
  }

  private static String fingerprint(Dataset data, ImageSource images) {
    MessageDigest digest = sha256();
    digest.update(Arrays.toString(data.shape()).getBytes(StandardCharsets.UTF_8));
    for (int n = 0; n < data.size(); n++) {
      digest.update(images.identity(data.samples().row(n)).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * The levels of so many samples; null if there are none, or the file is not what it should be.
   */
  @Nullable Levels read(int channels, int samples, int features) {
    try {
      List<String> lines = Files.readAllLines(path);
      long[][] counts = new long[channels][];
      if (lines.size() == channels + 1 && lines.get(0).equals(FIRST_LINE)) {
        for (int c = 0; c < channels; c++) {
          counts[c] =
              Arrays.stream(lines.get(c + 1).split(" ")).mapToLong(Long::parseLong).toArray();
        }
        long values = (long) samples * (features / channels);
        if (Arrays.stream(counts).allMatch(counted -> sound(counted, values))) {
          LOG.info("{}: the intensities of these images are known", Printable.of(path));
          return new Levels(counts);
        }
      }
      LOG.warn("{}: is damaged, so it is made anew", Printable.of(path));
    } catch (NoSuchFileException e) {
      LOG.debug("{}: not there yet", Printable.of(path));
    } catch (IOException | NumberFormatException e) {
      LOG.warn(
          "{}: cannot be read ({}), so it is made anew",
          Printable.of(path),
          Escaping.of(e.toString()));
    }
    return null;
  }

  private static boolean sound(long[] counts, long values) {
    return counts.length == Levels.COUNT
        && Arrays.stream(counts).allMatch(count -> count >= 0 && count <= values)
        && Arrays.stream(counts).sum() == values;
  }

  /** Keeps levels; where that is not possible they are counted again the next time. */
  void write(Levels levels) {
    StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
    for (int c = 0; c < levels.channels(); c++) {
      for (int level = 0; level < Levels.COUNT; level++) {
        text.append(level == 0 ? "" : " ").append(levels.count(c, level));
      }
      text.append('\n');
    }
    try {
      Files.createDirectories(path.getParent());
      // A temporary file in the JDK's sense could be read by nobody else.
      Path whole = path.resolveSibling(UUID.randomUUID() + ".part");
      Files.writeString(whole, text);
      move(whole);
    } catch (IOException e) {
      LOG.info(
          "{}: cannot be kept for the next run: {}", Printable.of(path), Escaping.of(e.toString()));
    }
  }

  private void move(Path whole) throws IOException {
    try {
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
