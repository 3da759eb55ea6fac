package dev.regimen.train;

import dev.regimen.data.Tokenizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes text with a network that predicts the next token, one token behind the other.
 *
 * <pre>{@code
 * TextGenerator writer = TextGenerator.of(run.predictor());
 * writer.stream("ROMEO:", 500, 0.8, 40, 1).forEach(System.out::print);
 * }</pre>
 *
 * <p>With p(c) of the network for token c, the next one is drawn from p(c)^(1/T) / Σ p(·)^(1/T)
 * over the k most probable tokens at the temperature T: 1 leaves the network's own distribution,
 * less makes it surer, and 0 takes the most probable token. Padding and what the vocabulary does
 * not have are never written. The same prompt, numbers and seed give the same text.
 *
 * <p>A token costs one: layers keep what they need of those before, keys and values, hidden states,
 * the last rows of a window. A network of recurrences and convolutions alone goes on for as long as
 * one likes. A prompt is read so, too: to read it in one pass would take another program of the
 * network, which leaves behind what layers keep. One with attention or places sees what was written
 * since a window of L = {@code maxLength} tokens was full, and the L/2 before that: they are read
 * anew then.
 *
 * <p>{@link #goesOn()} is false where each token costs a whole window, the last L: where several
 * passes make a prediction, of an ensemble or under draws, and where a layer keeps nothing to go on
 * from, which the trainer's Javadoc names.
 *
 * <p>Source: Holtzman et al. 2020 on what temperature and k do; Fan et al. 2018 for the k most
 * probable.
 */
public final class TextGenerator {
  private final Predictor<?> predictor;
  private final Tokenizer tokenizer;
  private final int length;
  private final int ids;
  private final boolean goesOn;

  private TextGenerator(Predictor<?> predictor) {
    this.predictor = predictor;
    tokenizer = RawSample.tokenizer(predictor.preprocessing());
    length = predictor.blueprint().features();
    ids = predictor.classes().size();
    goesOn = Continuation.isOf(predictor);
  }

  /**
   * Writes with a trained network.
   *
   * @throws IllegalArgumentException if it does not predict the next token
   */
  public static TextGenerator of(Predictor<?> predictor) {
    if (!predictor.blueprint().nextToken()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s does not predict the next token: @NextToken on its class",
              predictor.blueprint().network()));
    }
    return new TextGenerator(predictor);
  }

  /** Whether a token costs one, and not a whole window. */
  public boolean goesOn() {
    return goesOn;
  }

  /**
   * What follows a prompt, as one text.
   *
   * @param prompt what stands before; at least one token
   * @param tokens how many are written
   * @param temperature 0 for the most probable token, 1 for the network's own distribution
   * @param topK how many of the most probable tokens are drawn from; 0 for all
   * @throws IllegalArgumentException if the prompt has no token, or a number is out of its range
   */
  public String generate(String prompt, int tokens, double temperature, int topK, long seed) {
    try (Stream<String> pieces = stream(prompt, tokens, temperature, topK, seed)) {
      return pieces.collect(Collectors.joining());
    }
  }

  /**
   * The same piece by piece, each computed when it is asked for: characters, or words with a blank
   * before them. Of bytes a piece is empty until a character is complete. Who closes the stream
   * gives back what it keeps of the text at once.
   */
  public Stream<String> stream(String prompt, int tokens, double temperature, int topK, long seed) {
    if (prompt == null || tokens < 0 || !(temperature >= 0) || topK < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected a prompt, tokens, temperature and topK of 0 or more, found %s, %d, %s, %d",
              prompt == null ? "no prompt" : "a prompt",
              tokens,
              temperature,
              topK));
    }
    int[] begun = tokenizer.encodeAll(prompt);
    if (begun.length == 0) {
      throw new IllegalArgumentException("the prompt has no token that others could follow");
    }
    Choice choice =
        new Choice(ids, tokenizer::isKnown, temperature, topK, new SplittableRandom(seed));
    if (!goesOn) {
      return pieces(tokens, choice, new Windows(begun)::next);
    }
    Continuation text = Continuation.of(predictor, begun);
    return pieces(tokens, choice, text::next).onClose(text::free);
  }

  /** What follows, as what chooses one token after the other says. */
  private Stream<String> pieces(int tokens, Choice choice, ToIntFunction<Choice> next) {
    TokenPieces pieces = new TokenPieces(tokenizer);
    return Stream.generate(() -> pieces.next(next.applyAsInt(choice))).limit(tokens);
  }

  /** The last tokens that were written, as many as the network sees. */
  private final class Windows {
    private final float[][] window = new float[1][length];
    private int known;

    Windows(int[] begun) {
      known = Math.min(length, begun.length);
      for (int i = 0; i < known; i++) {
        window[0][i] = begun[begun.length - known + i];
      }
    }

    int next(Choice choice) {
      float[] rows = predictor.rows(0, window)[0];
      int token = choice.of(rows, (known - 1) * ids);
      if (known == length) {
        System.arraycopy(window[0], 1, window[0], 0, length - 1);
        known--;
      }
      window[0][known++] = token;
      return token;
    }
  }

  /** Draws a token from probabilities. */
  static final class Choice {
    private final IntPredicate written;
    private final double temperature;
    private final int topK;
    private final SplittableRandom random;
    private final double[] logits;
    private final double[] sorted;

    /**
     * Of ids.
     *
     * @param written which of them may be drawn
     */
    Choice(int ids, IntPredicate written, double temperature, int topK, SplittableRandom random) {
      this.written = written;
      this.temperature = temperature;
      this.topK = topK;
      this.random = random;
      logits = new double[ids];
      sorted = new double[ids];
    }

    /** A token by the probabilities from a place on. */
    int of(float[] probabilities, int at) {
      int best = Tokenizer.FIRST;
      for (int id = 0; id < logits.length; id++) {
        boolean known = written.test(id);
        logits[id] = known ? Math.log(probabilities[at + id]) : Double.NEGATIVE_INFINITY;
        best = logits[id] > logits[best] ? id : best;
      }
      return temperature == 0 ? best : drawn(best);
    }

    private int drawn(int best) {
      double least = Double.NEGATIVE_INFINITY;
      if (topK > 0 && topK < logits.length) {
        System.arraycopy(logits, 0, sorted, 0, logits.length);
        Arrays.sort(sorted);
        least = sorted[logits.length - topK];
      }
      double sum = 0;
      for (int id = 0; id < logits.length; id++) {
        boolean kept = logits[id] >= least && logits[id] > Double.NEGATIVE_INFINITY;
        sorted[id] = kept ? Math.exp((logits[id] - logits[best]) / temperature) : 0;
        sum += sorted[id];
      }
      double left = random.nextDouble() * sum;
      int last = best;
      for (int id = 0; id < logits.length; id++) {
        if (sorted[id] > 0) {
          last = id;
          left -= sorted[id];
          if (left < 0) {
            return id;
          }
        }
      }
      return last;
    }
  }
}
