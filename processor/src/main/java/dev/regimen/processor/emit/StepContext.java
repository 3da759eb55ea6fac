package dev.regimen.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.TypeName;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Space;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a step class consists of, collected while its methods are written. */
final class StepContext {
  /**
   * Elements of a tile. The eight or so of a loop take half a first-level cache, so that what is
   * copied through the other half drives none of them out. Not a power of two: tiles lie behind
   * each other, and a processor takes two addresses that are 4096 bytes apart for the same.
   */
  static final int TILE = 640;

  /** Rows at least this wide are a tile of their own. */
  static final int WIDE = 256;

  private final Precision precision;
  private final Sizes sizes;
  private final Layout layout;
  private final Map<Leaf, Value> layoutLeaves = new LinkedHashMap<>();
  private final StepNames names = new StepNames();
  private final StepFields fields = new StepFields();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<Value> loaded = new HashSet<>();
  private final Set<Value> repeated = new HashSet<>();
  private final Identifiers methodNames = new Identifiers();
  private final LoopMethods loops;
  private final KernelFields kernels = new KernelFields(this);
  private boolean usesParts;
  private int tiles;
  private int tileLength = TILE;

  StepContext(Precision precision, Sizes sizes, Layout layout) {
    this.precision = precision;
    this.sizes = sizes;
    this.layout = layout;
    loops = new LoopMethods(this);
    sizes.reserved().forEach(names::claim);
    layout.parameters().keySet().forEach(leaf -> layoutLeaves.put((Leaf) leaf.op(), leaf));
    layout.running().keySet().forEach(leaf -> layoutLeaves.put((Leaf) leaf.op(), leaf));
  }

  Precision precision() {
    return precision;
  }

  Sizes sizes() {
    return sizes;
  }

  StepNames names() {
    return names;
  }

  Set<String> functions() {
    return functions;
  }

  StepFields fields() {
    return fields;
  }

  int tiles() {
    return tiles;
  }

  int tileLength() {
    return tileLength;
  }

  /** Says that a loop uses this many tiles of this length. */
  void needTiles(int count, int length) {
    tiles = Math.max(tiles, count);
    tileLength = Math.max(tileLength, length);
  }

  /** Rows that go into one tile. */
  static int rowsPerTile(int width) {
    return width >= WIDE ? 1 : Math.max(1, TILE / width);
  }

  /** The off-heap vector that a value on rows, a weight or its gradient lies in. */
  String vector(Value value) {
    Value stored = Space.stored(value);
    String name = names.field(stored);
    if (!fields.has(name)) {
      field(name, precision.vector(), place(stored), comment(stored));
    }
    return name;
  }

  /** The step's kernels for what stands alone. */
  KernelFields kernels() {
    return kernels;
  }

  private String place(Value value) {
    String of = precision == Precision.DOUBLE ? "double" : "";
    if (layout.derived().containsKey(value)) {
      return memory(of, "derived", layout.derived().get(value) + ", " + sizes.product(value));
    }
    if (value.op() instanceof Leaf leaf) {
      switch (leaf.kind()) {
        case INPUT:
          return memory(of, "input", "");
        case CONDITION:
          return memory(of, "condition", "");
        case TARGET:
          return memory(of, "target", ofTask(leaf.name()));
        case PRESENT:
          return memory(of, "present", "\"" + leaf.name() + "\"");
        case PARAMETER:
          return slice(of, "parameters", layout.parameters().get(layoutLeaves.get(leaf)), value);
        case RUNNING:
          return slice(of, "running", layout.running().get(layoutLeaves.get(leaf)), value);
        default:
          throw new IllegalStateException("no vector of its own for " + leaf.name());
      }
    }
    String width = sizes.product(value);
    return memory(of, "activation", layout.activations().get(value) + ", " + width);
  }

  private static String ofTask(String task) {
    return task.equals(TaskModel.ONLY) ? "" : "\"" + task + "\"";
  }

  private static String memory(String of, String method, String args) {
    String name = of.isEmpty() ? method : of + Identifiers.capitalize(method);
    return "memory." + name + "(" + args + ")";
  }

  private String slice(String of, String method, long at, Value value) {
    return memory(of, method, "") + ".slice(" + at + ", " + longProduct(value) + ")";
  }

  private String longProduct(Value value) {
    String product = sizes.product(value);
    return product.contains("*") && value.shape().elements() > Integer.MAX_VALUE
        ? "(long) " + product
        : product;
  }

