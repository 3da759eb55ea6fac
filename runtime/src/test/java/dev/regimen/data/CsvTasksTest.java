package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose columns hold the targets of several tasks. */
@Tag("pure")
class CsvTasksTest {
  private static final String TABLE =
      "x,kind,age,grade,left,right\n"
          + "1,dog,3.5,good,1,2\n"
          + "2,cat,,bad,3,\n"
          + "3,dog,4,,5,6\n"
          + ",cat,9,good,9,9\n";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Csv read(Path path) {
    return Csv.read(path)
        .label("kind")
        .targetOf("age", "age")
        .labelOf("grade", "grade")
        .targetOf("sides", "left", "right")
        .missing(Missing.DROP_ROW);
  }

  private static int[] labels(Dataset data, int task) {
    return IntStream.range(0, data.size()).map(i -> data.label(task, i)).toArray();
  }

  private static float[][] targets(Dataset data, int task) {
    float[][] rows = new float[data.size()][data.outputs(task)];
    for (int i = 0; i < rows.length; i++) {
      data.targets(task, i, rows[i], 0);
    }
    return rows;
  }

  @Test
  void columnsOfTasksAreNoFeaturesAndRowsMayLackThem() throws IOException {
    Dataset data = read(file("pets.csv", TABLE)).load();
    assertEquals(3, data.size(), "a row without a feature is dropped for all tasks");
    assertEquals(1, data.features());
    assertEquals(List.of("", "age", "grade", "sides"), data.tasks());
    assertArrayEquals(new int[] {1, 0, 1}, labels(data, 0));
    assertArrayEquals(new float[][] {{3.5f}, {Float.NaN}, {4}}, targets(data, 1));
    assertEquals(List.of("bad", "good"), data.classes(2));
    assertArrayEquals(new int[] {1, 0, Dataset.MISSING}, labels(data, 2));
    assertEquals(List.of("left", "right"), data.outputNames(3));
    float nan = Float.NaN;
    assertArrayEquals(new float[][] {{1, 2}, {nan, nan}, {5, 6}}, targets(data, 3));
  }

  @Test
  void aTestFileHasTheClassesOfTheTrainingFile() throws IOException {
    Dataset train = read(file("pets.csv", TABLE)).load();
    Path other = file("more.csv", "x,kind,age,grade,left,right\n7,cat,1,good,1,1\n");
    Dataset test = read(other).like(train).load();
    assertEquals(List.of("bad", "good"), test.classes(2));
    assertArrayEquals(new int[] {1}, labels(test, 2));
    Path unknown = file("odd.csv", "x,kind,age,grade,left,right\n7,cat,1,fair,1,1\n");
    DataException refused =
        assertThrows(DataException.class, () -> read(unknown).like(train).load());
    assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    assertTrue(refused.getMessage().contains("fair"), refused.getMessage());
  }

  @Test
  void targetsMayComeFromAnotherFile() throws IOException {
    Dataset pets = Csv.read(file("pets.csv", "x,kind\n1,dog\n2,cat\n")).label("kind").load();
    Dataset ages = Csv.read(file("ages.csv", "id,age\n7,3\n8,4.5\n")).target("age").load();
    Dataset both = pets.withTask("age", ages);
    assertEquals(List.of("", "age"), both.tasks());
    assertArrayEquals(new float[][] {{3}, {4.5f}}, targets(both, 1));
    assertEquals(List.of("age"), both.outputNames(1));
    Dataset more = Csv.read(file("more.csv", "id,age\n7,3\n8,4\n9,5\n")).target("age").load();
    DataException refused = assertThrows(DataException.class, () -> pets.withTask("age", more));
    assertTrue(refused.getMessage().contains("2 samples, but 3 targets"), refused.getMessage());
    Dataset part = more.select(new int[] {0, 1});
    assertThrows(IllegalStateException.class, () -> pets.withTask("age", part));
  }

  @Test
  void whatCannotBeReadIsNamedWithItsPlace() throws IOException {
    Path twice = file("pets.csv", TABLE);
    DataException both =
        assertThrows(
            DataException.class, () -> Csv.read(twice).label("kind").labelOf("k", "kind").load());
    assertTrue(
        both.getMessage().contains("it is the label and cannot be the label of the task k too"),
        both.getMessage());
    DataException none =
        assertThrows(
            DataException.class, () -> Csv.read(twice).label("kind").targetOf("a", "agee").load());
    assertTrue(none.getMessage().contains("there is no such column"), none.getMessage());
    Path word = file("word.csv", "x,kind,age\n1,dog,old\n");
    DataException text =
        assertThrows(
            DataException.class, () -> Csv.read(word).label("kind").targetOf("age", "age").load());
    assertTrue(text.getMessage().contains("line 2"), text.getMessage());
    assertTrue(text.getMessage().contains("old"), text.getMessage());
  }
}
