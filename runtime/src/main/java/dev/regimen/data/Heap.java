package dev.regimen.data;

/** How much of the heap samples may take before they are left where they are. */
final class Heap {
  private Heap() {}

  /** Half of it: the other half is for everything else. */
  static long room() {
    return Runtime.getRuntime().maxMemory() / 2;
  }
}
