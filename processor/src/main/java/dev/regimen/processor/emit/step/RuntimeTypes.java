package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Type;

/** The runtime's types that generated code names, each named here and nowhere else. */
public final class RuntimeTypes {
  private static final String TRAIN = "dev.regimen.train";
  private static final String STEPS = "dev.regimen.train.step";
  private static final String KERNEL = "dev.regimen.kernel";
  private static final String WINDOWS = "dev.regimen.kernel.window";

  static final Type FLOATS = Type.of(KERNEL, "Floats");
  static final Type DOUBLES = Type.of(KERNEL, "Doubles");
  public static final Type WORKER = Type.of(KERNEL, "Worker");
  static final Type GEMM = Type.of(KERNEL, "Gemm");
  static final Type REALS = Type.of(KERNEL, "Reals");
  static final Type ELEMENTARY = Type.of(KERNEL, "Elementary");
  static final Type BF16 = Type.of(KERNEL, "Bf16");
  static final Type TILES = Type.of(KERNEL, "Tiles");
  static final Type MOMENTS = Type.of(KERNEL, "Moments");
  static final Type WINDOW = Type.of(WINDOWS, "Window");
  static final Type CONVOLUTION = Type.of(WINDOWS, "Convolution");
  static final Type FUSED_CONVOLUTION = Type.of(WINDOWS, "FusedConvolution");
  static final Type BF16_CONVOLUTION = Type.of(WINDOWS, "Bf16Convolution");
  static final Type BF16_GEMM = Type.of(WINDOWS, "Bf16Gemm");
  static final Type POOLING = Type.of(WINDOWS, "Pooling");
  static final Type FLOAT_MAX_GRADIENT = Type.of(WINDOWS, "FloatMaxGradient");
  static final Type DOUBLE_MAX_GRADIENT = Type.of(WINDOWS, "DoubleMaxGradient");
  static final Type MAPS = Type.of(KERNEL, "Maps");
  static final Type LOOKUP = Type.of(KERNEL, "Lookup");
  static final Type CONTRAST = Type.of(KERNEL, "Contrast");
  static final Type ATTENTION = Type.of(KERNEL, "Attention");
  static final Type CACHED_ATTENTION = Type.of(KERNEL, "CachedAttention");
  static final Type KEPT_ROWS = Type.of(KERNEL, "KeptRows");
  static final Type TOUCHED_ROWS = Type.of(KERNEL, "TouchedRows");
  static final Type WAVES = Type.of(KERNEL, "Waves");
  static final Type RECURRENCE = Type.of(KERNEL, "Recurrence");
  static final Type TRANSPOSITION = Type.of(KERNEL, "Transposition");
  static final Type ENDS = Type.of(KERNEL, "Ends");
  static final Type TRIM = Type.of(KERNEL, "Trim");
  static final Type FILTERS = Type.of(KERNEL, "Filters");
  static final Type WEIGHT_ROUNDING = Type.of(KERNEL, "WeightRounding");
  static final Type TOP_MASK = Type.of(KERNEL, "TopMask");
  static final Type NEWTON_SCHULZ = Type.of(KERNEL, "NewtonSchulz");
  static final Type UNIT_SQUARES = Type.of(KERNEL, "UnitSquares");
  static final Type PARTS = Type.of(KERNEL, "Parts");
  static final Type TENSOR_SUMS = Type.of(KERNEL, "TensorSums");
  public static final Type TRAINER = Type.of(TRAIN, "GeneratedTrainer");
  public static final Type BLUEPRINT = Type.of(STEPS, "Blueprint");
  public static final Type BLUEPRINT_BUILDER = Type.of(STEPS, "BlueprintBuilder");
  public static final Type STEP = Type.of(STEPS, "Step");
  static final Type LAYER_PART = Type.of(STEPS, "LayerPart");
  public static final Type MEMORY = Type.of(STEPS, "Memory");
  public static final Type INITIALIZATION = Type.of(STEPS, "Initialization");
  public static final Type DECODER = Type.of(TRAIN, "Decoder");
  public static final Type LABEL = Type.of(TRAIN, "Label");
  public static final Type TAGS = Type.of(TRAIN, "Tags");
  public static final Type LABEL_SET = Type.of(TRAIN, "LabelSet");
  public static final Type ESTIMATE = Type.of(TRAIN, "Estimate");
  public static final Type PREDICTIONS = Type.of(TRAIN, "Predictions");
  public static final Type STUDY = Type.of("dev.regimen.experiment", "Study");
  public static final Type DESIGN = Type.of("dev.regimen.experiment", "Design");
  public static final Type METRIC = Type.of("dev.regimen.annotation", "Metric");
  public static final Type GENERATED = Type.of("javax.annotation.processing", "Generated");

  private RuntimeTypes() {}
}
