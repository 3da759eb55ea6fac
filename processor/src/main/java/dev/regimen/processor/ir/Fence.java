package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first operand itself, to be read behind a barrier that stands where all operands are whole:
 * what is computed from it is computed then and not before.
 */
public record Fence() implements Op {
  @Override
  public Shape type(List<Shape> args) {
    return args.get(0);
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    List<@Nullable Value> adjoints = Arrays.asList(new Value[y.args().size()]);
    adjoints.set(0, dy);
    return adjoints;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return args.get(0);
  }

  @Override
  public boolean renames() {
    return true;
  }

  @Override
  public String word() {
    return "fence";
  }
}
