package dev.regimen.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenMP, which would give a native kernel a thread for each processor: what several threads are to
 * share is shared by workers, and one sample is computed sooner than a second thread is woken.
 *
 * <p>Each thread has a number of its own, but for OpenBLAS, which has {@linkplain BlasThreads one}.
 * It is asked of the library that oneDNN brings and ND4J joins; where oneDNN is missing, of ND4J.
 */
public final class OpenMp {
  private static final Logger LOG = LoggerFactory.getLogger(OpenMp.class);
  private static final String GNU = "gomp";

  private OpenMp() {}

  /** Holds the kernels that this thread calls to it alone; how many threads they took before. */
  public static int hold() {
    Backend.load();
    BlasThreads.hold();
    boolean bound = isBound();
    int before = bound ? Bound.omp_get_max_threads() : Backend.nd4j().ompGetMaxThreads();
    if (before != 1) {
      set(1);
    }
    return before;
  }

  /** Lets this thread's kernels take as many threads as before. */
  public static void release(int before) {
    if (before != 1) {
      set(before);
    }
  }

  static void set(int threads) {
    if (isBound()) {
      Bound.omp_set_num_threads(threads);
    } else {
      Backend.nd4j().setOmpNumThreads(threads);
    }
  }

  /** Whether ND4J need not be asked; loads oneDNN, the first time, which OpenBLAS goes before. */
  static boolean isBound() {
    return Bound.WORKS;
  }

  private static final class Bound {
    static final boolean WORKS = bind();

    private static boolean bind() {
      if (!OneDnnProducts.isLoaded()) {
        return false;
      }
      try {
        Optional<String> library = LoadedLibrary.path(GNU);
        library.ifPresent(path -> Native.register(Bound.class, NativeLibrary.getInstance(path)));
        return library.isPresent();
      } catch (LinkageError e) {
        LOG.debug("OpenMP is asked for by ND4J", e);
        return false;
      }
    }

    static native int omp_get_max_threads();

    static native void omp_set_num_threads(int threads);
  }
}
