package dev.regimen.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes rows of numbers one by one: into memory as long as they take no more than there is room
 * for, else into a temporary file that is read where it lies and is gone when the program ends.
 */
final class SpillingTable implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SpillingTable.class);

  private final String source;
  private final int width;
  private final long room;
  private Table.@Nullable Builder memory;
  private @Nullable Path path;
  private @Nullable DataOutputStream file;
  private int size;

  /**
   * A table.
   *
   * @param source where the rows come from, for messages
   * @param room the most bytes of the heap that they may take
   */
  SpillingTable(String source, int width, long room) {
    this.source = source;
    this.width = width;
    this.room = room;
    this.memory = new Table.Builder(width);
  }

  /** Appends {@code row[0 .. width)}. */
  void add(float[] row) {
    try {
      if (memory != null && (size + 1L) * width * Float.BYTES > room) {
        spill(memory.build());
        memory = null;
      }
      if (memory != null) {
        memory.add(row);
      } else {
        write(row);
      }
      size++;
    } catch (IOException e) {
      throw DataException.of(
          source,
          "the numbers do not fit into memory and cannot be written to the temporary file "
              + path
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private void spill(Table rows) throws IOException {
    path = Files.createTempFile("regimen-table", ".float");
    path.toFile().deleteOnExit();
    file = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
    float[] row = new float[width];
    for (int n = 0; n < rows.size(); n++) {
      rows.copy(n, row, 0);
      write(row);
    }
  }

  private void write(float[] row) throws IOException {
    for (int i = 0; i < width; i++) {
      file.writeInt(Float.floatToRawIntBits(row[i]));
    }
  }

  /** All rows. */
  Features build() {
    if (memory != null) {
      return memory.build();
    }
    try {
      file.close();
      return MappedFeatures.of(path, 0, size, width, IdxType.FLOAT);
    } catch (IOException e) {
      throw DataException.of(source, "the temporary file " + path + " cannot be read", e);
    }
  }

  /** Removes the name of the temporary file, where a system lets files that are mapped go. */
  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      LOG.debug("{}: is deleted when the program ends", path, e);
    }
  }
}
