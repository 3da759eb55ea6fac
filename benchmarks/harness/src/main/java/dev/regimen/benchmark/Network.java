package dev.regimen.benchmark;

import java.util.List;

/** A network, which every side builds in its own way from the same description. */
@FunctionalInterface
public interface Network {
  /** Names the layers in order. */
  void describe(Layers layers);

  /**
   * A multilayer perceptron with ReLU after every layer but the last, named hidden1, hidden2, …,
   * output.
   *
   * @param norm whether hidden layers have batch normalization and dropout
   */
  static Network perceptron(List<Integer> widths, boolean norm) {
    return layers -> {
      int last = widths.size() - 2;
      for (int i = 0; i < last; i++) {
        String name = "hidden" + (i + 1);
        layers.dense(name, widths.get(i), widths.get(i + 1), !norm);
        if (norm) {
          layers.norm(name, widths.get(i + 1));
        }
        layers.relu();
        if (norm) {
          layers.dropout();
        }
      }
      layers.dense("output", widths.get(last), widths.get(last + 1), true);
    };
  }

  /**
   * The mean of a sample's rows, a dense layer of 256 with ReLU, and one of 10.
   *
   * @param vocabulary rows of the table that they come from; 0 where samples are rows
   */
  static Network meanOfRows(int vocabulary, int width) {
    return layers -> {
      if (vocabulary > 0) {
        layers.embedding("words", vocabulary, width);
      }
      layers.globalAveragePool();
      layers.dense("hidden1", width, 256, true);
      layers.relu();
      layers.dense("output", 256, 10, true);
    };
  }

  /** Two convolutions with batch normalization and max pooling, two dense layers; 28×28×1. */
  static Network convolutional() {
    return layers -> {
      normalized(layers, new Convolution("conv1", 28, 1, 32, 3, 1));
      layers.relu();
      layers.maxPool(2);
      normalized(layers, new Convolution("conv2", 14, 32, 64, 3, 1));
      layers.relu();
      layers.maxPool(2);
      layers.flatten(7, 64);
      layers.dense("hidden", 7 * 7 * 64, 128, true);
      layers.relu();
      layers.dense("output", 128, 10, true);
    };
  }

  /**
   * ResNet-20 for images of 32×32×3 (He et al. 2016, "Deep Residual Learning for Image
   * Recognition", §4.2) with projections where shapes change.
   */
  static Network resnet20() {
    return layers -> {
      normalized(layers, new Convolution("stem", 32, 3, 16, 3, 1));
      layers.relu();
      stage(layers, "stage1", 32, 16, 16);
      stage(layers, "stage2", 32, 16, 32);
      stage(layers, "stage3", 16, 32, 64);
      layers.globalAveragePool();
      layers.dense("output", 64, 10, true);
    };
  }

  private static void stage(Layers layers, String name, int size, int inputs, int outputs) {
    int stride = outputs / inputs;
    block(layers, name + ".0", size, inputs, outputs, stride);
    for (int i = 1; i < 3; i++) {
      block(layers, name + "." + i, size / stride, outputs, outputs, 1);
    }
  }

  private static void block(
      Layers layers, String name, int size, int inputs, int outputs, int stride) {
    int size2 = size / stride;
    Network body =
        inner -> {
          normalized(inner, new Convolution(name + ".conv1", size, inputs, outputs, 3, stride));
          inner.relu();
          normalized(inner, new Convolution(name + ".conv2", size2, outputs, outputs, 3, 1));
        };
    Network shortcut =
        inner -> {
          if (inputs != outputs) {
            normalized(
                inner, new Convolution(name + ".shortcut", size, inputs, outputs, 1, stride));
          }
        };
    layers.residual(body, shortcut);
    layers.relu();
  }

  private static void normalized(Layers layers, Convolution convolution) {
    layers.convolution(convolution);
    layers.norm(convolution.name(), convolution.outputs());
  }
}
