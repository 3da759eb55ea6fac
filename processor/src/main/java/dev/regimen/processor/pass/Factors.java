package dev.regimen.processor.pass;

import dev.regimen.processor.ir.BinaryFunction;
import dev.regimen.processor.ir.Graph;
import dev.regimen.processor.ir.Pointwise;
import dev.regimen.processor.ir.Scalar;
import dev.regimen.processor.ir.UnaryFunction;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The factors of a product, looked for through multiplications, divisions and signs. */
final class Factors {
  private record Factor(Value value, boolean inverse) {}

  private final List<Factor> varying = new ArrayList<>();
  private final List<Factor> common = new ArrayList<>();

  private final Predicate<Value> varies;

  private Factors(Predicate<Value> varies) {
    this.varies = varies;
  }

  /** Those that differ from sample to sample, and those that do not. */
  static Factors of(Value product) {
    return of(product, value -> value.shape().isBatched());
  }

  /** Those that differ from place to place of a sample, and those that a whole sample has. */
  static Factors ofPlaces(Value product) {
    int places = product.shape().rank() - 2;
    return of(
        product,
        value -> IntStream.rangeClosed(2, 1 + places).anyMatch(axis -> extent(value, axis) != 1));
  }

  /** The extent of an axis counted from the last one; 1 where there is none. */
  private static int extent(Value value, int fromEnd) {
    int axis = value.shape().rank() - fromEnd;
    return axis < 0 ? 1 : value.shape().dim(axis);
  }

  private static Factors of(Value product, Predicate<Value> varies) {
    Factors factors = new Factors(varies);
    factors.split(product, false);
    return factors;
  }

  private void split(Value value, boolean inverse) {
    if (!(value.op() instanceof Pointwise pointwise) || !varies.test(value)) {
      add(value, inverse);
      return;
    }
    Factors inner = new Factors(varies);
    inner.split(pointwise.expression(), value, inverse);
    // A product from which nothing but numbers could be taken stays whole: others may share it.
    if (inner.vectors() == 0) {
      add(value, inverse);
    } else {
      varying.addAll(inner.varying);
      common.addAll(inner.common);
    }
  }

  private void split(Scalar expression, Value owner, boolean inverse) {
    if (expression instanceof Scalar.Arg arg) {
      split(owner.arg(arg.index()), inverse);
    } else if (expression instanceof Scalar.Unary unary
        && unary.function() == UnaryFunction.NEGATE) {
      add(owner.graph().scalar(Scalar.constant(-1)), false);
      split(unary.x(), owner, inverse);
    } else if (expression instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.MULTIPLY) {
      split(binary.a(), owner, inverse);
      split(binary.b(), owner, inverse);
    } else if (expression instanceof Scalar.Binary binary
        && binary.function() == BinaryFunction.DIVIDE) {
      split(binary.a(), owner, inverse);
      split(binary.b(), owner, !inverse);
    } else {
      add(owner.graph().pointwise(expression, owner.args()), inverse);
    }
  }

  private void add(Value value, boolean inverse) {
    (varies.test(value) ? varying : common).add(new Factor(value, inverse));
  }

  /** Whether several vectors are multiplied with what differs from sample to sample. */
  boolean hasSeveralVectors() {
    return !varying.isEmpty() && vectors() > 1;
  }

  private int vectors() {
    int vectors = 0;
    for (Factor factor : common) {
      vectors += factor.value().shape().isScalar() ? 0 : 1;
    }
    return vectors;
  }

  /** The same product with its vectors multiplied first: once a batch or sample, not once a row. */
  Value regrouped(Graph graph) {
    List<Factor> ordered = new ArrayList<>(common);
    ordered.sort(Comparator.comparingInt(factor -> factor.value().id()));
    return varying(graph).times(product(graph.scalar(Scalar.ONE), ordered).named("scale"));
  }

  /** The product of the factors that differ. */
  Value varying(Graph graph) {
    return product(graph.scalar(Scalar.ONE), varying);
  }

  /** A sum of the varying product, times the factors taken out of it. */
  Value common(Value sum) {
    return product(sum, common);
  }

  private static Value product(Value start, List<Factor> factors) {
    Value product = start;
    for (Factor factor : factors) {
      product =
          factor.inverse() ? product.dividedBy(factor.value()) : product.times(factor.value());
    }
    return product;
  }
}
