package dev.regimen.kernel;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import java.util.Locale;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which products oneDNN computes in OpenBLAS's place, by form, shape and the kernels that OpenBLAS
 * runs: a fixed table, so that a machine gives the same bits in every run. The system property
 * {@value #PROPERTY} with the value {@value #OPENBLAS} keeps all of them to OpenBLAS.
 *
 * <p>OpenBLAS's kernels for AVX2 copy both matrices of every product before they multiply; oneDNN's
 * read small ones where they lie. On an EPYC of 2024 held to AVX2, of one thread's time, oneDNN
 * takes for {@code a bᵀ}, {@code a b} and {@code aᵀ b}: a weight of 784 x 128 and one sample 0.1,
 * 0.1 and 0.7; 32 samples 0.84, 0.64 and 0.77; 784 x 512 and 32 samples 0.95, 0.72 and 0.82; 64 x
 * 64 and 64 samples 0.79, 0.83 and 0.68; 256 x 10 and 128 samples 0.87, 0.79 and 0.31. Where rows
 * of {@code b} lie a multiple of 512 floats apart they push each other out of the cache, and it
 * takes 1.2 to 2 times as long for the last two forms; for the first that begins at 2048. The
 * gradient of a large weight, {@code aᵀ b} of 512 rows and 1024 columns or more, does not mind: it
 * takes 0.90 to 0.96 (512 x 1024 to 2048 x 2048, 64 to 256 samples; medians of pairs of calls).
 *
 * <p>Beside OpenBLAS's kernels for AVX-512 oneDNN gains only for large {@code a b} of many rows,
 * 0.98 to 0.77 from 64 samples on, however rows lie, and for the gradients of the same large
 * weights, 0.82 to 0.90 where rows lie a multiple of 512 floats apart; where they do not, 1.01. Of
 * smaller products and of {@code a bᵀ} it takes up to three times as long; of the gradient of 256 x
 * 2048 and 128 samples 1.9 times.
 */
final class OneDnnProducts {
  static final String PROPERTY = "regimen.products";
  static final String OPENBLAS = "openblas";

  private static final Logger LOG = LoggerFactory.getLogger(OneDnnProducts.class);

  /** Floats between the rows of b from which they meet in the cache. */
  private static final int CONFLICT = 512;

  private static final int CONFLICT_OF_TRANSPOSED = 2048;
  private static final int MANY_ROWS = 64;
  private static final long LARGE = 1_000_000;
  private static final int MANY_GRADIENT_ROWS = 512;
  private static final int MANY_COLUMNS = 1024;

  private static final Boolean[] LOADED = new Boolean[1];

  private OneDnnProducts() {}

  /** The table for OpenBLAS's kernels of this name; loads oneDNN, the first time. */
  static Table table(String kernels) {
    Table table =
        Cuts.suit(kernels)
            ? Table.AVX_512
            : switch (kernels.toLowerCase(Locale.ROOT)) {
              case "haswell", "zen" -> Table.AVX2;
              default -> Table.NONE;
            };
    boolean wanted = !OPENBLAS.equalsIgnoreCase(System.getProperty(PROPERTY, ""));
    return table != Table.NONE && wanted && isLoaded() ? table : Table.NONE;
  }

  /** Whether the library is there; loads it, the first time. */
  static boolean isLoaded() {
    synchronized (LOADED) {
      if (LOADED[0] == null) {
        LOADED[0] = load();
      }
      return LOADED[0];
    }
  }

  private static boolean load() {
    try {
      Loader.load(dnnl.class);
      return true;
    } catch (LinkageError | TypeNotPresentException e) {
      // The latter where the classes of OpenCL, which its own name, are missing.
      LOG.debug("All products by OpenBLAS, without oneDNN", e);
      return false;
    }
  }

  /** What oneDNN computes beside one set of kernels. */
  enum Table {
    NONE {
      @Override
      boolean ab(int m, int n, int k, int ldb) {
        return false;
      }

      @Override
      boolean aTb(int m, int n, int k, int ldb) {
        return false;
      }

      @Override
      boolean abT(int k, int ldb) {
        return false;
      }
    },
    AVX2 {
      @Override
      boolean ab(int m, int n, int k, int ldb) {
        return k > 0 && ldb % CONFLICT != 0;
      }

      @Override
      boolean aTb(int m, int n, int k, int ldb) {
        return k > 0 && (ldb % CONFLICT != 0 || isLargeGradient(m, n, k));
      }

      @Override
      boolean abT(int k, int ldb) {
        return k > 0 && ldb % CONFLICT_OF_TRANSPOSED != 0;
      }
    },
    AVX_512 {
      @Override
      boolean ab(int m, int n, int k, int ldb) {
        return m >= MANY_ROWS && (long) m * n * k > LARGE;
      }

      @Override
      boolean aTb(int m, int n, int k, int ldb) {
        return ldb % CONFLICT == 0 && isLargeGradient(m, n, k);
      }

      @Override
      boolean abT(int k, int ldb) {
        return false;
      }
    };

    /** A gradient so large that how far the rows of b lie apart does not matter to oneDNN. */
    private static boolean isLargeGradient(int m, int n, int k) {
      return m >= MANY_GRADIENT_ROWS && n >= MANY_COLUMNS && k >= MANY_ROWS;
    }

    /** Whether {@code c[m,n] = a[m,k] b[k,n]} is oneDNN's. */
    abstract boolean ab(int m, int n, int k, int ldb);

    /** Whether {@code c[m,n] = a[k,m]ᵀ b[k,n]} is. */
    abstract boolean aTb(int m, int n, int k, int ldb);

    /** Whether {@code c = a[m,k] b[n,k]ᵀ} is. */
    abstract boolean abT(int k, int ldb);
  }

  /** One product on the calling thread. */
  static void run(
      char opA,
      char opB,
      int m,
      int n,
      int k,
      FloatPointer a,
      int lda,
      FloatPointer b,
      int ldb,
      float beta,
      FloatPointer c,
      int ldc) {
    int status = dnnl_sgemm((byte) opA, (byte) opB, m, n, k, 1f, a, lda, b, ldb, beta, c, ldc);
    if (status != dnnl_success) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "oneDNN refused a product of %d x %d x %d with status %d",
              m,
              n,
              k,
              status));
    }
  }
}
