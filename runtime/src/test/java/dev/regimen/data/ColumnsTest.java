package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A raw row at prediction becomes the features it would have been in training. */
@Tag("pure")
final class ColumnsTest {
  private static final String TABLE = "a,\"c,\\d\",b,y\n1,\"x,y\",2,0\nNA,q,4,0\n3,,9,1\n";

  @TempDir private Path folder;

  private Dataset table(Missing policy) throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), TABLE);
    return Csv.read(file).label("y").missingTokens("NA").missing(policy).load();
  }

  @Test
  void theModelFileReadsRowsAsTheTableWasRead() throws Exception {
    Preprocessing fitted = Preprocessing.fit(table(Missing.MEDIAN), true, false);
    Preprocessing loaded = Preprocessing.fromMetadata(fitted.toMetadata(), 4, 0);
    Columns columns = loaded.columns().orElseThrow();
    assertEquals(List.of("a", "c,\\d=q", "c,\\d=x,y", "b"), columns.features());
    assertArrayEquals(new float[] {1, 0, 1, 2}, columns.encode(" 1 ", "x,y", "2"));
    float[] row = columns.encode(Map.of("a", "NA", "b", "2", "c,\\d", "", "y", "whatever"));
    assertTrue(Float.isNaN(row[0]) && Float.isNaN(row[1]) && Float.isNaN(row[2]));
    float[] other = row.clone();
    loaded.apply(row, 0);
    fitted.apply(other, 0);
    assertArrayEquals(other, row);
    // Column a holds 1 and 3, so 2 is filled, which is the mean of 1, 2, 3.
    assertEquals(0f, row[0]);
  }

  @Test
  void rowsThatDoNotFitAreRefused() throws Exception {
    Columns columns = table(Missing.DROP_ROW).columns().orElseThrow();
    Refusal.of(
        "row, column \"c,\\d\": unknown category \"z\", expected one of [x,y]",
        () -> columns.encode("1", "z", "2"));
    Refusal.of(
        "row, column \"a\": expected a finite number, found \"one\"",
        () -> columns.encode("one", "x,y", "2"));
    Refusal.of("row, column \"b\": the value is missing", () -> columns.encode("1", "x,y", "NA"));
    Refusal.of("row: expected 3 cells [a, c,\\d, b], found 2", () -> columns.encode("1", "x,y"));
    Refusal.of(
        "row, column \"b\": the column is absent; did you mean \"B\"?",
        () -> columns.encode(Map.of("a", "1", "c,\\d", "x,y", "B", "2")));
  }

  @Test
  void aFeatureWithoutAnyValueCannotBeFilled() throws Exception {
    Dataset data = table(Missing.MEAN).select(new int[] {1});
    Refusal.of(
        folder.resolve("t.csv")
            + ", column \"a\": every value of the training split is missing, so none can be filled",
        () -> Preprocessing.fit(data, false, false));
  }

  @Test
  void fillsComeFromTheTrainingSplitAlone() throws Exception {
    Dataset data = table(Missing.MEAN);
    Preprocessing fitted = Preprocessing.fit(data.select(new int[] {0, 1}), false, false);
    float[] row = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    fitted.apply(row, 0);
    assertArrayEquals(new float[] {1, 0.5f, 0.5f, 3}, row);
  }

  @Test
  void longListsAreCutInMessages() {
    List<String> twenty = Collections.nCopies(20, "a");
    assertEquals(twenty.toString(), TextList.brief(twenty));
    String cut = TextList.brief(Collections.nCopies(23, "a"));
    assertTrue(cut.endsWith("a, a, and 3 more]"), cut);
  }

  @Test
  void hintsComeOnlyWhenClose() {
    assertEquals(3, Spelling.distance("kitten", "sitting"));
    assertEquals(5, Spelling.distance("", "hello"));
    assertEquals("; did you mean \"Weight\"?", Spelling.hint("wieght", List.of("Weight", "age")));
    assertEquals("", Spelling.hint("price", List.of("longitude", "latitude")));
  }
}
