package dev.regimen.benchmark.libtorch;

import dev.regimen.benchmark.Material;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Queries, keys and values by one product, and the fused attention: libtorch at its best. */
final class Attention implements UnaryOperator<Tensor> {
  private final int width;
  private final int heads;
  private final Tensor all;
  private final TensorOptional bias;
  private final Tensor output;
  private final TensorOptional last;

  /**
   * With the material's weights.
   *
   * @param weight takes a matrix among those that decay
   * @param vector takes a vector among those that do not
   */
  Attention(
      Material material,
      String name,
      int width,
      int heads,
      UnaryOperator<Tensor> weight,
      UnaryOperator<Tensor> vector) {
    this.width = width;
    this.heads = heads;
    all =
        weight.apply(
            torch.cat(
                new TensorVector(
                    square(material, name + "_query", width),
                    square(material, name + "_key", width),
                    square(material, name + "_value", width))));
    bias =
        new TensorOptional(
            vector.apply(
                torch.cat(
                    new TensorVector(
                        Tensor.create(material.bias(name + "_query", width)),
                        torch.zeros(width),
                        Tensor.create(material.bias(name + "_value", width))))));
    output = weight.apply(square(material, name + "_output", width));
    last = new TensorOptional(vector.apply(Tensor.create(material.bias(name + "_output", width))));
  }

  private static Tensor square(Material material, String name, int width) {
    return Tensor.create(material.weight(name, width, width), width, width);
  }

  @Override
  public Tensor apply(Tensor x) {
    long length = x.size(1);
    TensorVector parts = torch.linear(x, all, bias).chunk(3, -1);
    Tensor[] split = new Tensor[3];
    for (int i = 0; i < split.length; i++) {
      split[i] = parts.get(i).view(-1, length, heads, width / heads).transpose(1, 2);
    }
    Tensor seen =
        torch.scaled_dot_product_attention(
            split[0],
            split[1],
            split[2],
            new TensorOptional(),
            0,
            true,
            new DoubleOptional(),
            false);
    return torch.linear(seen.transpose(1, 2).reshape(-1, length, width), output, last);
  }
}
