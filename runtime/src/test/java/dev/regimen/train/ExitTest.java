package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.ChildJvm;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that end themselves while they train or predict, in processes of their own. */
@Tag("training")
class ExitTest {
  private static final int STATUS = 7;
  private static final int PATIENCE_SECONDS = 60;

  /** Exits in its second epoch: from the listener, a thread that it waits for, or one beside it. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws InterruptedException {
      if (arguments[0].equals("predicting")) {
        predict();
      }
      Trainer<Label> trainer = HandTrainer.classifier(4, 8, 3).quiet().workers(2);
      trainer.set("epochs", 1e9);
      trainer.listener(
          new Listener() {
            @Override
            public void onEpochStart(Run run) {
              if (run.epoch() == 2) {
                exit(arguments[0]);
              }
            }
          });
      trainer.fit(TrainerTest.clouds(300));
    }

    /** Ends while four threads predict. */
    private static void predict() throws InterruptedException {
      Predictor<Label> predictor =
          HandTrainer.classifier(4, 8, 3)
              .quiet()
              .set("epochs", 1)
              .fit(TrainerTest.clouds(60))
              .predictor();
      CountDownLatch begun = new CountDownLatch(4);
      for (int i = 0; i < 4; i++) {
        new Thread(
                () -> {
                  while (predictor.predict(1, 2, 3, 4).probability() > 0) {
                    begun.countDown();
                  }
                })
            .start();
      }
      begun.await();
      System.exit(STATUS);
    }

    private static void exit(String from) {
      if (from.equals("listener")) {
        System.exit(STATUS);
      }
      Thread other = new Thread(() -> System.exit(STATUS));
      other.start();
      if (from.equals("awaited")) {
        try {
          other.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"listener", "awaited", "beside", "predicting"})
  void theProcessEnds(String from) throws Exception {
    Process process =
        new ProcessBuilder(ChildJvm.running(Program.class, from))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it hangs");
      assertEquals(STATUS, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }
}
