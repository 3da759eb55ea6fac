package dev.regimen.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class LargePagesTest {
  private static final Path MAPS = Path.of("/proc/self/smaps");

  @Test
  void largeVectorsAskForThemAndAreZeros() throws IOException {
    long elements = LargePages.WORTH / Float.BYTES;
    Floats large = Floats.allocate(elements);
    try {
      for (long at = 0; at < elements; at += elements / 7) {
        assertEquals(0, large.get(at));
      }
      assertEquals(0, large.get(elements - 1));
      assumeTrue(Files.exists(MAPS), "only Linux tells what a mapping was advised");
      String flags = flags(large.address() + LargePages.WORTH / 2);
      assertTrue((flags + " ").contains(" hg "), flags);
    } finally {
      large.free();
    }
  }

  /** What the system was told of the mapping that an address is in. */
  private static String flags(long address) throws IOException {
    boolean inside = false;
    List<String> lines = Files.readAllLines(MAPS);
    for (String line : lines) {
      if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
        String[] bounds = line.substring(0, line.indexOf(' ')).split("-");
        inside =
            Long.compareUnsigned(address, Long.parseUnsignedLong(bounds[0], 16)) >= 0
                && Long.compareUnsigned(address, Long.parseUnsignedLong(bounds[1], 16)) < 0;
      } else if (inside && line.startsWith("VmFlags:")) {
        return line;
      }
    }
    throw new AssertionError("no mapping of " + Long.toHexString(address));
  }

  @Test
  void smallOnesDoWithout() {
    assertFalse(LargePages.suit(LargePages.WORTH - 1));
  }
}
