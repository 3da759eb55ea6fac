package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
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
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public boolean isZeroAtPadding(List<Value> args, Predicate<Value> zeros) {
    return args.stream().allMatch(zeros);
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
