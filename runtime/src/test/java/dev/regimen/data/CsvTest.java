package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table says and what becomes of it. */
@Tag("pure")
final class CsvTest {
  @TempDir private Path folder;

  @Test
  void quotedCellsMayHoldSeparatorsQuotesAndLineBreaks() throws IOException {
    Dataset data =
        Csv.read(
                file(
                    "\uFEFFsize,\"kind, of\n"
                        + "thing\",y\r\n"
                        + " 1 ,\"a \"\"b\"\",\n"
                        + "c\",no\r\n"
                        + "2,d,yes\r\n"))
            .label("y")
            .load();
    assertEquals(
        List.of("size", "kind, of\nthing=a \"b\",\nc", "kind, of\nthing=d"),
        data.columns().orElseThrow().features());
    assertArrayEquals(new float[] {1, 1, 0}, row(data, 0));
    assertArrayEquals(new float[] {2, 0, 1}, row(data, 1));
    assertEquals(List.of("no", "yes"), data.classes());
  }

  @Test
  void wholeNumbersAreClassesInTheirOrder() throws IOException {
    Dataset data = Csv.read(file("x,y\n1,10\n2,9.0\n3,-1\n4,9\n")).label("y").load();
    assertEquals(List.of("-1", "9", "10"), data.classes());
    assertArrayEquals(new int[] {2, 1, 0, 1}, labels(data));
  }

  @Test
  void labelsAreTextsWhereToldSoAndCodesKeepTheirZeros() throws IOException {
    Dataset data = Csv.read(file("x,y\n1,007\n2,7\n3,10\n4,7\n")).label("y").textLabels().load();
    assertEquals(List.of("007", "10", "7"), data.classes());
    assertArrayEquals(new int[] {0, 2, 1, 2}, labels(data));
    Dataset codes = Csv.read(file("x,y\n1,10115\n2,01067\n3,0\n")).label("y").load();
    assertEquals(List.of("0", "01067", "10115"), codes.classes());
    assertArrayEquals(new int[] {2, 1, 0}, labels(codes));
  }

  @Test
  void aLabelOfAnotherTableIsANameAndNoIndex() throws IOException {
    Dataset train = Csv.read(file("x,y\n1,5\n2,7\n")).label("y").load();
    Path other = Files.writeString(folder.resolve("test.csv"), "x,y\n1,7\n2,1\n");
    Refusal.of(
        other + ", line 3, column \"y\": unknown label \"1\", expected one of [5, 7]",
        () -> Csv.read(other).label("y").like(train).load());
  }

  @Test
  void namesReplaceAHeaderThatNamesTwoColumnsSo() throws IOException {
    Dataset data =
        Csv.read(file("x,x,y\n1,2,0\n")).header(true).names("a", "b", "c").label("c").load();
    assertEquals(List.of("a", "b"), data.columns().orElseThrow().names());
    assertEquals(1, data.size());
  }

