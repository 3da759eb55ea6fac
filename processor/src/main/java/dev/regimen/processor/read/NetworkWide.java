package dev.regimen.processor.read;

import dev.regimen.processor.model.BlockModel;
import dev.regimen.processor.model.LayerModel;
import dev.regimen.processor.model.Part;
import dev.regimen.processor.model.Use;
import java.util.List;
import java.util.stream.Stream;

/**
 * Techniques of residual branches that stand on a network or regime: they are on every residual
 * block that has none of their group, with one setting for all of them.
 */
final class NetworkWide {
  private final AnnotationRegistry registry;
  private final List<Use<?>> branches;

  NetworkWide(AnnotationRegistry registry, List<Use<?>> regime) {
    this.registry = registry;
    branches = regime.stream().filter(use -> registry.ofBranches(use)).toList();
  }

  List<Part> on(List<Part> parts) {
    return branches.isEmpty() ? parts : parts.stream().map(this::on).toList();
  }

  private Part on(Part part) {
    if (!(part instanceof BlockModel block)) {
      return part;
    }
    LayerModel self = block.residual() ? with(block.self()) : block.self();
    return new BlockModel(
        block.name(), block.use(), self, on(block.parts()), block.shortcut(), block.site());
  }

  private LayerModel with(LayerModel self) {
    Stream<Use<?>> added =
        branches.stream()
            .filter(
                use ->
                    self.uses().stream()
                        .noneMatch(own -> registry.group(own).equals(registry.group(use))));
    List<Use<?>> uses = Stream.concat(self.uses().stream(), added).toList();
    return new LayerModel(self.name(), uses, self.site());
  }
}
