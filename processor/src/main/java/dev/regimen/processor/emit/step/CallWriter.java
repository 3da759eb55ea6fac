package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.ir.Attention;
import dev.regimen.processor.ir.AttentionGradient;
import dev.regimen.processor.ir.BatchMatMul;
import dev.regimen.processor.ir.CachedAttention;
import dev.regimen.processor.ir.Call;
import dev.regimen.processor.ir.CallVisitor;
import dev.regimen.processor.ir.Columns;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Contrast;
import dev.regimen.processor.ir.ContrastGradient;
import dev.regimen.processor.ir.Convolution;
import dev.regimen.processor.ir.ConvolutionGradients;
import dev.regimen.processor.ir.ConvolutionInput;
import dev.regimen.processor.ir.ConvolutionWeight;
import dev.regimen.processor.ir.Downsum;
import dev.regimen.processor.ir.Ends;
import dev.regimen.processor.ir.FusedConvolution;
import dev.regimen.processor.ir.Gather;
import dev.regimen.processor.ir.GradientSum;
import dev.regimen.processor.ir.LastRows;
import dev.regimen.processor.ir.Pack;
import dev.regimen.processor.ir.Placed;
import dev.regimen.processor.ir.Pool;
import dev.regimen.processor.ir.PoolGradient;
import dev.regimen.processor.ir.Recurrence;
import dev.regimen.processor.ir.RecurrenceGradient;
import dev.regimen.processor.ir.Rescale;
import dev.regimen.processor.ir.RescaleGradient;
import dev.regimen.processor.ir.RoundWeight;
import dev.regimen.processor.ir.Scatter;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.TopMask;
import dev.regimen.processor.ir.TopMaskGradient;
import dev.regimen.processor.ir.Transpose;
import dev.regimen.processor.ir.Trim;
import dev.regimen.processor.ir.Upsample;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.ir.WeightDraw;
import dev.regimen.processor.ir.Widen;
import dev.regimen.processor.plan.Invocation;
import dev.regimen.processor.plan.Schedule;
import java.util.ArrayList;
import java.util.List;

/** Prints one call of a kernel of the runtime, with a word on what it computes. */
final class CallWriter implements CallVisitor<Code> {
  private final MethodScope method;
  private final StepContext context;
  private final Schedule schedule;
  private final Invocation call;
  private final Value value;
  private final KernelFields kernels;
  private final Code code;

  CallWriter(MethodScope method, Schedule schedule, Invocation call) {
    this.method = method;
    this.schedule = schedule;
    this.call = call;
    context = method.context();
    code = method.code();
    value = call.value();
    kernels = context.kernels();
  }

  void write() {
    ((Call) value.op()).accept(this);
  }

  private Name of(int operand) {
    return context.vector(value.arg(operand));
  }

  private Name out() {
    return context.vector(value);
  }

  /** A kernel's method for this worker's samples. */
  private Code rows(Name kernel, String verb, Expr... arguments) {
    List<Expr> all = new ArrayList<>(List.of(StepContext.FROM, StepContext.TO));
    all.addAll(List.of(arguments));
    return code.run(new Expr.Call(kernel, verb, all));
  }

  @Override
  public Code convolution(Convolution op) {
    return convolutions().forward(op);
  }

  @Override
  public Code fusedConvolution(FusedConvolution op) {
    return convolutions().fused(op);
  }

  @Override
  public Code convolutionInput(ConvolutionInput op) {
    return convolutions().input(op);
  }

  @Override
  public Code convolutionGradients(ConvolutionGradients op) {
    return convolutions().gradients(op);
  }

  @Override
  public Code convolutionWeight(ConvolutionWeight op) {
    return convolutions().weight(op);
  }

  private ConvolutionCalls convolutions() {
    return new ConvolutionCalls(method, schedule, call);
  }

  @Override
  public Code pool(Pool op) {
    return mapCalls().pool(op);
  }

  @Override
  public Code poolGradient(PoolGradient op) {
    return mapCalls().poolGradient(op);
  }

