package dev.regimen.processor.emit;

import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.CallVisitor;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionGradients;
import dev.regimen.processor.ir.ConvolutionInput;
import dev.regimen.processor.ir.ConvolutionWeight;
import dev.regimen.processor.ir.Downsum;
import dev.regimen.processor.ir.Draw;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.RescaleGradient;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Transpose;
import dev.regimen.processor.ir.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.WeightMask;
import dev.regimen.processor.ir.Widen;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Schedule;
import dev.regimen.processor.plan.Space;
import java.util.List;
import java.util.Locale;

/** Prints one call of a kernel of the runtime, with a word on what it computes. */
final class CallWriter implements CallVisitor<String> {
  private final StepContext context;
  private final Schedule schedule;
  private final Invocation call;
  private final Value value;
  private final KernelFields kernels;

  CallWriter(StepContext context, Schedule schedule, Invocation call) {
    this.context = context;
    this.schedule = schedule;
    this.call = call;
    value = call.value();
    kernels = context.kernels();
  }

  void write(Code code) {
    String text = ((Call) value.op()).accept(this);
    text.lines().forEach(code::line);
  }

  private String vector(Value operand) {
    return context.vector(operand);
  }

  private String of(int operand) {
    return vector(value.arg(operand));
  }

  @Override
  public String convolution(Convolution op) {
    String kernel =
        kernels.convolution(value, op.window(), op.groups(), value.arg(0).shape(), value.shape());
    return String.format(Locale.ROOT, "// %s = %s convolved with %s\n", vector(value), of(0), of(1))
        + String.format(
            Locale.ROOT, "%s.forward(from, to, %s, %s, %s);", kernel, of(0), of(1), vector(value));
  }

  @Override
  public String convolutionInput(ConvolutionInput op) {
    Value dy = value.arg(0);
    String kernel = kernels.convolution(value, op.window(), op.groups(), op.input(), dy.shape());
    return String.format(
        Locale.ROOT,
        "%s.inputGradient(from, to, %s, %s, %s);",
        kernel,
        vector(dy),
        of(1),
        vector(value));
  }

  @Override
  public String convolutionGradients(ConvolutionGradients op) {
    Shape dy = value.arg(2).shape();
    String kernel = kernels.convolution(value, op.window(), op.groups(), value.shape(), dy);
    Value weight = call.values().get(ConvolutionGradients.WEIGHT);
    return String.format(
        Locale.ROOT,
        "%s.gradients(\n    from, to, %s, %s, %s, %s, %s);",
        kernel,
        of(0),
        of(1),
        of(2),
        vector(value),
        part(weight, schedule.ownerOf(weight)));
  }

