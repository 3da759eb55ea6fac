package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Workload;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A network with its optimizers: decay on weight matrices, none on vectors. */
final class Stepping {
  private final boolean classes;
  private final Net net;
  private final List<Optimizer> optimizers;

  Stepping(Workload workload, Net net) {
    this.net = net;
    classes = workload.classes();
    optimizers =
        classes
            ? List.of(adamW(net.weights(), Workload.WEIGHT_DECAY), adamW(net.vectors(), 0))
            : List.of(adam(net.weights()), adam(net.vectors()));
  }

  private static Optimizer adamW(TensorVector parameters, double decay) {
    AdamWOptions options = new AdamWOptions(Workload.LEARNING_RATE);
    options.eps().put(Workload.ADAM_EPSILON);
    options.weight_decay().put(decay);
    return new AdamW(parameters, options);
  }

  private static Optimizer adam(TensorVector parameters) {
    AdamOptions options = new AdamOptions(Workload.LEARNING_RATE);
    options.eps().put(Workload.ADAM_EPSILON);
    return new Adam(parameters, options);
  }

  /** Takes a step; its temporaries are freed after it by a scope. Returns the loss before it. */
  @SuppressWarnings("try") // The scope works by being open.
  float step(Tensor input, Tensor target) {
    try (PointerScope scope = new PointerScope()) {
      for (Optimizer optimizer : optimizers) {
        optimizer.zero_grad();
      }
      Tensor output = net.forward(input);
      Tensor mean =
          classes ? torch.cross_entropy_loss(output, target) : torch.mse_loss(output, target);
      mean.backward();
      for (Optimizer optimizer : optimizers) {
        optimizer.step();
      }
      return mean.item_float();
    }
  }
}
