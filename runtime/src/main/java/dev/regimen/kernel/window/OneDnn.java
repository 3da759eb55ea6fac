package dev.regimen.kernel.window;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import dev.regimen.kernel.Backend;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library oneDNN, where its natives are on the class path.
 *
 * <p>ND4J's natives hold a oneDNN of their own, but show only whole operations, which allocate and
 * lay out anew at every call and know no gradient in the weights alone.
 */
final class OneDnn {
  private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

  private static @Nullable Optional<OneDnn> loaded;

  private final dnnl_engine engine = new dnnl_engine();

  /** Primitives take their working memory as an argument, so that any thread may run them. */
  private final dnnl_primitive_attr attributes;

  private OneDnn() {
    check("engine", dnnl_engine_create(engine, dnnl_cpu, 0));
    attributes = newAttributes();
  }

  /** Attributes like {@link #attributes()}, to be given more and then back. */
  dnnl_primitive_attr newAttributes() {
    dnnl_primitive_attr made = new dnnl_primitive_attr();
    check("attributes", dnnl_primitive_attr_create(made));
    check(
        "scratchpad mode",
        dnnl_primitive_attr_set_scratchpad_mode(made, dnnl_scratchpad_mode_user));
    return made;
  }

  /** Loads the library, the first time; empty where it cannot be loaded. */
  static synchronized Optional<OneDnn> load() {
    Optional<OneDnn> known = loaded;
    if (known == null) {
      known = loadNow();
      loaded = known;
    }
    return known;
  }

  private static Optional<OneDnn> loadNow() {
    Backend.load(); // chooses kernels before anything reads the environment
    try {
      return Optional.of(new OneDnn());
    } catch (LinkageError | TypeNotPresentException | IllegalStateException e) {
      LOG.info(
          "No oneDNN on the class path: convolutions are slower without org.bytedeco:dnnl and"
              + " org.bytedeco:opencl for this machine ({})",
          e.toString());
      return Optional.empty();
    }
  }

  dnnl_engine engine() {
    return engine;
  }

  dnnl_primitive_attr attributes() {
    return attributes;
  }

  static void check(String what, int status) {
    if (status != dnnl_success) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "oneDNN refused %s with status %d", what, status));
    }
  }
}
