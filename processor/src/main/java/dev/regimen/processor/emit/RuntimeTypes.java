package dev.regimen.processor.emit;

import com.palantir.javapoet.ClassName;

/** The runtime's types that generated code names, each named here and nowhere else. */
final class RuntimeTypes {
  private static final String TRAIN = "dev.regimen.train";
  private static final String KERNEL = "dev.regimen.kernel";

  static final ClassName FLOATS = ClassName.get(KERNEL, "Floats");
  static final ClassName DOUBLES = ClassName.get(KERNEL, "Doubles");
  static final ClassName WORKER = ClassName.get(KERNEL, "Worker");
  static final ClassName GEMM = ClassName.get(KERNEL, "Gemm");
  static final ClassName REALS = ClassName.get(KERNEL, "Reals");
  static final ClassName ELEMENTARY = ClassName.get(KERNEL, "Elementary");
  static final ClassName TILES = ClassName.get(KERNEL, "Tiles");
  static final ClassName MOMENTS = ClassName.get(KERNEL, "Moments");
  static final ClassName WINDOW = ClassName.get(KERNEL, "Window");
  static final ClassName CONVOLUTION = ClassName.get(KERNEL, "Convolution");
  static final ClassName POOLING = ClassName.get(KERNEL, "Pooling");
  static final ClassName MAPS = ClassName.get(KERNEL, "Maps");
  static final ClassName LOOKUP = ClassName.get(KERNEL, "Lookup");
  static final ClassName TRANSPOSITION = ClassName.get(KERNEL, "Transposition");
  static final ClassName FILTERS = ClassName.get(KERNEL, "Filters");
  static final ClassName PARTS = ClassName.get(KERNEL, "Parts");
  static final ClassName TENSOR_SUMS = ClassName.get(KERNEL, "TensorSums");
  static final ClassName TRAINER = ClassName.get(TRAIN, "GeneratedTrainer");
  static final ClassName BLUEPRINT = ClassName.get(TRAIN, "Blueprint");
  static final ClassName BLUEPRINT_BUILDER = ClassName.get(TRAIN, "BlueprintBuilder");
  static final ClassName STEP = ClassName.get(TRAIN, "Step");
  static final ClassName MEMORY = ClassName.get(TRAIN, "Memory");
  static final ClassName INITIALIZATION = ClassName.get(TRAIN, "Initialization");
  static final ClassName DECODER = ClassName.get(TRAIN, "Decoder");
  static final ClassName LABEL = ClassName.get(TRAIN, "Label");
  static final ClassName ESTIMATE = ClassName.get(TRAIN, "Estimate");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  private RuntimeTypes() {}
}
