package dev.regimen.processor.lower;

import dev.regimen.annotation.Join;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.ir.Concatenate;
import dev.regimen.processor.ir.Shape;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.Misfit;
import dev.regimen.processor.rule.Slot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lowers the parts of a network: layers, and blocks with their branches, shortcuts and joins.
 *
 * <p>On the way it fills in what only shapes can tell, the width of a use that follows its input
 * and the projection of a shortcut. Lowering the filled-in parts again changes nothing.
 */
final class BlockLowering {
  private final NetworkLowering network;
  private final Shapes shapes;

  BlockLowering(NetworkLowering network, Shapes shapes) {
    this.network = network;
    this.shapes = shapes;
  }

  /**
   * What parts make of their input.
   *
   * @param outputs the output of the last, or of each where they are branches
   * @param parts they themselves, filled in
   */
  record Made(List<Value> outputs, List<Part> parts) {
    /** The output of parts that are one behind the other. */
    Value output() {
      return outputs.get(0);
    }
  }

  /**
   * What the heads of a network make of its input.
   *
   * @param outputs of each task's head, by the task's name
   * @param shared what the first head reads, and through the rest of the trunk all others
   * @param parts all parts, filled in
   */
  record Heads(Map<String, Value> outputs, Value shared, List<Part> parts) {}

  private record One(Value output, Part part) {}

