package dev.regimen.kernel;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Optional;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that OpenBLAS takes for a product: one, because each worker of a {@link ThreadPool}
 * calls it for its own share. The number is the whole process's, and ND4J sets it to that of the
 * processors when it initializes, which a program may let it do at any time; so it is looked at
 * wherever a computation begins.
 */
final class BlasThreads {
  private static final Logger LOG = LoggerFactory.getLogger(BlasThreads.class);

  private BlasThreads() {}

  /** Sets it to one if it is not; OpenBLAS has been loaded. */
  static void hold() {
    if (number() != 1) {
      set();
    }
  }

  /** Sets it to one, whatever it is: JavaCPP does not see that somebody else has set it. */
  static void set() {
    if (Bound.WORKS) {
      Bound.openblas_set_num_threads(1);
    } else {
      openblas_nolapack.blas_set_num_threads(1);
    }
  }

  static int number() {
    return Bound.WORKS
        ? Bound.openblas_get_num_threads()
        : openblas_nolapack.blas_get_num_threads();
  }

  /** JavaCPP remembers what it was told, and looks for functions of three libraries to tell it. */
  private static final class Bound {
    static final boolean WORKS = bind();

    private static boolean bind() {
      try {
        Optional<String> library = LoadedLibrary.path(BlasKernels.LIBRARY);
        library.ifPresent(path -> Native.register(Bound.class, NativeLibrary.getInstance(path)));
        return library.isPresent();
      } catch (LinkageError e) {
        LOG.debug("OpenBLAS is asked by JavaCPP", e);
        return false;
      }
    }

    static native int openblas_get_num_threads();

    static native void openblas_set_num_threads(int threads);
  }
}
