package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Configuration;
import dev.regimen.benchmark.Images;
import dev.regimen.benchmark.Runs;
import dev.regimen.benchmark.Workload;
import java.io.IOException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Runs on Fashion-MNIST, whole: the images are one tensor, batches are gathered from it. */
final class WholeRuns extends Runs {
  private static final int TEST_BATCH = 1000;

  private final Configuration configuration;
  private final Workload workload;

  WholeRuns(Configuration configuration) {
    this.configuration = configuration;
    workload = configuration.workload();
  }

  @Override
  protected double accuracy() throws IOException {
    Net net = Net.of(workload, configuration.layout(), true);
    Stepping stepping = new Stepping(workload, net);
    Images train = Images.read("train");
    Tensor images = images(train);
    Tensor classes = Training.classes(train.labels());
    int count = train.labels().length;
    Images test = Images.read("t10k");
    double accuracy = 0;
    for (int epoch = 1; epoch <= workload.epochs() && !workload.enough(accuracy); epoch++) {
      epoch(stepping, images, classes, count);
      if (workload.tests(epoch)) {
        net.evaluate();
        accuracy = accuracy(net, test);
        net.train();
      }
    }
    return accuracy;
  }

  @SuppressWarnings("try") // The scopes work by being open.
  private void epoch(Stepping stepping, Tensor images, Tensor classes, int count) {
    try (PointerScope scope = new PointerScope()) {
      Tensor order = torch.randperm(count);
      for (int at = 0; at < count; at += workload.batch()) {
        try (PointerScope inner = new PointerScope()) {
          Tensor rows = order.narrow(0, at, Math.min(workload.batch(), count - at));
          stepping.step(images.index_select(0, rows), classes.index_select(0, rows));
        }
      }
    }
  }

  @SuppressWarnings("try") // The scopes work by being open.
  private double accuracy(Net net, Images test) {
    int count = test.labels().length;
    long right = 0;
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      Tensor images = images(test);
      Tensor classes = Training.classes(test.labels());
      for (int at = 0; at < count; at += TEST_BATCH) {
        int some = Math.min(TEST_BATCH, count - at);
        // The maps of a batch of images are given back before the next: ten would take 4 GB.
        try (PointerScope inner = new PointerScope()) {
          Tensor found = net.forward(images.narrow(0, at, some)).argmax(new LongOptional(1), false);
          right += found.eq(classes.narrow(0, at, some)).sum().item_long();
        }
      }
    }
    return (double) right / count;
  }

  private Tensor images(Images some) {
    Tensor rows = Tensor.create(some.pixels(), some.labels().length, workload.features());
    return Training.input(configuration, rows);
  }
}
