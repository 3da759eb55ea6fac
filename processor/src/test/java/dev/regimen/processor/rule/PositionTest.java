package dev.regimen.processor.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who reads whose output, in trees of blocks. */
@Tag("pure")
class PositionTest {
  private static LayerModel layer(String name) {
    return Networks.layer(name, Written.on(name, Dense.class));
  }

  @SafeVarargs
  private static BlockModel block(
      String name, List<Part> parts, Class<? extends Annotation>... onClass) {
    List<Use<?>> uses = new ArrayList<>();
    for (Class<? extends Annotation> type : onClass) {
      uses.add(Written.on(name, type));
    }
    Written.NamedSite site = new Written.NamedSite(name);
    return new BlockModel(
        name,
        Written.on(name, dev.regimen.annotation.Use.class),
        new LayerModel(name, uses, site),
        parts,
        Optional.empty(),
        site);
  }

  private static Position position(String name, Part... parts) {
    NetworkModel network =
        Networks.of(new Target(Target.Task.CLASSES, 3), List.of()).with(List.of(parts));
    return Position.of(Written.on(name, Dense.class), network).orElseThrow();
  }

  private static String next(String name, Part... parts) {
    Position position = position(name, parts);
    return position.next().map(LayerModel::name).orElse(position.last() ? "loss" : "several");
  }

  /** Who reads what, where {@code m} is a head, and {@code g} and {@code h} are another. */
  private static String beside(String name, Part... parts) {
    NetworkModel of = Networks.of(new Target(Target.Task.CLASSES, 3));
    List<TaskModel> tasks =
        Stream.of(List.of("m"), List.of("g", "h"))
            .map(
                head ->
                    new TaskModel(
                        "task " + head.get(head.size() - 1),
                        of.target(),
                        head,
                        Optional.empty(),
                        false,
                        List.of()))
            .toList();
    NetworkModel network =
        new NetworkModel(
            "", "Net", "NetTrainer", of.input(), tasks, List.of(parts), List.of(), of.site());
    Position position = Position.of(Written.on(name, Dense.class), network).orElseThrow();
    String reader =
        position.next().map(LayerModel::name).orElse(position.last() ? "loss" : "several");
    return position.task().map(task -> task.name() + ": ").orElse("") + reader;
  }

  @Test
  void headsReadTheTrunkAndNobodyReadsThem() {
    Part[] atTheEnd = {layer("a"), layer("b"), layer("h"), layer("m")};
    assertEquals("b", beside("a", atTheEnd));
    assertEquals("several", beside("b", atTheEnd));
    assertEquals("task h: loss", beside("h", atTheEnd));
    assertEquals("task m: loss", beside("m", atTheEnd));
    Part[] row = {layer("a"), layer("g"), layer("h"), layer("m"), layer("b")};
    assertEquals("several", beside("a", row));
    assertEquals("task h: h", beside("g", row));
    assertEquals("task h: loss", beside("h", row));
    Part[] alone = {layer("a"), layer("g"), layer("h")};
    assertEquals("g", beside("a", alone));
    Part[] early = {layer("a"), layer("h"), layer("b"), layer("m")};
    assertEquals("several", beside("a", early));
    assertEquals("task h: loss", beside("h", early));
    assertEquals("m", beside("b", early));
    Part[] deep = {layer("a"), block("h", List.of(layer("h.x"), layer("h.y"))), layer("m")};
    assertEquals("task h: h.y", beside("h.x", deep));
    assertEquals("task h: loss", beside("h.y", deep));
  }

  @Test
  void inASequence() {
    assertEquals("b", next("a", layer("a"), layer("b")));
    assertEquals("loss", next("b", layer("a"), layer("b")));
  }

  @Test
  void aPlainBlockIsItsFields() {
    Part[] parts = {
      layer("a"),
      block("b.0", List.of(layer("b.0.x"), layer("b.0.y"))),
      block("b.1", List.of(layer("b.1.x"), layer("b.1.y"))),
    };
    assertEquals("b.0.x", next("a", parts));
    assertEquals("b.0.y", next("b.0.x", parts));
    assertEquals("b.1.x", next("b.0.y", parts));
    assertEquals("loss", next("b.1.y", parts));
  }

  @Test
  void whatStandsOnABlockFollowsItsFields() {
    Part[] parts = {block("b", List.of(layer("b.x")), Relu.class), layer("c")};
    assertEquals("b", next("b.x", parts));
    assertEquals("c", next("b", parts));
    assertEquals("loss", next("b", parts[0]));
  }

  @Test
  void aResidualBlockReadsItsInputTwiceAndItsBranchIsAdded() {
    Part[] parts = {
      layer("a"),
      block("b", List.of(layer("b.x"), layer("b.y")), Residual.class, Relu.class),
      layer("c")
    };
    assertEquals("several", next("a", parts));
    assertEquals("b.y", next("b.x", parts));
    assertEquals("several", next("b.y", parts));
    assertEquals("c", next("b", parts));
    Part last = block("b", List.of(layer("b.x")), Residual.class);
    assertEquals("several", next("b.x", last));
    assertFalse(position("b.x", last).last());
    assertTrue(position("b", last).last());
  }

  @Test
  void branchesAreJoined() {
    Part fork =
        block(
            "b",
            List.of(layer("b.x"), block("b.y", List.of(layer("b.y.one"), layer("b.y.two")))),
            Parallel.class);
    assertEquals("several", next("a", layer("a"), fork));
    assertEquals("several", next("b.x", fork, layer("c")));
    assertEquals("b.y.two", next("b.y.one", fork, layer("c")));
    assertEquals("several", next("b.y.two", fork, layer("c")));
  }

  @Test
  void firstIsTheFirstInTheOrderOfApplication() {
    Part block = block("b", List.of(layer("b.x"), layer("b.y")), Residual.class);
    assertTrue(position("b.x", block, layer("c")).firstWith(Dense.class));
    assertFalse(position("b.y", block, layer("c")).firstWith(Dense.class));
    assertFalse(position("c", block, layer("c")).firstWith(Dense.class));
  }
}