  @Test
  void aColumnThatCountsTheRowsIsRemarkedOn() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      rows.append(i).append(',').append(i * i % 7).append(",0\n");
    }
    for (String name : List.of("", "Unnamed: 0", "id")) {
      assertEquals(
          List.of(
              "column \""
                  + (name.isEmpty() ? "0" : name)
                  + "\" counts the rows and is a feature; if it is an index, say ignore(0)"),
          remarks(name + ",x,y\n" + rows));
    }
    assertEquals(
        List.of(
            "column \"0\" has no name and holds whole numbers and is a feature; if it is an index,"
                + " say ignore(0)"),
        remarks(",x,y\n4,1,0\n2,3,0\n"));
    assertEquals(List.of(), remarks("age,x,y\n4,1,0\n5,3,0\n"));
  }

  private List<String> remarks(String text) throws IOException {
    CsvSurvey survey =
        new CsvSurvey(
            "table",
            new CsvLayout.Wishes(
                ColumnRef.of("y"),
                null,
                false,
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null),
            Missing.FAIL,
            List.of(""),
            Notation.PLAIN);
    new CsvFile(
            file(text),
            new CsvFile.Format(',', 0, null, List.of(), StandardCharsets.UTF_8, Notation.PLAIN))
        .read(survey);
    return survey.remarks();
  }

  @Test
  void givenClassesFixTheOrderByNameOrIndex() throws IOException {
    Dataset data =
        Csv.read(file("x,y\n1,bird\n2,0\n3,2\n")).label("y").classes("cat", "bird", "fox").load();
    assertArrayEquals(new int[] {1, 0, 2}, labels(data));
  }

  @Test
  void aRowWithoutALabelIsASampleWithoutOneWhereThatIsSaid() throws IOException {
    Path file = file("x,y\n1,7\n2,\n3,?\n4,3\n");
    Dataset data = Csv.read(file).label("y").missingTokens("?").unlabelled().load();
    assertArrayEquals(new int[] {1, Dataset.MISSING, Dataset.MISSING, 0}, labels(data));
    assertEquals(List.of("3", "7"), data.classes());
    assertArrayEquals(new int[] {1, 2}, KnownLabels.where(data, false));
    assertArrayEquals(new int[] {1, 1}, data.classCounts());
    Csv refused = Csv.read(file).label("y").missingTokens("?");
    String words = assertThrows(DataException.class, refused::load).getMessage();
    assertTrue(words.contains("line 3") && words.contains("say unlabelled()"), words);
    Csv numbers = Csv.read(file).target("y").unlabelled();
    assertThrows(DataException.class, numbers::load);
  }

  @Test
  void severalTargetsKeepTheOrderAsked() throws IOException {
    Dataset data = Csv.read(file("a,b,x\n1,2,3\n")).target("b", "a").load();
    float[] targets = new float[2];
    data.targets(0, targets, 0);
    assertArrayEquals(new float[] {2, 1}, targets);
    assertEquals(2, data.outputs());
  }

  @Test
  void separatorTabAndPackedContentUnderAnyName() throws IOException {
    Path file = folder.resolve("table.txt");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("x\ty\n1\t2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertArrayEquals(new float[] {1}, row(Csv.read(file).separator('\t').target("y").load(), 0));
  }

  @Test
  void rowsWithMissingValuesAreLeftOutWithTheirCategories() throws IOException {
    Dataset data =
        Csv.read(file("x,c,y\n1,a,p\n,b,q\n3,a,p\n")).label("y").missing(Missing.DROP_ROW).load();
    assertEquals(2, data.size());
    assertEquals(List.of("x", "c=a"), data.columns().orElseThrow().features());
    assertEquals(List.of("p"), data.classes());
  }

  @Test
  void aTestFileIsReadLikeItsTrainingFile() throws IOException {
    Dataset train =
        Csv.read(file("x,c,y\n1,a,p\n,b,q\n3,c,p\n")).label("y").missing(Missing.MEAN).load();
    Path other = folder.resolve("test.csv");
    Files.writeString(other, "id,y,c,x\n7,q,c,\n");
    Dataset test = Csv.read(other).label("y").like(train).load();
    assertEquals(1, new TrainTest(train, test).test().label(0));
    float[] row = row(test, 0);
    assertTrue(Float.isNaN(row[0]));
    Preprocessing.fit(train, false, false).apply(row, 0);
    assertArrayEquals(new float[] {2, 0, 0, 1}, row);
  }

  @Test
  void filesReadUnlikeEachOtherDoNotPass() throws IOException {
    Dataset train = Csv.read(file("x,c,y\n1,a,0\n2,b,1\n")).label("y").load();
    Path other = Files.writeString(folder.resolve("test.csv"), "x,c,y\n1,a,0\n2,z,1\n");
    Dataset test = Csv.read(other).label("y").load();
    Refusal.of(
        other
            + ": features [x, c=a, c=z] are not those of "
            + folder.resolve("table.csv")
            + ": [x, c=a, c=b]; read one table like(...) the other",
        () -> new TrainTest(train, test));
  }

  @Test
  void aHeaderOfNumbersIsTakenWhenSaidSo() throws IOException {
    Dataset data = Csv.read(file("0,1,2\n5,6,7\n")).header(true).target(-1).load();
    assertEquals(List.of("0", "1"), data.columns().orElseThrow().names());
    assertEquals(1, data.size());
  }

  @Test
  void numbersMeanWhatTheyMeanInData() throws IOException {
    Dataset data = Csv.read(file("x,y\n3434.,0\n.5,0\n-1e-3,0\n+2E2,0\n")).target("y").load();
    assertEquals(3434f, row(data, 0)[0]);
    assertEquals(0.5f, row(data, 1)[0]);
    assertEquals(-0.001f, row(data, 2)[0]);
    assertEquals(200f, row(data, 3)[0]);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static float[] row(Dataset data, int index) {
    float[] row = new float[data.features()];
    data.features(index, row, 0);
    return row;
  }

  private static int[] labels(Dataset data) {
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    return labels;
  }
}
