package dev.regimen.train;

import dev.regimen.kernel.Reals;
import dev.regimen.kernel.Worker;
import dev.regimen.train.loop.Passes;
import dev.regimen.train.loop.SampleCheck;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.MemorySize;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;

/**
 * A network that reads a text token by token, each at the cost of one: its layers keep what they
 * need of those before, keys and values, hidden states, the last rows of a window.
 *
 * <p>Where it knows places, or looks back by attention, there is room for a window of L tokens.
 * When that is full it begins anew with the last L/2, which are read once more; so a token costs
 * two at the most, and at least L/2 before it are seen.
 */
final class Continuation implements Step.Observer {
  private final Memory memory;
  private final Step step;
  private final SampleCheck check;
  private final int most;
  private final float[] window;
  private float[] probabilities = {};
  private int known;

  /** What is to be read: a prompt, then the token that was chosen. */
  private int[] text;

  private long read;

  /** Whether a network reads token by token; its predictions are of whole windows otherwise. */
  static boolean isOf(Predictor<?> predictor) {
    Blueprint blueprint = predictor.blueprint();
    Settings settings = predictor.settings();
    int members = predictor.members().size();
    Passes passes = Passes.of(blueprint.augmentations(settings), settings, members);
    return blueprint.goesOn() > 0 && passes.count() == 1 && passes.draws() == 0;
  }

  /** Of a network that reads token by token, behind a text of which nothing was read. */
  static Continuation of(Predictor<?> predictor, int[] text) {
    Blueprint blueprint = predictor.blueprint();
    Settings settings = predictor.settings();
    Memory memory =
        MemorySize.allocated(
            blueprint,
            1,
            1,
            () -> Memory.inference(blueprint, settings, predictor.members().get(0), 1));
    Step step = predictor.trainer().continuingStep(memory, Worker.single());
    SampleCheck check = new SampleCheck(blueprint, predictor.preprocessing());
    return new Continuation(memory, step, check, text);
  }

  private Continuation(Memory memory, Step step, SampleCheck check, int[] text) {
    this.text = text.clone();
    this.memory = memory;
    this.step = step;
    this.check = check;
    most = memory.blueprint().goesOn();
    window = new float[Math.min(most, memory.blueprint().features())];
  }

  /** Gives its memory back, of which nothing is asked any more. */
  void free() {
    memory.freeAllButWeights();
  }

  /** Chooses the token behind what was read, and behind those that were chosen before. */
  int next(TextGenerator.Choice choice) {
    // Of a prompt that is longer than the window its end counts.
    for (int i = Math.max(0, text.length - most); i < text.length; i++) {
      read(text[i]);
    }
    if (text.length != 1) {
      text = new int[1];
    }
    text[0] = choice.of(probabilities, 0);
    return text[0];
  }

  private void read(int token) {
    if (read == most) {
      int kept = most / 2;
      System.arraycopy(window, most - kept, window, 0, kept);
      read = 0;
      known = 0;
      for (int i = 0; i < kept; i++) {
        step((int) window[i]);
      }
    }
    step(token);
  }

  private void step(int token) {
    if (known < window.length) {
      window[known++] = token;
    }
    memory.batch().input().set(0, token);
    step.begin(1, 0, false, this);
    step.follow(read);
    step.forward();
    read++;
    check.prediction(probabilities, 0, probabilities.length, window, 0);
  }

  @Override
  public void observe(int task, Reals prediction, int width, int from, int to) {
    if (probabilities.length == 0) {
      probabilities = new float[width];
    }
    prediction.read(0, probabilities, 0, width);
  }
}
