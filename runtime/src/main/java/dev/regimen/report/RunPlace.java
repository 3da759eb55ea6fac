package dev.regimen.report;

import dev.regimen.report.saved.SavedRun;
import dev.regimen.train.Run;
import dev.regimen.train.file.FileReplacement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the folder of a run lies. */
sealed interface RunPlace {
  /** The folder that a run had before it was resumed; empty where it begins anew or had none. */
  Optional<SavedRun> earlier(Run run) throws IOException;

  /** Makes a folder for a run that has none. */
  Path made(Run run) throws IOException;

  /** Whether the folders beside it are of runs that it may be compared with. */
  boolean hasNeighbours();

  /** What was chosen for a trial of an experiment, by name; empty for other runs. */
  Map<String, String> trial();

  /** Whether every epoch is to be on the disk, not just with the system, before the next one. */
  boolean forced();

  /** Replaces a file of the folder. */
  default void write(Path file, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (forced()) {
      FileReplacement.write(file, out -> out.write(bytes));
    } else {
      FileReplacement.unforced(file, bytes);
    }
  }

  /** The next free folder of its name within another. */
  record Within(Path runs, Optional<String> name) implements RunPlace {
    @Override
    public Optional<SavedRun> earlier(Run run) throws IOException {
      return ResumedFolder.of(runs, run);
    }

    @Override
    public Path made(Run run) throws IOException {
      return FreeFolder.make(runs, name.orElse(run.blueprint().network()));
    }

    @Override
    public boolean hasNeighbours() {
      return true;
    }

    @Override
    public Map<String, String> trial() {
      return Map.of();
    }

    @Override
    public boolean forced() {
      return true;
    }

    @Override
    public String toString() {
      return runs.toString();
    }
  }

  /** The folder itself, whatever was there. */
  record Itself(Path folder, Map<String, String> trial) implements RunPlace {
    @Override
    public Optional<SavedRun> earlier(Run run) throws IOException {
      return run.resumed().isPresent() && Files.exists(folder.resolve(SavedRun.FILE))
          ? ResumedFolder.read(folder)
          : Optional.empty();
    }

    @Override
    public Path made(Run run) throws IOException {
      return Files.createDirectories(folder);
    }

    @Override
    public boolean hasNeighbours() {
      return false;
    }

    /** The checkpoint of a trial has its history too, and its result is forced elsewhere. */
    @Override
    public boolean forced() {
      return false;
    }

    /** Of the members of an ensemble the first has the folder, the others have folders in it. */
    Itself member(int number) {
      return number == 1 ? this : new Itself(folder.resolve("member-" + number), trial);
    }

    @Override
    public String toString() {
      return folder.toString();
    }
  }
}
