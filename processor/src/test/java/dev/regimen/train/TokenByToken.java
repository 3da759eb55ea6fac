package dev.regimen.train;

import dev.regimen.train.step.Step;

/** A text that a network goes through token by token. */
public final class TokenByToken {
  private TokenByToken() {}

  /** What is predicted behind each of the tokens, of which one pass sees one, [tokens, ids]. */
  public static double[] predicted(StepBench bench, double... tokens) {
    int ids = bench.blueprint().classes();
    double[] predicted = new double[tokens.length * ids];
    Step step = bench.continuing();
    for (int place = 0; place < tokens.length; place++) {
      int at = place * ids;
      bench.input(new double[] {tokens[place]});
      step.begin(
          1,
          0,
          false,
          (task, values, width, from, to) ->
              System.arraycopy(ManyReals.read(values, 0, width), 0, predicted, at, width));
      step.follow(place);
      step.forward();
    }
    return predicted;
  }
}
