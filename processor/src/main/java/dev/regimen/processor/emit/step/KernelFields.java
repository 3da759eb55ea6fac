package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionMemory;
import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Window;
import dev.regimen.processor.plan.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a step that hold kernels: one for each geometry of a layer, made once. */
final class KernelFields {
  private final StepContext context;
  private final Map<Object, Name> names = new HashMap<>();
  private final Map<Leaf, TableRows> sparse = new HashMap<>();
  private final Set<Name> ofReadGradients = new HashSet<>();

  /**
   * What stands for a table of which some rows are updated.
   *
   * @param touched which rows
   * @param gradient their gradients, one behind the other
   * @param table the whole
   */
  record TableRows(Name touched, Name gradient, Name table) {}

  KernelFields(StepContext context) {
    this.context = context;
  }

  /**
   * The convolution that a layer's value is computed by, forward or backward.
   *
   * @param x the shape of its input
   * @param y the shape of its output
   */
  Name convolution(Value value, Window window, int groups, Shape x, Shape y) {
    List<Object> key = List.of(value.origin().place(), window, groups, x, y);
    boolean packed = Space.isPacked(value.arg(0));
    Type type = packed ? RuntimeTypes.BF16_CONVOLUTION : RuntimeTypes.CONVOLUTION;
    lent(
        packed
            ? ConvolutionMemory.bf16(window, groups, x, y)
            : ConvolutionMemory.of(window, groups, x, y));
    return field(
        key,
        Identifiers.camel(value.origin().word()) + "Convolution",
        type,
        new Expr.New(
            type,
            List.of(
                StepContext.WORKER,
                WindowWriter.window(window, x),
                context.sizes().any(y.last()),
                Expr.number(groups))));
  }

  /** The convolution that inference computes a layer's value by, with what follows it. */
  Name fusedConvolution(Value value, FusedConvolution op) {
    Shape x = value.arg(0).shape();
    Shape maps = op.maps(value.args().stream().map(Value::shape).toList());
    Type type = RuntimeTypes.FUSED_CONVOLUTION;
    Expr filters = context.sizes().any(maps.last());
    boolean dense = op.isDense(x);
    Convolution convolution = op.convolution();
    if (!dense) {
      lent(
          ConvolutionMemory.fused(
              convolution.window(), convolution.groups(), x, maps, op.pool().isPresent()));
    }
    Expr made =
        dense
            ? Expr.call(type, "dense", StepContext.WORKER, context.sizes().any(x.last()), filters)
            : new Expr.New(
                type,
                List.of(
                    StepContext.WORKER,
                    WindowWriter.window(convolution.window(), x),
                    filters,
                    Expr.number(convolution.groups())));
    if (op.rectified()) {
      made = Expr.call(made, "rectified");
    }
    if (op.pool().isPresent()) {
      made = Expr.call(made, "pooled", WindowWriter.window(op.pool().get().window(), maps));
    }
    String wanted = Identifiers.camel(value.origin().word()) + (dense ? "Dense" : "Convolution");
    return field(List.of(value.origin().place(), op, x, maps), wanted, type, made);
  }

  /** Doubles, which serve checks of gradients, are convolved without it. */
  private void lent(ConvolutionMemory memory) {
    if (context.precision() == Precision.FLOAT) {
      context.places().heap().convolution(memory);
    }
  }

  /** The pooling over maps of a shape. */
  Name pooling(Value value, Window window, Shape x) {
    List<Object> key = List.of("pool", value.origin().place(), window, x);
    String wanted = Identifiers.camel(value.origin().word()) + "Pooling";
    Expr made = new Expr.New(RuntimeTypes.POOLING, List.of(WindowWriter.window(window, x)));
    return field(key, wanted, RuntimeTypes.POOLING, made);
  }

  /** A gradient of maxima that is computed as it is read. */
  Name maxGradient(Value value) {
    Type type = context.precision().maxGradient();
    List<Expr> arguments = new ArrayList<>();
    arguments.add(WindowWriter.window(((PoolGradient) value.op()).window(), value.shape()));
    for (int operand : new int[] {1, 2, 0}) {
      Name vector = context.vector(value.arg(operand));
      arguments.add(vector);
      ofReadGradients.add(vector);
    }
    Expr made = new Expr.New(type, arguments);
    String name = context.names().field(value);
    Name field = context.field(name, type, () -> made, VectorShape.of(value));
    ofReadGradients.add(field);
    return field;
  }

  /** Such gradients and the vectors that they are made from: no layer has them to itself. */
  Set<Name> ofReadGradients() {
    return ofReadGradients;
  }

