package dev.regimen.benchmark.dl4j;

import dev.regimen.benchmark.Material;
import dev.regimen.benchmark.Workload;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A workload's network as layers of DL4J, with the material's weights. */
final class Net {
  private final Workload workload;
  private final boolean dropping;

  private Net(Workload workload, boolean noise) {
    this.workload = workload;
    this.dropping = noise && workload.dropout() > 0;
  }

  static MultiLayerNetwork of(Workload workload, boolean noise) {
    Net net = new Net(workload, noise);
    MultiLayerNetwork network = new MultiLayerNetwork(net.layers().build());
    network.init();
    net.weights(network);
    return network;
  }

  private ListBuilder layers() {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.FLOAT)
            .updater(
                new Adam(
                    Workload.LEARNING_RATE, Workload.BETA1, Workload.BETA2, Workload.ADAM_EPSILON));
    if (workload.kind() != Workload.Kind.REGRESS) {
      builder.weightDecay(Workload.WEIGHT_DECAY, true);
    }
    ListBuilder layers = builder.list();
    for (int layer = 0; layer < workload.layers() - 1; layer++) {
      hidden(layers, layer);
    }
    return layers.layer(output());
  }

  private void hidden(ListBuilder layers, int layer) {
    boolean norm = workload.norm(layer);
    DenseLayer.Builder dense =
        new DenseLayer.Builder()
            .nIn(workload.widths().get(layer))
            .nOut(workload.widths().get(layer + 1))
            .hasBias(!norm)
            .activation(norm ? Activation.IDENTITY : Activation.RELU);
    if (dropping && layer > 0) {
      // DL4J drops a layer's input, and names the share that is kept.
      dense.dropOut(1 - workload.dropout());
    }
    layers.layer(dense.build());
    if (norm) {
      layers.layer(
          new BatchNormalization.Builder()
              .nIn(workload.widths().get(layer + 1))
              .nOut(workload.widths().get(layer + 1))
              .eps(Workload.NORM_EPSILON)
              .decay(Workload.NORM_KEEP)
              .useLogStd(false)
              .build());
      // BatchNormalization ignores an activation of its own.
      layers.layer(new ActivationLayer.Builder().activation(Activation.RELU).build());
    }
  }

  private OutputLayer output() {
    boolean classes = workload.classes();
    OutputLayer.Builder output =
        new OutputLayer.Builder(classes ? LossFunction.MCXENT : LossFunction.MSE)
            .nIn(workload.widths().get(workload.layers() - 1))
            .nOut(workload.outputs())
            .activation(classes ? Activation.SOFTMAX : Activation.IDENTITY);
    if (dropping) {
      output.dropOut(1 - workload.dropout());
    }
    return output.build();
  }

  private void weights(MultiLayerNetwork network) {
    Material material = new Material(workload);
    int at = 0;
    for (int layer = 0; layer < workload.layers(); layer++) {
      int inputs = workload.widths().get(layer);
      int outputs = workload.widths().get(layer + 1);
      // DL4J keeps [inputs, outputs].
      network
          .getLayer(at)
          .setParam("W", Nd4j.create(material.weight(layer), outputs, inputs).transpose().dup());
      if (workload.norm(layer)) {
        at++;
        set(network, at, "gamma", material.gamma(layer));
        set(network, at, "beta", material.beta(layer));
        set(network, at, "mean", material.runningMean(layer));
        set(network, at, "var", material.runningVariance(layer));
        at++;
      } else {
        set(network, at, "b", material.bias(layer));
      }
      at++;
    }
  }

  private static void set(MultiLayerNetwork network, int layer, String name, float[] row) {
    network.getLayer(layer).setParam(name, Nd4j.create(row, 1, row.length));
  }
}
