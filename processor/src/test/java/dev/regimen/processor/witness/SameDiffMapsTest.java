package dev.regimen.processor.witness;

import static org.junit.jupiter.api.Assertions.assertAll;

import dev.regimen.train.StepBench;
import dev.regimen.train.step.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Pooling2DConfig;

/**
 * Whole convolutional networks against SameDiff, loss and every gradient; weights are exchanged in
 * the extents and the order of files, [filters, channels, rows, columns].
 */
@Tag("training")
class SameDiffMapsTest {
  private static final int ROWS = 7;

  /** A network and the same in SameDiff, whose maps have their channels first or last. */
  private record Case(Net net, boolean channelsLast, Model model) {}

  /** From the maps that go in to what the loss sees. */
  private interface Model {
    SDVariable outputs(Layers layers, SDVariable x);
  }

  private static final List<Case> CASES = new ArrayList<>();
  private static Compiled compiled;

  /** Layers by a network's parameters, as variables under the same names. */
  private record Layers(SameDiff sd, StepBench bench, boolean channelsLast) {
    SDVariable get(String name) {
      return sd.var(name, inFileOrder(bench, name, bench.get(name)));
    }

    private String format() {
      return channelsLast ? "NHWC" : "NCHW";
    }

    SDVariable conv(String field, SDVariable x, int stride, int pad, int dilation) {
      SDVariable filters = sd.permute(get(field + ".weight"), 2, 3, 1, 0);
      SDVariable product = sd.cnn().conv2d(x, filters, config(field, stride, pad, dilation));
      return biased(field, product);
    }

    SDVariable depthwise(String field, SDVariable x, int pad) {
      SDVariable filters = sd.permute(get(field + ".weight"), 2, 3, 0, 1);
      SDVariable product = sd.cnn().depthWiseConv2d(x, filters, config(field, 1, pad, 1));
      return biased(field, product);
    }

    private Conv2DConfig config(String field, int stride, int pad, int dilation) {
      List<Integer> extents = bench.shape(field + ".weight");
      return Conv2DConfig.builder()
          .kH(extents.get(2))
          .kW(extents.get(3))
          .sH(stride)
          .sW(stride)
          .pH(pad)
          .pW(pad)
          .dH(dilation)
          .dW(dilation)
          .paddingMode(PaddingMode.VALID)
          .dataFormat(format())
          .build();
    }

    private SDVariable biased(String field, SDVariable product) {
      boolean bias = bench.parameters().contains(field + ".bias");
      return bias ? product.add(ofChannels(field + ".bias")) : product;
    }

    /** A number for each channel, in extents that go with maps. */
    SDVariable ofChannels(String name) {
      int channels = bench.shape(name).get(0);
      return channelsLast
          ? sd.reshape(get(name), 1, 1, 1, channels)
          : sd.reshape(get(name), 1, channels, 1, 1);
    }

    private Pooling2DConfig pool(int size, int stride) {
      return Pooling2DConfig.builder()
          .kH(size)
          .kW(size)
          .sH(stride)
          .sW(stride)
          .dH(1)
          .dW(1)
          .paddingMode(PaddingMode.VALID)
          .isNHWC(channelsLast)
          .build();
    }

    SDVariable max(SDVariable x, int size, int stride) {
      return sd.cnn().maxPooling2d(x, pool(size, stride));
    }

    SDVariable mean(SDVariable x, int size, int stride) {
      return sd.cnn().avgPooling2d(x, pool(size, stride));
    }

    /** Normalized together over the axes given. */
    SDVariable normal(SDVariable x, int... axes) {
      SDVariable centered = x.sub(x.mean(true, axes));
      SDVariable variance = centered.mul(centered).mean(true, axes);
      return centered.div(sd.math().sqrt(variance.add(SameDiffTwin.EPSILON)));
    }

    SDVariable scaled(String field, SDVariable normal) {
      return normal.mul(ofChannels(field + "_norm.weight")).add(ofChannels(field + "_norm.bias"));
    }

    SDVariable batchNorm(String field, SDVariable x) {
      int[] axes = channelsLast ? new int[] {0, 1, 2} : new int[] {0, 2, 3};
      return scaled(field, normal(x, axes));
    }

    SDVariable globalMean(SDVariable x) {
      return channelsLast ? x.mean(1, 2) : x.mean(2, 3);
    }

    SDVariable dense(String field, SDVariable x) {
      SDVariable product = x.mmul(sd.transpose(get(field + ".weight")));
      return product.add(get(field + ".bias"));
    }
  }

