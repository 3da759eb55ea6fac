package dev.regimen.processor.rule;

import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The texts of a batch as rows of ids, 0 behind a text's end, and what became of a text's length in
 * the layers behind: one that yields fewer rows than it takes says which of them are real, and all
 * that is made of these follows.
 */
public final class TextIds {
  private final Value ids;
  private final int count;
  private final boolean follow;
  private final Optional<Continuation> continuation;

  /**
   * By a value's number: what tells which of its rows are real; the ids where nothing else does.
   */
  private final List<Value> tellers = new ArrayList<>();

  /**
   * Texts.
   *
   * @param ids [B, length]
   * @param count ids are from 0 and below this
   */
  public TextIds(Value ids, int count) {
    this(ids, new TextInput(Math.max(1, ids.shape().last()), count), Optional.empty());
  }

  /**
   * Texts, or one token of each.
   *
   * @param ids [B, 1] where there is a continuation
   */
  public TextIds(Value ids, TextInput of, Optional<Continuation> continuation) {
    this.ids = ids;
    this.continuation = continuation;
    count = of.ids();
    follow = of.continuous() || continuation.isPresent();
  }

  /** Whether what a sample begins with is behind what the pass before ended with. */
  public boolean follow() {
    return follow;
  }

  /** Whether the network reads a token in a pass; empty where it reads a text as a whole. */
  public Optional<Continuation> continuation() {
    return continuation;
  }

  /** Ids are from 0 and below this. */
  public int count() {
    return count;
  }

  /**
   * Which rows of a value hold units of the sample's text: 1, or 0 for padding, [B, rows, 1]; empty
   * where rows are no units.
   */
  public Optional<Value> real(Value x) {
    Value teller = teller(x);
    boolean ofUnits = x.shape().rank() == 3 && x.shape().dim(1) == teller.shape().dim(1);
    return ofUnits ? Optional.of(teller == ids ? ofIds() : teller) : Optional.empty();
  }

  /** A value with zeros in its rows of padding: itself where these were made zeros before. */
  public Value masked(Value x) {
    return real(x).filter(real -> !x.isZeroWith(real)).map(x::times).orElse(x);
  }

  private Value ofIds() {
    return ids.reshape(Shape.batch(ids.shape().last(), 1)).min(1).named("real");
  }

  /**
   * Says which rows of a value are real, where a layer has made fewer than it was given.
   *
   * @param real 1 or 0, [B, rows, 1]
   */
  public void shorten(Value x, Value real) {
    teller(x);
    tellers.set(x.id(), real);
  }

  private Value teller(Value x) {
    List<Value> values = x.graph().values();
    while (tellers.size() <= x.id()) {
      Value teller = ids;
      for (Value arg : values.get(tellers.size()).args()) {
        teller = both(teller, tellers.get(arg.id()));
      }
      tellers.add(teller);
    }
    return tellers.get(x.id());
  }

  /** Of two lengths that a value has, as where branches are joined, the shorter one. */
  private Value both(Value a, Value b) {
    if (a == ids || b == ids || a == b) {
      return a == ids ? b : a;
    }
    return a.shape().equals(b.shape()) ? a.times(b).named("real") : b;
  }
}
