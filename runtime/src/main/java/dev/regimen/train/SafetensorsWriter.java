package dev.regimen.train;

import dev.regimen.kernel.Reals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a safetensors file so that it appears complete or not at all: into a temporary file beside
 * it, forced to the disk, then moved over the old one.
 */
final class SafetensorsWriter {
  private static final Logger log = LoggerFactory.getLogger(SafetensorsWriter.class);
  private static final int TILE = 1 << 14;

  /** The tensors' bytes begin at a multiple of this, which other readers map to memory. */
  private static final int ALIGNMENT = 8;

  private final boolean doubles;
  private final Map<String, Reals> tensors = new LinkedHashMap<>();
  private final StringJoiner header = new StringJoiner(",", "{", "}");
  private long end;

  SafetensorsWriter(boolean doubles, Map<String, String> metadata) {
    this.doubles = doubles;
    StringJoiner texts = new StringJoiner(",", "{", "}");
    metadata.forEach((key, text) -> texts.add(Json.quote(key) + ":" + Json.quote(text)));
    header.add(Json.quote(Safetensors.METADATA) + ":" + texts);
  }

  private int width() {
    return doubles ? Double.BYTES : Float.BYTES;
  }

  void add(String name, List<Integer> shape, Reals values) {
    long begin = end;
    end += values.length() * width();
    tensors.put(name, values);
    // Not %d, whose digits some locales write in other letters.
    header.add(
        String.format(
            Locale.ROOT,
            "%s:{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%s,%s]}",
            Json.quote(name),
            doubles ? "F64" : "F32",
            shape,
            begin,
            end));
  }

  void write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException(
          String.format(Locale.ROOT, "%s: the folder %s does not exist", file, folder));
    }
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        write(channel);
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    force(folder);
  }

  /** Makes the new name itself durable, where the system can open folders. */
  private static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      log.debug("{}: this system does not force folders to the disk", folder, e);
    }
  }

  private void write(FileChannel channel) throws IOException {
    byte[] text = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer start = buffer(Safetensors.LENGTH_BYTES + padded);
    start.putLong(padded).put(text);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    drain(start, channel);
    ByteBuffer bytes = buffer(TILE * width());
    for (Reals values : tensors.values()) {
      write(values, bytes, channel);
    }
  }

  private void write(Reals values, ByteBuffer bytes, FileChannel channel) throws IOException {
    for (long at = 0; at < values.length(); at++) {
      if (doubles) {
        bytes.putDouble(values.get(at));
      } else {
        bytes.putFloat((float) values.get(at));
      }
      if (!bytes.hasRemaining()) {
        drain(bytes, channel);
      }
    }
    drain(bytes, channel);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void drain(ByteBuffer bytes, FileChannel channel) throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    bytes.clear();
  }
}
