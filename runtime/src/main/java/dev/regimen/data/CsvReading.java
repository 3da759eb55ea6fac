package dev.regimen.data;

import dev.regimen.text.PathText;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table twice: what its columns hold, and then its samples.
 *
 * @param missing what becomes of missing features
 * @param tokens what stands for a missing value
 * @param classes in the order of their indices; empty: those that are found
 * @param textLabels whether labels are texts, whatever they look like
 */
record CsvReading(
    Path path,
    CsvFile.Format format,
    CsvLayout.Wishes wishes,
    Missing missing,
    List<String> tokens,
    List<String> classes,
    boolean textLabels) {
  /**
   * What is read.
   *
   * @param other the data as which it is read, or null
   * @param room the most bytes that the numbers may take in memory
   */
  Dataset dataset(@Nullable Dataset other, long room) {
    String source = PathText.of(path);
    wishes.require(source);
    CsvFile file = new CsvFile(path, format);
    CsvSurvey survey = new CsvSurvey(source, wishes, missing, tokens, format.notation());
    file.read(survey);
    survey.require();
    Columns like = wishes.like();
    Columns columns = like != null ? like : survey.columns();
    CsvLabels labels = CsvLabels.of(survey, classes, textLabels || like != null);
    try (CsvAssembly assembly =
        new CsvAssembly(source, survey.layout(), columns, labels, wishes.tasks(), room)) {
      file.read(assembly);
      return assembly.dataset(other);
    }
  }
}
