package dev.regimen.processor.model;

import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Residual;
import dev.regimen.processor.diagnostic.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block, applied once: of a use that repeats it there are several, one behind the other.
 *
 * @param name the path of the use, with the number of the repetition where there are several
 * @param use how it is used; repetitions after the first have the stride 1
 * @param self what stands on the block's class, under the block's own name
 * @param parts its fields, in source order
 * @param shortcut the projection of a residual block's input, where one is needed; that is known
 *     when shapes are, so lowering adds it
 * @param site the field that uses it
 */
public record BlockModel(
    String name,
    Use<dev.regimen.annotation.Use> use,
    LayerModel self,
    List<Part> parts,
    Optional<LayerModel> shortcut,
    Site site)
    implements Part {

  public boolean residual() {
    return self.has(Residual.class);
  }

  public Optional<Parallel> parallel() {
    return self.use(Parallel.class).map(Use::annotation);
  }

  /** Whether its input is read in more places than one. */
  public boolean forks() {
    return residual() || parallel().isPresent() && parts.size() > 1;
  }

  @Override
  public Stream<LayerModel> layers() {
    Stream<LayerModel> fields = parts.stream().flatMap(Part::layers);
    Stream<LayerModel> output = self.uses().isEmpty() ? Stream.of() : Stream.of(self);
    return Stream.of(fields, shortcut.stream(), output).flatMap(layers -> layers);
  }

  @Override
  public Stream<BlockModel> blocks() {
    return Stream.concat(Stream.of(this), parts.stream().flatMap(Part::blocks));
  }
}
