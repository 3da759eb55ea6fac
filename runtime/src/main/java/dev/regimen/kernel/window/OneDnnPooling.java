package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_desc_init;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.jspecify.annotations.Nullable;

/** The maximum of each window by oneDNN, where no gradient will be asked for. */
final class OneDnnPooling {
  private final OneDnnPrimitive primitive;

  private OneDnnPooling(OneDnn library, dnnl_primitive_desc what, dnnl_memory_desc_t[] layouts) {
    primitive = new OneDnnPrimitive(library, what, new int[] {DNNL_ARG_SRC, DNNL_ARG_DST}, layouts);
  }

  /** Compiles it for so many samples; null where oneDNN has no fast code for it. */
  static @Nullable OneDnnPooling of(OneDnn library, Window window, int samples) {
    if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
      return null;
    }
    dnnl_memory_desc_t maps = maps(samples, window.channels(), window.height(), window.width());
    dnnl_memory_desc_t pooled =
        maps(samples, window.channels(), window.outHeight(), window.outWidth());
    dnnl_primitive_desc probe = described(library, window, maps, pooled);
    if (probe == null || !OneDnnGeometry.isFast(probe)) {
      return null;
    }
    dnnl_primitive_desc what = described(library, window, maps, pooled);
    return new OneDnnPooling(library, what, new dnnl_memory_desc_t[] {maps, pooled});
  }

  private static dnnl_memory_desc_t maps(int samples, int channels, int height, int width) {
    return OneDnnGeometry.layout(
        new long[] {samples, channels, height, width}, dnnl_f32, dnnl_nhwc);
  }

  private static @Nullable dnnl_primitive_desc described(
      OneDnn library, Window window, dnnl_memory_desc_t maps, dnnl_memory_desc_t pooled) {
    dnnl_pooling_desc_t pooling = new dnnl_pooling_desc_t();
    int status =
        dnnl_pooling_forward_desc_init(
            pooling,
            dnnl_forward_inference,
            dnnl_pooling_max,
            maps,
            pooled,
            new long[] {window.strideHeight(), window.strideWidth()},
            new long[] {window.kernelHeight(), window.kernelWidth()},
            new long[] {window.padTop(), window.padLeft()},
            new long[] {
              window.spanHeight() - window.height() - window.padTop(),
              window.spanWidth() - window.width() - window.padLeft()
            });
    dnnl_primitive_desc result = new dnnl_primitive_desc();
    boolean done =
        status == dnnl_success
            && dnnl_primitive_desc_create(
                    result,
                    new const_dnnl_op_desc_t(pooling),
                    library.attributes(),
                    library.engine(),
                    null)
                == dnnl_success;
    return done ? result : null;
  }

  /** From maps to what is pooled of them, by their addresses. */
  void run(long maps, long pooled) {
    primitive.run(maps, pooled);
  }
}