  /** Parts, one behind the other. */
  Made sequence(List<Part> parts, Value input, BlockSize size) {
    Value x = input;
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      One made = part(part, x, size);
      x = made.output();
      filled.add(made.part());
    }
    return new Made(List.of(x), filled);
  }

  /** The parts of a network: the trunk one behind the other, each head's beside it. */
  Heads heads(NetworkModel model, Value input) {
    Value trunk = input;
    Value shared = input;
    int fork = shapes.mark();
    Map<String, Value> outputs = new LinkedHashMap<>();
    List<Part> filled = new ArrayList<>();
    for (Part part : model.parts()) {
      Optional<String> task = model.taskOf(part).map(TaskModel::name);
      Optional<Value> begun = task.map(outputs::get);
      if (begun.isEmpty()) {
        shapes.back(fork);
      }
      shared = outputs.isEmpty() ? trunk : shared;
      One made = part(part, begun.orElse(trunk), BlockSize.NONE);
      filled.add(made.part());
      if (task.isPresent()) {
        outputs.put(task.get(), made.output());
      } else {
        trunk = made.output();
        fork = shapes.mark();
      }
    }
    shapes.back(fork);
    return new Heads(outputs, shared, filled);
  }

  /** Parts that all see the same. */
  private Made branches(List<Part> parts, Value input, BlockSize size) {
    List<Value> outputs = new ArrayList<>();
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      int here = shapes.mark();
      One made = part(part, input, size);
      shapes.back(here);
      outputs.add(made.output());
      filled.add(made.part());
    }
    return new Made(outputs, filled);
  }

  private One part(Part part, Value x, BlockSize size) {
    return part instanceof BlockModel block
        ? block(block, x, size)
        : layer((LayerModel) part, x, size);
  }

  private One layer(LayerModel layer, Value x, BlockSize size) {
    LayerModel plain = size.plain(layer);
    Value y = network.layer(plain, x);
    shapes.add(layer.name(), y.shape());
    return new One(y, plain);
  }

  private One block(BlockModel block, Value x, BlockSize around) {
    shapes.enter(block);
    Use<dev.regimen.annotation.Use> use = following(around.plain(block.use()), x.shape());
    BlockSize size = new BlockSize(use.annotation().width(), use.annotation().stride());
    LayerModel self = size.plain(block.self());
    Optional<Use<Parallel>> parallel = self.use(Parallel.class);
    Made inner =
        parallel.isPresent() ? branches(block.parts(), x, size) : sequence(block.parts(), x, size);
    Value f = parallel.map(join -> joined(self, join, inner)).orElseGet(inner::output);
    BlockModel filled =
        new BlockModel(block.name(), use, self, inner.parts(), block.shortcut(), block.site());
    One made = self.uses().isEmpty() ? new One(f, filled) : finish(filled, x, f);
    shapes.leave(block, made.output().shape());
    return made;
  }

  /** A use that states no width has the one of what comes in. */
  private static Use<dev.regimen.annotation.Use> following(
      Use<dev.regimen.annotation.Use> use, Shape input) {
    return use.annotation().width() > 0
        ? use
        : new Use<>(Stated.with(use.annotation(), "width", input.last()), use.layer(), use.site());
  }

  private Value joined(LayerModel self, Use<Parallel> parallel, Made branches) {
    List<Value> outputs = branches.outputs();
    boolean add = parallel.annotation().join() == Join.ADD;
    for (int i = 1; i < outputs.size(); i++) {
      if (!fit(outputs.get(0).shape(), outputs.get(i).shape(), add)) {
        throw mismatch(parallel, branches, i);
      }
    }
    if (outputs.size() == 1) {
      return outputs.get(0);
    }
    network.enter(self);
    Value whole =
        add
            ? outputs.stream().reduce(Value::plus).orElseThrow()
            : outputs.get(0).graph().add(new Concatenate(), outputs);
    return whole.named("joined");
  }

  /** Whether two branches can be joined; side by side they may differ in the channels. */
  private static boolean fit(Shape a, Shape b, boolean add) {
    return add
        ? a.equals(b)
        : a.rank() == b.rank()
            && a.dims().subList(0, a.rank() - 1).equals(b.dims().subList(0, b.rank() - 1));
  }

  private static Misfit mismatch(Use<Parallel> parallel, Made branches, int index) {
    return misfit(
            "BranchMismatch",
            parallel,
            branches.parts().get(0).field()
                + " yields "
                + branches.outputs().get(0).shape().text()
                + ", but "
                + branches.parts().get(index).field()
                + " yields "
                + branches.outputs().get(index).shape().text())
        .at("join")
        .fix(
            fit(branches.outputs().get(0).shape(), branches.outputs().get(index).shape(), false)
                ? parallel.with("join", Join.CONCATENATE) + ", which puts channels side by side"
                : "the same size for all branches");
  }

  /** The addition of the shortcut, and what stands on the block's class around it. */
  private One finish(BlockModel block, Value x, Value f) {
    Optional<Use<Residual>> residual = block.self().use(Residual.class);
    Optional<LayerModel> projection =
        residual.flatMap(
            use -> block.shortcut().or(() -> Shortcut.of(block, use, x, f, network.rules())));
    if (projection.isPresent() && network.training()) {
      sizeUnsaid(block, x.shape(), f.shape());
    }
    Value skipped = projection.map(layer -> network.layer(layer, x)).orElse(x);
    residual.ifPresent(use -> Shortcut.check(use, skipped.shape(), f.shape()));
    LayerLowering self = network.begin(block.self());
    Value y = self.techniques(f, Slot.BRANCH::equals);
    if (residual.isPresent()) {
      y = self.step("residual", skipped.plus(y));
    } else if (block.forks()) {
      self.step(block.parallel().orElseThrow().join() == Join.ADD ? "add" : "concatenate", y);
    }
    y = self.techniques(y, slot -> slot != Slot.BRANCH);
    self.end(f, y);
    return new One(
        y,
        new BlockModel(
            block.name(), block.use(), block.self(), block.parts(), projection, block.site()));
  }

  /** A branch that makes its maps smaller by what stands inside, where its use says stride 1. */
  private void sizeUnsaid(BlockModel block, Shape x, Shape f) {
    boolean smaller = f.rank() == 4 && x.rank() == 4 && f.dim(1) < x.dim(1);
    if (smaller && block.use().annotation().stride() == 1) {
      int stride = (x.dim(1) + f.dim(1) - 1) / f.dim(1);
      Use<dev.regimen.annotation.Use> use = block.use();
      boolean followed = use.annotation().width() == x.last(); // as without a width
      Use<dev.regimen.annotation.Use> written =
          followed
              ? new Use<>(Stated.with(use.annotation(), "width", 0), use.layer(), use.site())
              : use;
      Misfit doubt =
          misfit(
                  "SpatialMismatch",
                  block.use(),
                  "the branch of "
                      + block.self().site().owner()
                      + " makes "
                      + x.text()
                      + " to "
                      + f.text()
                      + ", but its use says stride = 1")
              .at("stride")
              .fix(written.with("stride", stride) + ", and stride = Block.STRIDE inside");
      network.misfits().ifPresent(told -> told.warn(doubt));
    }
  }

  private static Misfit misfit(String id, Use<?> use, String problem) {
    return new Misfit(id, use, problem);
  }
}