  @Override
  public String convolutionWeight(ConvolutionWeight op) {
    Shape dy = value.arg(1).shape();
    String kernel = kernels.convolution(value, op.window(), op.groups(), value.arg(0).shape(), dy);
    StringBuilder text = new StringBuilder();
    // Of several weights only where equal layers see the same and are added.
    for (Value owner : schedule.parametersOf(value)) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%s.weightGradient(from, to, %s, %s, %s);",
              kernel,
              of(0),
              of(1),
              part(value, owner)));
    }
    return text.toString().strip();
  }

  private String part(Value gradient, Value owner) {
    boolean early =
        schedule.usersOf(gradient).stream()
            .anyMatch(user -> user.op() instanceof Call made && made.replaced() >= 0);
    return context.part(owner, early);
  }

  @Override
  public String pool(Pool op) {
    String kernel = kernels.pooling(value, op.window(), value.arg(0).shape());
    String verb = op.kind() == Pool.Kind.MAX ? "max" : "mean";
    return String.format(
        Locale.ROOT, "%s.%s(from, to, %s, %s);", kernel, verb, of(0), vector(value));
  }

  @Override
  public String poolGradient(PoolGradient op) {
    String kernel = kernels.pooling(value, op.window(), op.input());
    if (op.kind() == Pool.Kind.MEAN) {
      return String.format(
          Locale.ROOT, "%s.meanGradient(from, to, %s, %s);", kernel, of(0), vector(value));
    }
    return String.format(
        Locale.ROOT,
        "%s.maxGradient(from, to, %s, %s, %s, %s);",
        kernel,
        of(1),
        of(2),
        of(0),
        vector(value));
  }

  @Override
  public String upsample(Upsample op) {
    return sized("upsample", value.arg(0).shape(), op.factor());
  }

  @Override
  public String downsum(Downsum op) {
    return sized("downsum", value.shape(), op.factor());
  }

  /** Both are told the extents of the small map. */
  private String sized(String verb, Shape small, int factor) {
    return String.format(
        Locale.ROOT,
        "%s.%s(from, to, %d, %d, %d, %d, %s, %s);",
        kernels.maps(),
        verb,
        small.dim(1),
        small.dim(2),
        small.last(),
        factor,
        of(0),
        vector(value));
  }

  @Override
  public String concatenate(Concatenate op) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Value part : value.args()) {
      int count = part.shape().last();
      text.append(copy(vector(part), count, 0, vector(value), value.shape().last(), at, count));
      at += count;
    }
    return text.toString();
  }

  @Override
  public String columns(Columns op) {
    int width = value.arg(0).shape().last();
    return copy(of(0), width, op.first(), vector(value), op.count(), 0, op.count());
  }

  @Override
  public String widen(Widen op) {
    int count = value.arg(0).shape().last();
    String width = context.sizes().any(op.width());
    String rows = rows() + (width.equals("1") ? "" : " * " + width);
    return String.format(Locale.ROOT, "%s.clear(from%s, to%s);\n", vector(value), rows, rows)
        + copy(of(0), count, 0, vector(value), op.width(), op.first(), count);
  }

  private String copy(
      String from, int fromWidth, int fromAt, String into, int intoWidth, int intoAt, int count) {
    return String.format(
        Locale.ROOT,
        "%s.copyColumns(from%s, to%s, %s, %d, %d, %s, %d, %d, %d);\n",
        kernels.maps(),
        rows(),
        rows(),
        from,
        fromWidth,
        fromAt,
        into,
        intoWidth,
        intoAt,
        count);
  }

  private String rows() {
    int rowsPerSample = Space.rowsPerSample(value);
    return rowsPerSample == 1 ? "" : " * " + rowsPerSample;
  }

  @Override
  public String gather(Gather op) {
    return String.format(
        Locale.ROOT,
        "%s.gather(from, to, %d, %s, %s, %s, %s);",
        kernels.lookup(),
        value.arg(0).shape().elements(),
        context.sizes().any(value.shape().last()),
        of(0),
        of(1),
        vector(value));
  }

  @Override
  public String scatter(Scatter op) {
    return String.format(
        Locale.ROOT,
        "%s.scatter(\n    worker.from(%3$d), worker.to(%3$d), rows, %2$d, %4$s, %5$s, %6$s, %7$s);",
        kernels.lookup(),
        value.arg(0).shape().elements(),
        op.table().dim(0),
        context.sizes().any(op.table().last()),
        of(0),
        of(1),
        context.gradient(schedule.ownerOf(value)));
  }

  @Override
  public String rescale(Rescale op) {
    String verb = op.kind() == Rescale.Kind.UNIT ? "unit" : "standardize";
    return filters(verb, op.epsilon(), List.of(of(0), vector(value)));
  }

  /** The gradient of the rescaled weight is replaced by that of the weight. */
  @Override
  public String rescaleGradient(RescaleGradient op) {
    String verb = op.kind() == Rescale.Kind.UNIT ? "unitGradient" : "standardizeGradient";
    String gradient = context.gradient(schedule.ownerOf(value));
    return totalled(1) + filters(verb, op.epsilon(), List.of(of(0), gradient, gradient));
  }

  /** Adds up first, filter by filter, a gradient that workers computed parts of. */
  private String totalled(int operand) {
    Value inner = value.arg(operand);
    int filters = value.shape().dim(0);
    long width = value.shape().elements() / filters;
    return Space.isInParts(inner)
        ? context.total(schedule.ownerOf(inner), filters, width) + "\n"
        : "";
  }

  @Override
  public String weightMask(WeightMask op) {
    boolean backward = !value.arg(0).args().isEmpty();
    String gradient = backward ? context.gradient(schedule.ownerOf(value)) : "";
    int filters = value.shape().dim(0);
    return totalled(0)
        + String.format(
            Locale.ROOT,
            "%5$s.dropout(\n    %1$s, %2$d%6$s, worker.from(%3$dL) * %4$dL, worker.to(%3$dL) * %4$dL,",
            Double.toString(op.keep()),
            op.stream(),
            filters,
            value.shape().elements() / filters,
            context.draws(op.address()),
            op.address() == Draw.Address.STEP ? ", step" : "")
        + String.format(
            Locale.ROOT,
            "\n    %s, %s);",
            backward ? gradient : of(0),
            backward ? gradient : vector(value));
  }

  @Override
  public String batchMatMul(BatchMatMul op) {
    return new BatchProductWriter(context, value).text();
  }

  @Override
  public String transpose(Transpose op) {
    String kernel = kernels.transposition(value, value.arg(0).shape(), op.axes());
    return String.format(Locale.ROOT, "%s.apply(from, to, %s, %s);", kernel, of(0), vector(value));
  }

  private String filters(String verb, double epsilon, List<String> vectors) {
    int filters = value.shape().dim(0);
    return String.format(
        Locale.ROOT,
        "%s.%s(\n    worker.from(%3$d), worker.to(%3$d), %4$d, %5$s, %6$s);",
        kernels.filters(),
        verb,
        filters,
        value.shape().elements() / filters,
        Double.toString(epsilon),
        String.join(", ", vectors));
  }
}
