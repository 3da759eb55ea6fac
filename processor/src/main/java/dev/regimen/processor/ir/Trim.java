package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a batch's texts, [B, length], 0 behind a text's end, without the places that are
 * padding in all of them. What is made of these has as many rows a sample as the batch's longest
 * text has units: a number of the run time, which memory has room for as if it were {@code length}.
 *
 * <p>In the reference meaning, which has all places, nothing changes.
 */
public record Trim() implements Call {
  /** The most places of what a program trims; 0 if it trims nothing. */
  public static int length(Program program) {
    return program.body().stream()
        .filter(value -> value.op() instanceof Trim)
        .mapToInt(value -> value.shape().last())
        .findFirst()
        .orElse(0);
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape ids = args.get(0);
    if (!ids.isBatched() || ids.rank() != 2) {
      throw new IllegalArgumentException(ids + " are no ids of texts");
    }
    return ids;
  }

  /** Ids have no gradient. */
  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    return Arrays.asList(new Value[1]);
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    return args.get(0);
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.trim(this);
  }

  @Override
  public String word() {
    return "trim";
  }
}
