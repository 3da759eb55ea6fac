package dev.regimen.processor.lower;

import dev.regimen.annotation.Relative;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.RelativeNumber;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What numbers are relative to inside the use of a block.
 *
 * @param width of the use
 * @param stride of this repetition
 */
record BlockSize(int width, int stride) {
  /** Outside of blocks, where the checks have found nothing relative. */
  static final BlockSize NONE = new BlockSize(1, 1);

  /** The layer with plain numbers. */
  LayerModel plain(LayerModel layer) {
    List<Use<?>> uses = new ArrayList<>();
    for (Use<?> use : layer.uses()) {
      uses.add(plain(use));
    }
    return uses.equals(layer.uses()) ? layer : new LayerModel(layer.name(), uses, layer.site());
  }

  /** The use with plain numbers; a misfit where one of them is not whole. */
  <A extends Annotation> Use<A> plain(Use<A> use) {
    A annotation = use.annotation();
    for (Method member : annotation.annotationType().getDeclaredMethods()) {
      Object value = Stated.value(annotation, member);
      if (member.isAnnotationPresent(Relative.class) && RelativeNumber.among(value).isPresent()) {
        annotation = Stated.with(annotation, member.getName(), plain(use, member, value));
      }
    }
    return annotation == use.annotation() ? use : new Use<>(annotation, use.layer(), use.site());
  }

  private Object plain(Use<?> use, Method member, Object value) {
    return value instanceof int[] numbers
        ? Arrays.stream(numbers).map(number -> plain(use, member, number)).toArray()
        : (Object) plain(use, member, (int) value);
  }

  private int plain(Use<?> use, Method member, int number) {
    if (!RelativeNumber.is(number)) {
      return number;
    }
    String text = RelativeNumber.text(number);
    return RelativeNumber.in(number, width, stride)
        .orElseThrow(
            () ->
                RelativeNumber.isProduct(number)
                    ? misfit(
                            "RelativeNumber",
                            use,
                            text + " is not whole in a use of width " + width)
                        .at(member.getName())
                        .fix("a width that can be divided, or another fraction")
                    : misfit("RelativeNumber", use, text + " is a sum")
                        .at(member.getName())
                        .fix("a multiple or a fraction of Block.WIDTH, or a plain number"));
  }

  private static Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }
}
