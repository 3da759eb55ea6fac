package dev.regimen.benchmark;

import java.util.List;

/**
 * What a measured process runs, and how.
 *
 * @param workload that it runs
 * @param threads that may compute
 * @param layout of images, where there are any and the side has a choice
 */
public record Configuration(Workload workload, int threads, Layout layout) {
  /** Arguments of a process, which {@link #parse} reads. */
  List<String> arguments() {
    return List.of(workload.name(), Integer.toString(threads), layout.name());
  }

  static Configuration parse(String[] arguments) {
    return new Configuration(
        Workload.named(arguments[0]), Integer.parseInt(arguments[1]), Layout.valueOf(arguments[2]));
  }
}
