package dev.regimen.kernel;

import org.bytedeco.openblas.global.openblas;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native libraries, loaded once: ND4J's backend and the OpenBLAS that it brings.
 *
 * <p>OpenBLAS is held to one thread for the whole process, because each worker of a {@link
 * ThreadPool} calls it for its own share. ND4J sets that number while it initializes, so it is
 * loaded first.
 */
public final class Backend {
  private static @Nullable NativeOps natives;
  private static boolean suitsCuts;
  private static OneDnnProducts.Table byOneDnn = OneDnnProducts.Table.NONE;
  private static @Nullable BackendMissingException failure;

  private Backend() {}

  /** Loads the libraries, the first time. */
  public static synchronized NativeOps load() {
    if (failure != null) {
      throw failure;
    }
    if (natives == null) {
      natives = loadNow();
    }
    return natives;
  }

  /**
   * What the bits of a product of matrices hang on: the library, its version, the kernels that it
   * runs and which products are oneDNN's; loads them, the first time.
   */
  public static synchronized String name() {
    load();
    String openBlas = BlasKernels.version() + ", " + BlasKernels.chosen().orElse("unknown kernels");
    return byOneDnn == OneDnnProducts.Table.NONE ? openBlas : openBlas + ", oneDNN " + byOneDnn;
  }

  /** Whether OpenBLAS does small products without copying; loads it, the first time. */
  static synchronized boolean suitsCuts() {
    load();
    return suitsCuts;
  }

  /** Which products oneDNN computes; loads it, the first time. */
  static synchronized OneDnnProducts.Table byOneDnn() {
    load();
    return byOneDnn;
  }

  private static NativeOps loadNow() {
    try {
      BlasKernels.choose();
      // The first call that needs a backend runs Nd4j's static initializer.
      Nd4j.getBackend();
      NativeOps loaded = NativeOpsHolder.getInstance().getDeviceNativeOps();
      openblas.blas_set_num_threads(1);
      BlasKernels.verify();
      suitsCuts = BlasKernels.chosen().map(Cuts::suit).orElse(false) && TransposedCopy.isBound();
      byOneDnn = OneDnnProducts.table(BlasKernels.chosen().orElse(""));
      return loaded;
    } catch (LinkageError | RuntimeException e) {
      failure = new BackendMissingException(e);
      throw failure;
    }
  }
}
