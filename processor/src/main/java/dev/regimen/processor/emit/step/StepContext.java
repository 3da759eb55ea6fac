package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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

  // What every step has, by its superclass or as fields of its own.
  static final Name WORKER = Name.field(RuntimeTypes.WORKER, "worker");
  static final Name MEMORY = Name.field(RuntimeTypes.MEMORY, "memory");
  static final Name GEMM = Name.field(RuntimeTypes.GEMM, "gemm");
  static final Name PARTS = Name.field(RuntimeTypes.PARTS, "parts");
  static final Name DRAWS = Name.field(Type.plain("Draws"), "draws");
  static final Name SAMPLE_DRAWS = Name.field(Type.plain("SampleDraws"), "sampleDraws");
  static final Name BATCH = Name.field(Type.LONG, "batch");
  static final Name FOLLOWS = Name.field(Type.LONG, "follows");
  static final Name SHARE = Name.field(Type.DOUBLE, "share");
  static final Name CONTINUED = Name.field(Type.DOUBLE, "continued");
  static final Name SCHEDULED = Name.field(Type.DOUBLE.array(), "scheduled");
  static final Name PHASE_BEGINS = Name.field(Type.LONG.array(), "phaseBegins");
  static final Name STEP = Name.field(Type.LONG, "step");
  static final Name ROWS = Name.field(Type.INT, "rows");
  static final Name FROM = Name.field(Type.INT, "from");
  static final Name TO = Name.field(Type.INT, "to");

  private final Precision precision;
  private final Sizes sizes;
  private final Layout layout;
  private final Map<String, String> techniques;
  private final Lengths lengths;
  private final MemoryPlaces places;
  private final StepNames names = new StepNames();
  private final StepFields fields = new StepFields();
  private final Set<Value> loaded = new HashSet<>();
  private final Identifiers methodNames = new Identifiers();
  private final LoopMethods loops = new LoopMethods(this);
  private final KernelFields kernels = new KernelFields(this);

  /** Vectors that loops over rows go along with: they fill a tile, row behind row. */
  private final Set<Value> tiled = new HashSet<>();

  private boolean usesParts;
  private final StepTiles tiles = new StepTiles(TILE);

  StepContext(
      Precision precision,
      Sizes sizes,
      Layout layout,
      Map<String, String> techniques,
      Lengths lengths,
      HeapRequests heap) {
    this.precision = precision;
    this.sizes = sizes;
    this.layout = layout;
    this.techniques = techniques;
    this.lengths = lengths;
    sizes.reserved().forEach(names::claim);
    lengths.reserve(names);
    places = new MemoryPlaces(precision, sizes, layout, heap);
  }

  Precision precision() {
    return precision;
  }

  /** The type that is computed in. */
  Type type() {
    return precision.type();
  }

  /** What a layer computes, by its name within names; empty for what is no layer. */
  String techniques(String layer) {
    return techniques.getOrDefault(layer, "");
  }

  /** How many rows a sample has. */
  Lengths lengths() {
    return lengths;
  }

  Sizes sizes() {
    return sizes;
  }

  StepNames names() {
    return names;
  }

  StepFields fields() {
    return fields;
  }

  /** The step's kernels for what stands alone. */
  KernelFields kernels() {
    return kernels;
  }

  /** Loops that stand in methods of their own. */
  LoopMethods loops() {
    return loops;
  }

  /** What loops go over at a time. */
  StepTiles tiles() {
    return tiles;
  }

  /** Says that loops over rows go along with a vector. */
  void tile(Value vector) {
    tiled.add(Space.stored(vector));
  }

  boolean isTiled(Value vector) {
    return tiled.contains(vector);
  }

  /** Rows that go into one tile. */
  static int rowsPerTile(int width) {
    return width >= WIDE ? 1 : Math.max(1, TILE / width);
  }

  /** A field with this name; made where there is none. */
  Name field(String name, Type type, Supplier<Expr> value, String comment) {
    Name known = fields.known(name);
    return known == null ? fields.add(name, type, value.get(), comment) : known;
  }

  /** The off-heap vector that a value on rows, a weight or its gradient lies in. */
  Name vector(Value value) {
    Value stored = Space.stored(value);
    if (stored.op() instanceof PoolGradient && !layout.activations().containsKey(stored)) {
      return kernels.maxGradient(stored);
    }
    return field(
        names.field(stored), precision.vector(), () -> places.of(stored), VectorShape.of(stored));
  }

  /** Where the run's memory has what. */
  MemoryPlaces places() {
    return places;
  }

  /** The range of the flat gradients that is a parameter's. */
  Name gradient(Value parameter) {
    return claimed(
        names.field(parameter) + "Gradient", () -> places.gradient(parameter), parameter);
  }

  private Name claimed(String name, Supplier<Expr> value, Value like) {
    if (fields.known(name) == null) {
      names.claim(name);
    }
    return field(name, precision.vector(), value, VectorShape.of(like));
  }

  /**
   * Where this worker puts its part of the gradient of a parameter.
   *
   * @param early whether the parts are added up before the update
   */
  Name part(Value parameter, boolean early) {
    usesParts = true;
    String of = precision.either("floats", "doubles");
    Expr at = Expr.own(places.offset(parameter));
    Expr place = Expr.own(layout.parts().get(parameter));
    String method = early ? "early" + Identifiers.capitalize(of) : of;
    return claimed(
        names.field(parameter) + "Part",
        () -> Expr.call(PARTS, method, at, place, sizes.longProduct(parameter)),
        parameter);
  }

  /** The call that adds up a worker's range of a gradient, filter by filter. */
  Expr total(Value parameter, int filters, long width) {
    Expr first = Expr.times(bound("from", Expr.wide(filters)), Expr.number(width));
    Expr last = Expr.times(bound("to", Expr.wide(filters)), Expr.number(width));
    return Expr.call(
        PARTS,
        "total",
        Expr.plus(Expr.own(places.offset(parameter)), first),
        Expr.plus(Expr.own(layout.parts().get(parameter)), first),
        Expr.minus(last, first));
  }

  /** Where a worker's share of something begins, or ends. */
  static Expr bound(String which, Expr of) {
    return Expr.call(WORKER, which, of);
  }

  /** Whether workers compute parts of a parameter's gradient, which the update adds up. */
  boolean isInParts(Value parameter) {
    return layout.parts().keySet().stream().anyMatch(leaf -> leaf.op().equals(parameter.op()));
  }

  boolean usesParts() {
    return usesParts;
  }

  /**
   * A draw of random numbers by their address: the batch's, or the sample's, which is the same in
   * whatever batch.
   *
   * @param before what the method takes before the stream
   * @param behind what it takes behind the address
   */
  static Expr draw(
      Draw.Address address, String method, List<Expr> before, long stream, List<Expr> behind) {
    List<Expr> arguments = new ArrayList<>(before);
    arguments.add(Expr.own(stream));
    boolean bySample = address == Draw.Address.SAMPLE;
    if (!bySample) {
      arguments.add(BATCH);
    }
    arguments.addAll(behind);
    return new Expr.Call(bySample ? SAMPLE_DRAWS : DRAWS, method, arguments);
  }

  /** An array on this worker's heap, long enough for a tile of repeated rows; of one number, it. */
  Name array(String name, int width) {
    return width == 1 ? plainArray(name, Expr.number(1)) : sums(name, width);
  }

  /** An array on this worker's heap in which the elements of tiles are added up. */
  Name sums(String name, int width) {
    int rows = rowsPerTile(width);
    return plainArray(name, rows == 1 ? sizes.any(width) : Expr.own(rows * width));
  }

  /** The array that holds a vector on this worker's heap. */
  Name array(Value vector) {
    return array(names.field(vector), vector);
  }

  /** The same under another name. */
  Name array(String name, Value vector) {
    int size = vector.shape().last();
    return isTiled(vector) ? array(name, size) : plainArray(name, sizes.any(size));
  }

  private Name plainArray(String name, Expr length) {
    return field(
        name, type().array(), () -> new Expr.NewArray(type().array(), List.of(length)), "");
  }

  /** Arrays that all workers see, one row a worker. */
  Name shared(String name, int length) {
    String method = precision.either("shared", "sharedDoubles");
    Expr value = Expr.call(MEMORY, method, new Expr.Quote(name), Expr.own(length));
    if (fields.known(name) == null) {
      places.heap().shared(name, length);
    }
    return field(name, type().array().array(), () -> value, "");
  }

  /** A number of the regime, read once when the step is made. */
  Name setting(String settingName) {
    String camel = Identifiers.camel(settingName);
    String name = fields.isNumber(camel) ? camel + "Setting" : camel;
    Expr value = Expr.call(MEMORY, "setting", new Expr.Quote(settingName));
    return field(names.own(name), Type.DOUBLE, () -> value, "");
  }

  /** A free method name. */
  String claimMethod(String wanted) {
    return methodNames.claim(wanted);
  }

  /** Whether a parameter's copy on the heap is to be made now; true once. */
  boolean load(Value leaf) {
    return loaded.add(leaf);
  }
}
