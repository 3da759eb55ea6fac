package dev.regimen.examples.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regimen.train.Trainer;
import dev.regimen.train.step.Blueprint;
import dev.regimen.train.step.NamedTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published architectures have the published numbers of parameters, and PyTorch's shapes. */
@Tag("training")
class ArchitecturesTest {
  private static final int IMAGENET = 1000;

  private static long parameters(Trainer<?> trainer) {
    return trainer.blueprint().parameters().stream().mapToLong(NamedTensor::length).sum();
  }

  private static double multiplyAdds(Trainer<?> trainer) {
    return trainer.blueprint().layers().stream().mapToLong(Blueprint.Layer::multiplyAdds).sum();
  }

  private static Map<String, List<Integer>> shapes(Trainer<?> trainer) {
    Map<String, List<Integer>> shapes = new TreeMap<>();
    trainer.blueprint().parameters().forEach(tensor -> shapes.put(tensor.name(), tensor.shape()));
    return shapes;
  }

  /** torchvision's counts; the multiplications are those of its model cards, in units of 10^9. */
  @Test
  void residualNetworksHaveThePublishedSizes() {
    assertEquals(11_689_512, parameters(new ResNet18Trainer()));
    assertEquals(1.814, multiplyAdds(new ResNet18Trainer()) / 1e9, 5e-4);
    assertEquals(25_557_032, parameters(new ResNet50Trainer()));
    assertEquals(4.089, multiplyAdds(new ResNet50Trainer()) / 1e9, 5e-4);
    // The paper's 0.27 million, 269,722, has no projections; two of them and their norms are 2,752.
    assertEquals(269_722 + 16 * 32 + 32 * 64 + 2 * (32 + 64), parameters(new ResNet20Trainer()));
    assertEquals(272_474, parameters(new ResNet20Trainer()));
  }

  /** The tensors of PyTorch's modules, whose blocks are numbered from 0 in each stage. */
  @Test
  void resNet50IsSavedByThePathsOfItsBlocks() {
    Map<String, List<Integer>> expected = new TreeMap<>();
    convolution(expected, "conv1", 3, 64, 7);
    int in = 64;
    int[] repeats = {3, 4, 6, 3};
    for (int stage = 0; stage < repeats.length; stage++) {
      int width = 64 << stage;
      for (int block = 0; block < repeats[stage]; block++) {
        String path = "layer" + (stage + 1) + "." + block + ".";
        convolution(expected, path + "conv1", in, width, 1);
        convolution(expected, path + "conv2", width, width, 3);
        convolution(expected, path + "conv3", width, 4 * width, 1);
        if (block == 0) {
          convolution(expected, path + "shortcut", in, 4 * width, 1);
        }
        in = 4 * width;
      }
    }
    expected.put("fc.weight", List.of(IMAGENET, in));
    expected.put("fc.bias", List.of(IMAGENET));
    assertEquals(expected, shapes(new ResNet50Trainer()));
  }

  private static void convolution(
      Map<String, List<Integer>> into, String path, int in, int out, int kernel) {
    into.put(path + ".weight", List.of(out, in, kernel, kernel));
    into.put(path + "_norm.weight", List.of(out));
    into.put(path + "_norm.bias", List.of(out));
  }

  /**
   * Strides halve the maps where torchvision's halve them: in the 3 x 3 of a stage's first block.
   */
  @Test
  void resNet50sMapsShrinkAsTorchvisionsDo() {
    Map<String, String> outputs = new LinkedHashMap<>();
    new ResNet50Trainer()
        .blueprint()
        .layers()
        .forEach(layer -> outputs.put(layer.field(), layer.output()));
    assertEquals("112x112x64", outputs.get("conv1"));
    assertEquals("56x56x64", outputs.get("maxpool"));
    assertEquals("56x56x128", outputs.get("layer2.0.conv1"));
    assertEquals("28x28x128", outputs.get("layer2.0.conv2"));
    assertEquals("28x28x512", outputs.get("layer2.0.shortcut"));
    assertEquals("7x7x2048", outputs.get("layer4.2"));
    assertEquals("2048", outputs.get("avgpool"));
  }

  /** Depthwise 49 and a bias a channel, layer norm, to four times the width and back, scales. */
  @Test
  void theBlockOfConvNextHasItsOwnSize() {
    long width = 96;
    long block = 0;
    block += width * 49 + width;
    block += 2 * width;
    block += width * 4 * width + 4 * width;
    block += 4 * width * width + width;
    block += width;
    assertEquals(79_296, block, "torchvision's first stage has 237,888 in three blocks");
    long stem = 3 * 2 * 2 * width + width + 2 * width;
    long head = 2 * width + width * 10 + 10;
    assertEquals(stem + 3 * block + head, parameters(new ConvNextStageTrainer()));
    Map<String, List<Integer>> shapes = shapes(new ConvNextStageTrainer());
    assertEquals(List.of(96, 1, 7, 7), shapes.get("stage.2.dwconv.weight"));
    assertEquals(List.of(384, 96, 1, 1), shapes.get("stage.2.pwconv1.weight"));
    assertEquals(List.of(96), shapes.get("stage.2.pwconv2_scale.weight"));
  }
}
