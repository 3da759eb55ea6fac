package dev.regimen.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ListenerTest {
  private static Trainer<Label> trainer() {
    return HandTrainer.classifier(4, 8, 3).quiet().set("epochs", 2).set("batch", 50);
  }

  @Test
  void eventsComeInOrder() {
    List<String> events = new ArrayList<>();
    trainer()
        .listener(
            new Listener() {
              @Override
              public void onRunStart(Run run) {
                events.add("start " + run.epochs() + " x " + run.stepsPerEpoch());
              }

              @Override
              public void onEpochStart(Run run) {
                events.add("epoch " + run.epoch());
              }

              @Override
              public void onStepEnd(Run run) {
                events.add("step " + run.step() + " (" + run.stepOfEpoch() + ")");
              }

              @Override
              public void onEpochEnd(Run run, Epoch epoch) {
                events.add("end " + epoch.number());
              }

              @Override
              public void onRunEnd(Run run, RunResult<?> result) {
                events.add(result.stopReason().name());
              }
            })
        .fit(TrainerTest.clouds(100));
    assertEquals(
        List.of(
            "start 2 x 2",
            "epoch 1",
            "step 1 (1)",
            "step 2 (2)",
            "end 1",
            "epoch 2",
            "step 3 (1)",
            "step 4 (2)",
            "end 2",
            "COMPLETED"),
        events);
  }

  @Test
  void aRequestStopsAfterTheStep() {
    List<Long> steps = new ArrayList<>();
    RunResult<Label> result =
        trainer()
            .workers(3)
            .set("batch", 10)
            .listener(
                new Listener() {
                  @Override
                  public void onStepEnd(Run run) {
                    steps.add(run.step());
                    if (run.step() == 12) {
                      run.requestStop();
                    }
                  }
                })
            .fit(TrainerTest.clouds(100));
    assertEquals(12, steps.size());
    assertEquals(StopReason.REQUESTED, result.stopReason());
    assertEquals(1, result.history().size());
  }

  @Test
  void aFailureIsNamedAndEndsTheRun() {
    IllegalStateException cause = new IllegalStateException("no space");
    Trainer<Label> trainer =
        trainer()
            .workers(2)
            .listener(
                new Listener() {
                  @Override
                  public void onStepEnd(Run run) {
                    throw cause;
                  }
                });
    ListenerException e =
        assertThrows(ListenerException.class, () -> trainer.fit(TrainerTest.clouds(100)));
    assertSame(cause, e.getCause());
    assertTrue(e.getMessage().contains("ListenerTest$"), e.getMessage());
    assertTrue(
        e.getMessage().endsWith("failed in onStepEnd of epoch 1, step 1: " + cause),
        e.getMessage());
  }

  @Test
  void oneTrainerRunsOneRunAtATime() {
    Trainer<Label> trainer = trainer();
    trainer.listener(
        new Listener() {
          @Override
          public void onEpochStart(Run run) {
            trainer.fit(TrainerTest.clouds(100));
          }
        });
    ListenerException e =
        assertThrows(ListenerException.class, () -> trainer.fit(TrainerTest.clouds(100)));
    assertEquals(
        "this Hand trainer is running; use one trainer for each run", e.getCause().getMessage());
  }
}
