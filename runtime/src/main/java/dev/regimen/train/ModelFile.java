package dev.regimen.train;

import java.io.IOException;
import java.nio.file.Path;

/** Models as files. */
final class ModelFile {
  private ModelFile() {}

  static void write(Path file, Predictor<?> predictor) throws IOException {
    throw new IOException(file + ": models cannot be saved yet");
  }

  static <P> Predictor<P> read(Path file, Trainer<P> trainer) throws IOException {
    throw new IOException(file + ": models cannot be loaded yet for " + trainer.blueprint());
  }
}