  @Override
  public Code upsample(Upsample op) {
    return mapCalls().upsample(op);
  }

  @Override
  public Code downsum(Downsum op) {
    return mapCalls().downsum(op);
  }

  private MapCalls mapCalls() {
    return new MapCalls(context, schedule, value, code);
  }

  @Override
  public Code concatenate(Concatenate op) {
    return columnCalls().concatenate();
  }

  @Override
  public Code columns(Columns op) {
    return columnCalls().columns(op);
  }

  @Override
  public Code widen(Widen op) {
    return columnCalls().widen(op);
  }

  private ColumnCalls columnCalls() {
    return new ColumnCalls(context, value, code);
  }

  @Override
  public Code gather(Gather op) {
    return new TableCalls(context, schedule, value, code).gather();
  }

  @Override
  public Code scatter(Scatter op) {
    return new TableCalls(context, schedule, value, code).scatter(op);
  }

  @Override
  public Code gradientSum(GradientSum op) {
    return weights().gradientSum();
  }

  @Override
  public Code waves(Waves op) {
    String verb =
        switch (op.kind()) {
          case ADD -> "add";
          case TURN -> "turn";
          case TURN_BACK -> "turnBack";
        };
    int width = value.shape().last();
    if (op.places() > 0) {
      Name kernel = kernels.waves(op.places(), width, op.heads());
      return rows(kernel, verb + "At", StepContext.FOLLOWS, of(0), out());
    }
    Name kernel = kernels.waves(value.shape().dim(1), width, op.heads());
    context.lengths().tell(kernel, value.shape(), code);
    return rows(kernel, verb, of(0), out());
  }

  @Override
  public Code cachedAttention(CachedAttention op) {
    return new AttentionCalls(context, call, code).next(op);
  }

  @Override
  public Code placed(Placed op) {
    return new KeptRowCalls(context, value, code).place();
  }

  @Override
  public Code lastRows(LastRows op) {
    return new KeptRowCalls(context, value, code).last(op);
  }

  @Override
  public Code attention(Attention op) {
    return new AttentionCalls(context, call, code).forward(op);
  }

  @Override
  public Code attentionGradient(AttentionGradient op) {
    return new AttentionCalls(context, call, code).backward(op);
  }

  @Override
  public Code contrast(Contrast op) {
    return new ContrastCalls(context, call, code).forward();
  }

  @Override
  public Code contrastGradient(ContrastGradient op) {
    return new ContrastCalls(context, call, code).backward();
  }

  @Override
  public Code recurrence(Recurrence op) {
    return new RecurrenceCalls(context, call, code).forward(op);
  }

  @Override
  public Code recurrenceGradient(RecurrenceGradient op) {
    return new RecurrenceCalls(context, call, code).backward(op);
  }

  @Override
  public Code rescale(Rescale op) {
    return weights().rescale(op);
  }

  @Override
  public Code rescaleGradient(RescaleGradient op) {
    return weights().rescaleGradient(op);
  }

  @Override
  public Code weightDraw(WeightDraw op) {
    return weights().weightDraw(op);
  }

  @Override
  public Code topMask(TopMask op) {
    return weights().topMask(op);
  }

  @Override
  public Code topMaskGradient(TopMaskGradient op) {
    return weights().topMaskGradient();
  }

  @Override
  public Code roundWeight(RoundWeight op) {
    return weights().round();
  }

  @Override
  public Code pack(Pack op) {
    return weights().pack();
  }

  @Override
  public Code trim(Trim op) {
    return new TextCalls(context, value, code).trim();
  }

  @Override
  public Code ends(Ends op) {
    return new TextCalls(context, value, code).ends();
  }

  private WeightCalls weights() {
    return new WeightCalls(context, schedule, value, code);
  }

  @Override
  public Code batchMatMul(BatchMatMul op) {
    new BatchProductWriter(context, value).write(code);
    return code;
  }

  @Override
  public Code transpose(Transpose op) {
    Shape x = value.arg(0).shape();
    return rows(kernels.transposition(value, x, op.axes()), "apply", of(0), out());
  }
}
