package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operand itself, as a constant for differentiation: no gradient flows through it. */
public record Detach() implements Op {
  @Override
  public Shape type(List<Shape> args) {
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList((Value) null);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return args.get(0);
  }

  @Override
  public String word() {
    return "detach";
  }
}