  @BeforeAll
  static void compile() {
    add(
        "{9, 8, 2}",
        false,
        (l, x) -> {
          SDVariable a = l.sd().nn().relu(l.batchNorm("a", l.conv("a", x, 1, 1, 1)), 0);
          SDVariable b = l.max(a, 2, 2);
          SDVariable c = l.sd().math().tanh(l.conv("c", b, 1, 0, 1));
          return l.dense("e", l.sd().reshape(c, ROWS, 5 * 2 * 3));
        },
        "@Conv(4) @BatchNorm @Relu",
        "@MaxPool(2)",
        "@Conv(value = 5, kernel = {3, 2}, padding = Padding.VALID) @Tanh",
        "@Flatten",
        "@Dense(3)");
    add(
        "{8, 9, 3}",
        true,
        (l, x) -> {
          SDVariable a = l.sd().nn().elu(l.conv("a", x, 1, 2, 2));
          SDVariable b = l.mean(a, 3, 2);
          SDVariable c = l.sd().nn().relu(l.batchNorm("c", l.conv("c", b, 1, 0, 1)), 0);
          return l.dense("e", l.globalMean(l.sd().nn().swish(l.conv("d", c, 2, 1, 1))));
        },
        "@Conv(value = 6, dilation = 2, pad = 2) @Elu",
        "@AveragePool(value = 3, stride = 2)",
        "@Conv(value = 7, kernel = 1) @BatchNorm @Relu",
        "@Conv(value = 4, stride = 2, pad = 1) @Silu @GlobalAveragePool",
        "@Dense(3)");
    add(
        "{6, 5, 4}",
        false,
        (l, x) -> {
          SDVariable a =
              l.sd().nn().relu(l.scaled("a", l.normal(l.conv("a", x, 1, 1, 1), 2, 3)), 0);
          SDVariable b = l.depthwise("b", a, 1);
          SDVariable groups = l.normal(l.sd().reshape(b, ROWS, 2, 4, 6, 5), 2, 3, 4);
          SDVariable c = l.scaled("b", l.sd().reshape(groups, ROWS, 8, 6, 5));
          return l.dense("e", l.globalMean(l.sd().math().tanh(excited(l, "c", c))));
        },
        "@Conv(value = 8, bias = Bias.OFF) @InstanceNorm @Relu",
        "@Conv(value = 8, depthwise = true, pad = 1) @GroupNorm(groups = 2)",
        "@SqueezeExcite(ratio = 3)",
        "@Tanh @GlobalAveragePool",
        "@Dense(3)");
    compiled = Compiled.of("double", CASES.stream().map(Case::net).toList());
  }

  private static SDVariable excited(Layers l, String field, SDVariable x) {
    SDVariable reduced = l.sd().nn().relu(l.dense(field + "_se_reduce", l.globalMean(x)), 0);
    SDVariable factors = l.sd().nn().sigmoid(l.dense(field + "_se_expand", reduced));
    return x.mul(l.sd().reshape(factors, ROWS, 8, 1, 1));
  }

  private static void add(String input, boolean channelsLast, Model model, String... fields) {
    Net net = Net.of("SameMaps" + CASES.size(), Zoo.classes(input, 3, "@Sgd"), fields);
    CASES.add(new Case(net, channelsLast, model));
  }

  @Test
  void lossesAndGradientsAreSameDiffs() {
    assertAll(CASES.stream().map(each -> () -> check(each)));
  }

  private static void check(Case each) {
    SameDiffTwin.compare(
        compiled,
        each.net(),
        ROWS,
        twin -> {
          StepBench bench = twin.bench();
          SameDiff sd = twin.sd();
          int[] input = bench.blueprint().input();
          SDVariable maps = twin.input(input[0], input[1], input[2]);
          SDVariable x = each.channelsLast() ? maps : sd.permute(maps, 0, 3, 1, 2);
          Layers layers = new Layers(sd, bench, each.channelsLast());
          twin.crossEntropy(each.model().outputs(layers, x));
          twin.assertAgree((name, elements) -> inFileOrder(bench, name, elements));
        });
  }

  /** Elements as they lie, in the extents and the order of a file. */
  private static INDArray inFileOrder(StepBench bench, String name, double[] elements) {
    NamedTensor tensor =
        bench.blueprint().parameters().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    long[] saved = longs(tensor.shape());
    if (tensor.maps().isEmpty()) {
      return SameDiffTwin.array(elements, saved);
    }
    INDArray maps = SameDiffTwin.array(elements, longs(tensor.maps())).permute(0, 3, 1, 2);
    return maps.dup('c').reshape('c', saved);
  }

  private static long[] longs(List<Integer> extents) {
    return extents.stream().mapToLong(Integer::longValue).toArray();
  }
}
