package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Workload;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.BatchNorm1dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.DropoutImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A workload's network as modules of libtorch, with the material's weights. */
final class Net {
  private final List<LinearImpl> linears = new ArrayList<>();
  private final List<BatchNorm1dImpl> norms = new ArrayList<>();
  private final DropoutImpl dropout;
  private final boolean dropping;
  private final TensorVector weights = new TensorVector();
  private final TensorVector vectors = new TensorVector();

  @SuppressWarnings("try") // The guard works by being open.
  Net(Workload workload, boolean noise) {
    dropping = noise && workload.dropout() > 0;
    dropout = new DropoutImpl(workload.dropout());
    Material material = new Material(workload);
    try (NoGradGuard guard = new NoGradGuard()) {
      for (int layer = 0; layer < workload.layers(); layer++) {
        linear(workload, material, layer);
        if (workload.norm(layer)) {
          norm(workload, material, layer);
        }
      }
    }
  }

  private void linear(Workload workload, Material material, int layer) {
    int inputs = workload.widths().get(layer);
    int outputs = workload.widths().get(layer + 1);
    boolean bias = !workload.norm(layer);
    LinearOptions options = new LinearOptions(inputs, outputs);
    options.bias().put(bias);
    LinearImpl linear = new LinearImpl(options);
    linear.weight().copy_(Tensor.create(material.weight(layer), outputs, inputs));
    weights.push_back(linear.weight());
    if (bias) {
      linear.bias().copy_(Tensor.create(material.bias(layer)));
      vectors.push_back(linear.bias());
    }
    linears.add(linear);
  }

  private void norm(Workload workload, Material material, int layer) {
    BatchNormOptions options = new BatchNormOptions(workload.widths().get(layer + 1));
    options.eps().put(Workload.NORM_EPSILON);
    options.momentum().put(1 - Workload.NORM_KEEP);
    BatchNorm1dImpl norm = new BatchNorm1dImpl(options);
    norm.weight().copy_(Tensor.create(material.gamma(layer)));
    norm.bias().copy_(Tensor.create(material.beta(layer)));
    norm.running_mean().copy_(Tensor.create(material.runningMean(layer)));
    norm.running_var().copy_(Tensor.create(material.runningVariance(layer)));
    vectors.push_back(norm.weight());
    vectors.push_back(norm.bias());
    norms.add(norm);
  }

  /** The weight matrices, which decay. */
  TensorVector weights() {
    return weights;
  }

  /** Biases, scales and shifts, which do not. */
  TensorVector vectors() {
    return vectors;
  }

  /** From now on running statistics and no dropout. */
  void predictOnly() {
    norms.forEach(norm -> norm.eval());
    dropout.eval();
  }

  /** The output before softmax. */
  Tensor forward(Tensor input) {
    Tensor x = input;
    for (int layer = 0; layer < linears.size(); layer++) {
      x = linears.get(layer).forward(x);
      if (layer < norms.size()) {
        x = norms.get(layer).forward(x);
      }
      if (layer < linears.size() - 1) {
        x = torch.relu(x);
        x = dropping ? dropout.forward(x) : x;
      }
    }
    return x;
  }
}
