package dev.regimen.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Sines and cosines of the places of rows, [B, L, d], of which the angle of place l and number i of
 * w columns is l·10000^(−2i/w).
 *
 * @param kind what is done with them
 * @param heads which the columns of a row are cut into, and turned each by itself
 * @param places where rows come one in a pass, how many can come: the place of a row is how many
 *     passes there were before; 0 where samples have all their rows
 */
public record Waves(Kind kind, int heads, int places) implements Call {
  private static final double BASE = 10_000;

  /** Of samples that have all their rows. */
  public Waves(Kind kind, int heads) {
    this(kind, heads, 0);
  }

  /** What is done with them. */
  public enum Kind {
    /** y[l, 2i] = x[l, 2i] + sin, y[l, 2i+1] = x[l, 2i+1] + cos. */
    ADD,
    /** Columns i and i + w/2 are turned by the angle; the last of an odd number is not. */
    TURN,
    /** The inverse. */
    TURN_BACK
  }

  @Override
  public Shape type(List<Shape> args) {
    Shape x = args.get(0);
    if (places > 0 && x.dim(1) != 1) {
      throw new IllegalArgumentException("rows that come one in a pass, but " + x);
    }
    if (x.rank() != 3 || !x.isBatched() || x.last() % heads != 0) {
      throw new IllegalArgumentException("no rows in " + heads + " heads: " + x);
    }
    return x;
  }

  @Override
  public List<@Nullable Value> adjoint(Value y, Value dy) {
    if (kind == Kind.ADD) {
      return Arrays.asList(dy);
    }
    Kind inverse = kind == Kind.TURN ? Kind.TURN_BACK : Kind.TURN;
    return Arrays.asList(y.graph().add(new Waves(inverse, heads), List.of(dy)));
  }

  @Override
  public boolean leavesPaddingOut(List<Value> args) {
    return true;
  }

  @Override
  public Tensor eval(Value y, List<Tensor> args, Bindings bindings) {
    Tensor result = Tensor.zeros(y.shape(), bindings.rows());
    double[] x = args.get(0).data();
    int width = y.shape().last() / heads;
    int length = y.shape().dim(1);
    int first = places > 0 ? Math.toIntExact(bindings.passes()) : 0;
    for (int at = 0; at < x.length; at++) {
      int place = first + at / y.shape().last() % length;
      int c = at % width;
      result.data()[at] =
          kind == Kind.ADD ? x[at] + wave(place, c, width) : turned(x, at, place, width);
    }
    return result;
  }

  private static double angle(int place, int i, int width) {
    return place * Math.pow(BASE, -2.0 * i / width);
  }

  private static double wave(int place, int c, int width) {
    double angle = angle(place, c / 2, width);
    return c % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
  }

  private double turned(double[] x, int at, int place, int width) {
    int half = width / 2;
    int c = at % width;
    if (c == 2 * half) {
      return x[at];
    }
    double angle = angle(place, c % half, width) * (kind == Kind.TURN ? 1 : -1);
    double other = c < half ? -x[at + half] : x[at - half];
    return x[at] * Math.cos(angle) + other * Math.sin(angle);
  }

  @Override
  public <R> R accept(CallVisitor<R> visitor) {
    return visitor.waves(this);
  }

  @Override
  public String word() {
    return kind.name().toLowerCase(Locale.ROOT) + " waves in " + heads;
  }
}