  private String comment(Value value) {
    String shape = value.shape().isBatched() ? "[rows" : "[";
    StringBuilder text = new StringBuilder(shape);
    for (int dim : value.shape().sample().dims()) {
      text.append(text.length() == 1 ? "" : ", ").append(dim);
    }
    return text.append("]").toString();
  }

  /** The range of the flat gradients that is a parameter's. */
  String gradient(Value parameter) {
    String name = names.field(parameter) + "Gradient";
    if (!fields.has(name)) {
      String of = precision == Precision.DOUBLE ? "double" : "";
      Value leaf = layoutLeaves.get((Leaf) parameter.op());
      String place = slice(of, "gradients", layout.parameters().get(leaf), parameter);
      field(name, precision.vector(), place, comment(parameter));
      names.claim(name);
    }
    return name;
  }

  /**
   * Where this worker puts its part of the gradient of a parameter.
   *
   * @param early whether the parts are added up before the update
   */
  String part(Value parameter, boolean early) {
    String name = names.field(parameter) + "Part";
    if (!fields.has(name)) {
      usesParts = true;
      String of = precision == Precision.DOUBLE ? "doubles" : "floats";
      String method = early ? "early" + Identifiers.capitalize(of) : of;
      String place =
          String.format(
              Locale.ROOT,
              "parts.%s(%d, %d, %s)",
              method,
              offset(parameter),
              layout.parts().get(parameter),
              longProduct(parameter));
      field(name, precision.vector(), place, comment(parameter));
      names.claim(name);
    }
    return name;
  }

  /** The call that adds up a worker's range of a gradient, filter by filter. */
  String total(Value parameter, int filters, long width) {
    String first = String.format(Locale.ROOT, "worker.from(%dL) * %d", filters, width);
    return String.format(
        Locale.ROOT,
        "parts.total(\n    %d + %s, %d + %s, worker.to(%dL) * %d - %s);",
        offset(parameter),
        first,
        layout.parts().get(parameter),
        first,
        filters,
        width,
        first);
  }

  /** Whether workers compute parts of a parameter's gradient, which the update adds up. */
  boolean isInParts(Value parameter) {
    return layout.parts().keySet().stream().anyMatch(leaf -> leaf.op().equals(parameter.op()));
  }

  /** Whether some gradient is computed in parts. */
  boolean usesParts() {
    return usesParts;
  }

  long offset(Value parameter) {
    return layout.parameters().get(layoutLeaves.get((Leaf) parameter.op()));
  }

  /** An array on this worker's heap, long enough for a tile of repeated rows. */
  String array(String name, int width) {
    if (!fields.has(name)) {
      int length = width == 1 ? 1 : rowsPerTile(width) * width;
      String text = rowsPerTile(width) == 1 ? sizes.any(width) : Integer.toString(length);
      String made = "new " + precision.word() + "[" + text + "]";
      field(name, ArrayTypeName.of(precision.type()), made, "");
    }
    return name;
  }

  /** Arrays that all workers see, one row a worker. */
  String shared(String name, int length) {
    if (!fields.has(name)) {
      String method = precision == Precision.DOUBLE ? "sharedDoubles" : "shared";
      String made = "memory." + method + "(\"" + name + "\", " + length + ")";
      field(name, ArrayTypeName.of(ArrayTypeName.of(precision.type())), made, "");
    }
    return name;
  }

  /** A number of the regime, read once when the step is made. */
  String setting(String settingName) {
    String camel = Identifiers.camel(settingName);
    String name = fields.isNumber(camel) ? camel + "Setting" : camel;
    if (!fields.has(name)) {
      field(name, TypeName.DOUBLE, "memory.setting(\"" + settingName + "\")", "");
    }
    return name;
  }

  void field(String name, TypeName type, String value, String comment) {
    fields.add(name, type, value, comment);
  }

  /** A free method name. */
  String claimMethod(String wanted) {
    return methodNames.claim(wanted);
  }

  /** Loops that stand in methods of their own. */
  LoopMethods loops() {
    return loops;
  }

  /** Whether a parameter's copy on the heap is to be made now; true once. */
  boolean load(Value leaf) {
    return loaded.add(leaf);
  }

  boolean markRepeated(Value value) {
    return repeated.add(value);
  }
}