  /** Another order of the axes of samples of a shape. */
  Name transposition(Value value, Shape x, List<Integer> axes) {
    Expr made =
        Expr.call(
            RuntimeTypes.TRANSPOSITION,
            "of",
            WindowWriter.numbers(x.sample().dims().stream().mapToInt(dim -> dim).toArray()));
    int[] order = axes.stream().skip(1).mapToInt(axis -> axis - 1).toArray();
    List<Object> key = List.of("transpose", value.origin().place(), x, axes);
    String wanted = Identifiers.camel(value.origin().word()) + "Transposition";
    return field(
        key,
        wanted,
        RuntimeTypes.TRANSPOSITION,
        Expr.call(made, "to", WindowWriter.numbers(order)));
  }

  Name maps() {
    return plain("maps", RuntimeTypes.MAPS);
  }

  Name lookup() {
    return plain("lookup", RuntimeTypes.LOOKUP);
  }

  Name contrast() {
    return plain("contrast", RuntimeTypes.CONTRAST);
  }

  /** One for each geometry: equal layers share its tiles. */
  Name attention(Shape x, int heads, boolean causal) {
    Expr made =
        new Expr.New(
            RuntimeTypes.ATTENTION,
            List.of(
                Expr.number(x.dim(1)),
                context.sizes().any(x.last()),
                Expr.number(heads),
                Expr.text(Boolean.toString(causal))));
    List<Object> key = List.of("attention", x, heads, causal);
    return field(key, "attention", RuntimeTypes.ATTENTION, made);
  }

  /** One for each geometry, of so many rows that are kept. */
  Name cachedAttention(int rows, int width, int heads) {
    Type type = RuntimeTypes.CACHED_ATTENTION;
    Expr made =
        new Expr.New(
            type, List.of(Expr.number(rows), context.sizes().any(width), Expr.number(heads)));
    return field(List.of(type, rows, width, heads), "attention", type, made);
  }

  Name keptRows() {
    return plain("keptRows", RuntimeTypes.KEPT_ROWS);
  }

  /**
   * The rows of a table that a batch looks up, which a sparse gradient is of.
   *
   * @param table the parameter
   */
  Name touchedRows(Value gradient, Value table) {
    Scatter scatter = (Scatter) gradient.op();
    Name rows = context.vector(gradient);
    Expr made =
        Expr.call(
            Expr.call(StepContext.MEMORY, "tables"),
            "touchedRows",
            StepContext.WORKER,
            Expr.own(context.places().offset(table)),
            Expr.number(scatter.table().dim(0)),
            context.sizes().any(scatter.table().last()),
            Expr.number(scatter.first()),
            Expr.number(gradient.arg(0).shape().elements()),
            rows);
    String wanted = Identifiers.camel(gradient.origin().word()) + "TouchedRows";
    Name touched = field(table.op(), wanted, RuntimeTypes.TOUCHED_ROWS, made);
    sparse.put((Leaf) table.op(), new TableRows(touched, rows, context.vector(table)));
    return touched;
  }

  /** What an update finds a table's rows by. */
  TableRows tableRows(Value table) {
    return sparse.get((Leaf) table.op());
  }

  Name waves(int rows, int width, int heads) {
    Expr made =
        new Expr.New(
            RuntimeTypes.WAVES,
            List.of(Expr.number(rows), context.sizes().any(width), Expr.number(heads)));
    return field(List.of("waves", rows, width, heads), "waves", RuntimeTypes.WAVES, made);
  }

  /** One for each geometry: equal layers share its tiles. */
  Name recurrence(String cell, Shape hidden, boolean reverse) {
    Expr made =
        Expr.call(
            RuntimeTypes.RECURRENCE,
            cell,
            Expr.number(hidden.dim(1)),
            context.sizes().any(hidden.last()),
            Expr.text(Boolean.toString(reverse)));
    List<Object> key = List.of("recurrence", cell, hidden, reverse);
    return field(key, cell, RuntimeTypes.RECURRENCE, made);
  }

  Name trim() {
    return plain("trim", RuntimeTypes.TRIM);
  }

  Name ends() {
    return plain("ends", RuntimeTypes.ENDS);
  }

  Name filters() {
    return plain("filters", RuntimeTypes.FILTERS);
  }

  Name rounding() {
    return plain("rounding", RuntimeTypes.WEIGHT_ROUNDING);
  }

  Name bf16() {
    Type type = RuntimeTypes.BF16_GEMM;
    return field(type, "bf16", type, new Expr.New(type, List.of(StepContext.WORKER)));
  }

  Name topMask() {
    return plain("topMask", RuntimeTypes.TOP_MASK);
  }

  Name unitSquares() {
    return plain("unitSquares", RuntimeTypes.UNIT_SQUARES);
  }

  Name newtonSchulz() {
    Type type = RuntimeTypes.NEWTON_SCHULZ;
    return field(type, "newtonSchulz", type, new Expr.New(type, List.of(StepContext.WORKER)));
  }

  private Name plain(String name, Type type) {
    return field(name, name, type, new Expr.New(type, List.of()));
  }

  private Name field(Object key, String wanted, Type type, Expr made) {
    return names.computeIfAbsent(
        key, k -> context.fields().add(context.names().claim(wanted), type, made, ""));
  }
}
