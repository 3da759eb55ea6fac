package dev.regimen.kernel;

/**
 * Memory that the kernels of one worker use while they run, one after the other: it is as large as
 * the largest of them wants. What lies in it does not outlive a call.
 */
public final class Workspace {
  private Floats memory = Floats.allocate(0);

  /**
   * Makes room for so many floats; told while kernels are made, so that running allocates nothing.
   */
  public void need(long elements) {
    if (memory.length() < elements) {
      memory.free();
      memory = Floats.allocate(0); // whoever is refused what follows holds nothing that is freed
      memory = Floats.allocate(elements);
    }
  }

  /** All of it, until the next {@link #need}. */
  public Floats memory() {
    return memory;
  }

  /** The native address of the first float, which the next {@link #need} may change. */
  public long address() {
    return memory.address();
  }
}
