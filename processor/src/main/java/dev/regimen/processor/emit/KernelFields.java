package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of a step that hold kernels: one for each geometry of a layer, made once. */
final class KernelFields {
  private final StepContext context;
  private final Map<Object, String> names = new HashMap<>();

  KernelFields(StepContext context) {
    this.context = context;
  }

  /**
   * The convolution that a layer's value is computed by, forward or backward.
   *
   * @param x the shape of its input
   * @param y the shape of its output
   */
  String convolution(Value value, Window window, int groups, Shape x, Shape y) {
    String made =
        String.format(
            Locale.ROOT,
            "new Convolution(worker, %s, %s, %d)",
            window(window, x),
            context.sizes().any(y.last()),
            groups);
    List<Object> key = List.of(value.origin().layer(), window, groups, x, y);
    return field(
        key,
        Identifiers.camel(value.origin().word()) + "Convolution",
        RuntimeTypes.CONVOLUTION,
        made);
  }

  /** The pooling over maps of a shape. */
  String pooling(Value value, Window window, Shape x) {
    String made = "new Pooling(" + window(window, x) + ")";
    List<Object> key = List.of("pool", value.origin().layer(), window, x);
    return field(
        key, Identifiers.camel(value.origin().word()) + "Pooling", RuntimeTypes.POOLING, made);
  }

  /** Another order of the axes of samples of a shape. */
  String transposition(Value value, Shape x, List<Integer> axes) {
    StringBuilder made = new StringBuilder(context.fields().type(RuntimeTypes.TRANSPOSITION));
    add(made, "of", x.sample().dims().stream().mapToInt(dim -> dim).toArray());
    add(made, "to", axes.stream().skip(1).mapToInt(axis -> axis - 1).toArray());
    List<Object> key = List.of("transpose", value.origin().layer(), x, axes);
    String wanted = Identifiers.camel(value.origin().word()) + "Transposition";
    return field(key, wanted, RuntimeTypes.TRANSPOSITION, made.toString());
  }

  String maps() {
    return plain("maps", RuntimeTypes.MAPS);
  }

  String lookup() {
    return plain("lookup", RuntimeTypes.LOOKUP);
  }

  String filters() {
    return plain("filters", RuntimeTypes.FILTERS);
  }

  private String plain(String name, ClassName type) {
    return field(name, name, type, "new " + type.simpleName() + "()");
  }

  private String field(Object key, String wanted, ClassName type, String made) {
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String name = context.names().claim(wanted);
    names.put(key, name);
    context.field(name, type, made, "");
    return name;
  }

  /** As one reads it: what is 1 everywhere, or 0 everywhere, is not said. */
  private String window(Window window, Shape x) {
    String type = context.fields().type(RuntimeTypes.WINDOW);
    StringBuilder text = new StringBuilder(type);
    add(text, "of", x.dim(1), x.dim(2), x.last());
    add(text, "kernel", window.kernelHeight(), window.kernelWidth());
    if (window.strideHeight() != 1 || window.strideWidth() != 1) {
      add(text, "stride", window.strideHeight(), window.strideWidth());
    }
    if (window.dilationHeight() != 1 || window.dilationWidth() != 1) {
      add(text, "dilation", window.dilationHeight(), window.dilationWidth());
    }
    if (window.top() != 0 || window.left() != 0) {
      add(text, "pad", window.top(), window.left());
    }
    add(text, "to", window.outHeight(x.dim(1)), window.outWidth(x.dim(2)));
    return text.toString();
  }

  private static void add(StringBuilder text, String method, int... args) {
    text.append('.').append(method).append('(');
    for (int i = 0; i < args.length; i++) {
      text.append(i == 0 ? "" : ", ").append(args[i]);
    }
    text.append(')');
  }
}
