package dev.regimen.kernel;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The native libraries, each loaded once: OpenBLAS and oneDNN, which compute, and ND4J, in whose
 * form users see vectors.
 *
 * <p>ND4J is left until something needs it, because it takes as long to load as the others
 * together: 0.23 s and 0.43 s of processor time on an EPYC of 2022. Where oneDNN is missing it
 * computes convolutions, and is loaded with the others.
 *
 * <p>OpenBLAS is the build without LAPACK, whose classes and functions are a tenth as many.
 */
public final class Backend {
  private static volatile boolean loaded;
  private static volatile @Nullable NativeOps nd4j;
  private static boolean suitsCuts;
  private static OneDnnProducts.Table byOneDnn = OneDnnProducts.Table.NONE;
  private static @Nullable BackendMissingException failure;

  private Backend() {}

  /**
   * Loads what computes, the first time.
   *
   * @throws BackendMissingException if there are no natives for this machine
   */
  public static void load() {
    if (!loaded) {
      loadFirst();
    }
  }

  private static synchronized void loadFirst() {
    if (!loaded) {
      attempt(Backend::loadNow);
      loaded = true;
    }
  }

  /**
   * ND4J, loaded the first time; the calling thread keeps its number of OpenMP's threads.
   *
   * @throws BackendMissingException if there are no natives for this machine
   */
  public static NativeOps nd4j() {
    NativeOps known = nd4j;
    return known == null ? loadNd4jFirst() : known;
  }

  private static synchronized NativeOps loadNd4jFirst() {
    load();
    NativeOps known = nd4j;
    if (known == null) {
      int threads = OpenMp.hold(); // which ND4J sets to all processors
      attempt(Backend::loadNd4j);
      BlasThreads.set();
      known = NativeOpsHolder.getInstance().getDeviceNativeOps();
      nd4j = known;
      OpenMp.set(threads);
    }
    return known;
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

  private static void attempt(Runnable loading) {
    if (failure != null) {
      throw failure;
    }
    try {
      loading.run();
    } catch (LinkageError | RuntimeException e) {
      failure = new BackendMissingException(e);
      throw failure;
    }
  }

  private static void loadNow() {
    BlasKernels.choose();
    Loader.load(openblas_nolapack.class);
    BlasThreads.set();
    BlasKernels.verify();
    suitsCuts = BlasKernels.chosen().map(Cuts::suit).orElse(false) && TransposedCopy.isBound();
    byOneDnn = OneDnnProducts.table(BlasKernels.chosen().orElse(""));
    if (!OpenMp.isBound()) {
      loadNd4j();
      BlasThreads.set();
      nd4j = NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
  }

  /** The first call that needs a backend runs Nd4j's static initializer. */
  private static void loadNd4j() {
    Nd4j.getBackend();
  }
}
