package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows are found again wherever chunks end. */
@Tag("pure")
final class TableTest {
  @Test
  void rowsOfEveryWidthComeBack() {
    // Chunks of 1, 2 and 4 rows, and one that grows and is never full.
    assertRoundTrip((1 << 21) + 1, 3);
    assertRoundTrip((1 << 20) + 1, 5);
    assertRoundTrip(1 << 20, 8);
    assertRoundTrip(3, 1000);
    assertRoundTrip(1, 64);
    assertRoundTrip(1, 65);
  }

  @Test
  void bytesAreTheFloatsTheyStandFor() {
    // Chunks of one row wider than a chunk, of 1, 2 and 4 rows, and one that is never full.
    for (int width : new int[] {(1 << 20) + 1, 1 << 20, (1 << 19) - 1, 1 << 18, 784, 1}) {
      int size = width > 1000 ? 5 : 3000;
      ByteTable.Builder bytes = new ByteTable.Builder(width);
      byte[] row = new byte[width];
      for (int n = 0; n < size; n++) {
        row[0] = (byte) n;
        row[width - 1] = (byte) (n + 200);
        bytes.add(row);
      }
      ByteTable table = bytes.build();
      assertEquals(size, table.size());
      assertEquals(width, table.width());
      float[] read = new float[width + 1];
      for (int n = 0; n < size; n++) {
        table.copy(n, read, 1);
        assertEquals((width == 1 ? n + 200 & 0xff : n & 0xff) / 255f, read[1]);
        assertEquals((n + 200 & 0xff) / 255f, read[width]);
      }
    }
    assertEquals(0, new ByteTable.Builder(7).build().size());
  }

  private static void assertRoundTrip(int width, int size) {
    Table.Builder builder = new Table.Builder(width);
    float[] row = new float[width];
    for (int n = 0; n < size; n++) {
      row[0] = n;
      row[width - 1] = n + 0.5f;
      builder.add(row);
    }
    Table table = builder.build();
    assertEquals(size, table.size());
    assertEquals(width, table.width());
    float[] read = new float[width + 1];
    for (int n = 0; n < size; n++) {
      table.copy(n, read, 1);
      assertEquals(width == 1 ? n + 0.5f : n, read[1]);
      assertEquals(n + 0.5f, read[width]);
    }
  }
}
