package dev.regimen.processor;

import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.emit.trainer.SourceFile;
import dev.regimen.processor.model.NetworkModel;
import java.util.Optional;

/** What the entry asks of the compiler. */
interface Pipeline {
  /** The network with what depends on shapes filled in, as far as they can be inferred. */
  NetworkModel sized(NetworkModel network);

  /** The trainer of such a network, or empty if an error was reported. */
  Optional<SourceFile> compile(NetworkModel network, Report report);

  /** A class with the trainer's public API that cannot train. */
  SourceFile skeleton(NetworkModel network);
}
