package dev.regimen.processor;

import dev.regimen.kernel.Doubles;
import dev.regimen.kernel.Floats;
import dev.regimen.kernel.SparseGradient;
import dev.regimen.kernel.ThreadPool;
import dev.regimen.kernel.TiledVector;
import dev.regimen.kernel.Worker;
import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.Memory;
import dev.regimen.train.step.Settings;
import dev.regimen.train.step.Step;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a run holds of memory: the lengths of all vectors that its memory refers to. */
public final class Held {
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private long bytes;

  private Held() {}

  /** A run's memory after its steps have been made and one training step has been taken. */
  static Memory memory(Trainer<?> trainer, int batch, int workers) throws Exception {
    Settings settings = (Settings) method(Trainer.class, "settings").invoke(trainer);
    Memory memory = Memory.training(trainer.blueprint(), settings, batch, workers);
    Method training = method(trainer.getClass(), "trainingStep", Memory.class, Worker.class);
    Method inference = method(trainer.getClass(), "inferenceStep", Memory.class, Worker.class);
    Method calibration = method(Trainer.class, "calibrationStep", Memory.class, Worker.class);
    boolean calibrates = !trainer.blueprint().calibrated().isEmpty();
    try (ThreadPool pool = ThreadPool.of(workers)) {
      pool.run(
          worker -> {
            try {
              inference.invoke(trainer, memory, worker);
              if (calibrates) {
                calibration.invoke(trainer, memory, worker);
              }
              Step step = (Step) training.invoke(trainer, memory, worker);
              step.begin(batch, 0, true, null);
              step.beginUpdate(0, 1e-3, 1, false);
              step.train(true);
            } catch (ReflectiveOperationException e) {
              throw new AssertionError(e);
            }
          });
    }
    return memory;
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters)
      throws NoSuchMethodException {
    Method method = type.getDeclaredMethod(name, parameters);
    method.setAccessible(true);
    return method;
  }

  /** The bytes of all vectors that these refer to, each counted once. */
  public static long bytes(Object... objects) throws IllegalAccessException {
    Held held = new Held();
    held.addAll(Arrays.asList(objects));
    return held.bytes;
  }

  private void add(Object object) throws IllegalAccessException {
    if (object == null
        || object instanceof Blueprint
        || object instanceof Settings
        || object instanceof Enum<?>) {
      return;
    }
    if (!seen.add(object)) {
      return;
    }
    if (object instanceof Floats floats) {
      bytes += floats.length() * Float.BYTES;
    } else if (object instanceof Doubles doubles) {
      bytes += doubles.length() * Double.BYTES;
    } else if (object instanceof float[] floats) {
      bytes += (long) floats.length * Float.BYTES;
    } else if (object instanceof double[] doubles) {
      bytes += (long) doubles.length * Double.BYTES;
    } else if (object instanceof Object[] several) {
      addAll(List.of(several));
    } else if (object instanceof Map<?, ?> map) {
      addAll(map.values());
    } else if (object instanceof Iterable<?> several) {
      addAll(several);
    } else if (object.getClass().getName().startsWith("dev.regimen.")) {
      addFields(object);
    } else if (object instanceof Optional<?> optional) {
      add(optional.orElse(null));
    }
  }

  private void addAll(Iterable<?> objects) throws IllegalAccessException {
    for (Object object : objects) {
      add(object);
    }
  }

  private void addFields(Object object) throws IllegalAccessException {
    for (Class<?> type = object.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        // What tiles begin as and the gradients of a table's rows are parts of other vectors.
        boolean part =
            type == TiledVector.class && field.getName().equals("initial")
                || type == SparseGradient.class;
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive() && !part) {
          field.setAccessible(true);
          add(field.get(object));
        }
      }
    }
  }
}
