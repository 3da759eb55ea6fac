package dev.regimen.kernel;

import org.nd4j.nativeblas.NativeOps;

/**
 * OpenMP, which would give a native kernel a thread for each processor: what several threads are to
 * share is shared by workers, and one sample is computed sooner than a second thread is woken.
 */
public final class OpenMp {
  private OpenMp() {}

  /** Holds the kernels that this thread calls to it alone; how many threads they took before. */
  public static int hold() {
    NativeOps natives = Backend.load();
    int before = natives.ompGetMaxThreads();
    if (before != 1) {
      natives.setOmpNumThreads(1);
    }
    return before;
  }

  /** Lets this thread's kernels take as many threads as before. */
  public static void release(int before) {
    if (before != 1) {
      Backend.load().setOmpNumThreads(before);
    }
  }
}
