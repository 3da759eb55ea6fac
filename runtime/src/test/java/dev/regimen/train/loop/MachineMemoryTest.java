package dev.regimen.train.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux says of its memory, in files made by hand as the kernel writes them. */
@Tag("pure")
class MachineMemoryTest {
  @TempDir private Path root;

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void otherSystemsSayNothing() {
    assertEquals(OptionalLong.empty(), MachineMemory.of(root));
  }

  @Test
  void freeMemoryAndFreeSwap() throws IOException {
    write(
        "proc/meminfo",
        "MemTotal:       24683520 kB\nMemFree:  1 kB\nMemAvailable:   1000 kB\nSwapFree: 24 kB\n");
    assertEquals(OptionalLong.of(1024 << 10), MachineMemory.of(root));
  }

  @Test
  void aGroupOfTheSecondVersionAndTheOneAbove() throws IOException {
    write("proc/meminfo", "MemAvailable:   8000000 kB\nSwapFree: 0 kB\n");
    write("proc/self/cgroup", "0::/pod/container\n");
    write("sys/fs/cgroup/pod/container/memory.max", "max\n");
    write("sys/fs/cgroup/pod/container/memory.current", "700000\n");
    write("sys/fs/cgroup/pod/memory.max", "5000000\n");
    write("sys/fs/cgroup/pod/memory.current", "3000000\n");
    write("sys/fs/cgroup/pod/memory.stat", "anon 2000000\ninactive_file 500000\nfile 3\n");
    assertEquals(OptionalLong.of(2_500_000), MachineMemory.of(root));
    write("sys/fs/cgroup/pod/container/memory.max", "1000000\n");
    assertEquals(OptionalLong.of(300_000), MachineMemory.of(root));
  }

  @Test
  void aGroupOfTheFirstVersion() throws IOException {
    write("proc/meminfo", "MemAvailable:   8000000 kB\n");
    write("proc/self/cgroup", "9:name=systemd:/x\n4:cpu,memory:/box\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "123456789\n");
    assertEquals(OptionalLong.of(8_000_000L << 10), MachineMemory.of(root));
    write("sys/fs/cgroup/memory/box/memory.limit_in_bytes", "2000000\n");
    write("sys/fs/cgroup/memory/box/memory.usage_in_bytes", "2500000\n");
    assertEquals(OptionalLong.of(0), MachineMemory.of(root));
    write("sys/fs/cgroup/memory/box/memory.stat", "total_inactive_file 1500000\n");
    assertEquals(OptionalLong.of(1_000_000), MachineMemory.of(root));
  }
}
