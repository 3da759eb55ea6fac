package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as other countries, spreadsheets and shops write them are read as told, or refused. */
@Tag("pure")
final class CsvNotationTest {
  private static final String OTHERWISE = ", or categorical(\"x\") if the column holds categories";

  @TempDir private Path folder;

  private Path column(String... cells) throws IOException {
    StringBuilder text = new StringBuilder("x;y\n");
    for (String cell : cells) {
      text.append(cell).append(";0\n");
    }
    return Files.writeString(folder.resolve("table.csv"), text);
  }

  private static float[] read(Path file, UnaryOperator<Csv> settings) {
    Dataset data = settings.apply(Csv.read(file).separator(';').label("y")).load();
    float[] values = new float[data.size()];
    for (int i = 0; i < values.length; i++) {
      data.features(i, values, i);
    }
    return values;
  }

  private void refuses(String problem, String... cells) throws IOException {
    Path file = column(cells);
    Refusal.of(
        file + ", line 2, column \"x\": " + problem + OTHERWISE,
        () -> Csv.read(file).separator(';').label("y").load());
  }

  @Test
  void decimalMarksAndGroupsAreReadAsTold() throws IOException {
    assertArrayEquals(
        new float[] {1.5f, -1234.25f, 7, 1200},
        read(column("1,5", "-1.234,25", "7", "1,2e3"), csv -> csv.decimal(',').thousands('.')));
    assertArrayEquals(
        new float[] {1100, 1234567.5f, 1234567, 0.5f},
        read(column("1,100", "1,234,567.5", "12,34,567", ".5"), csv -> csv.thousands(',')));
    assertArrayEquals(
        new float[] {1100, 2200, 3300, 4},
        read(column("1 100", "2\u00a0200", "3\u202f300", "4"), csv -> csv.thousands(' ')));
    assertArrayEquals(new float[] {1100}, read(column("1'100"), csv -> csv.thousands('\'')));
  }

  @Test
  void aMinusAndBlanksThatDoNotBreakNeedNoWord() throws IOException {
    assertArrayEquals(
        new float[] {-3, 4, -0.5f},
        read(column("\u22123", "\u00a04\u202f", "\ufeff\u2212.5\u2009"), csv -> csv));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,10,0", "1,5.2", "1,,100", ",100", "1,1000", "1.100,5"})
  void groupsOfAnotherLengthAreNoNumbers(String cell) throws IOException {
    Path file = column("1", cell);
    DataException refusal =
        org.junit.jupiter.api.Assertions.assertThrows(
            DataException.class, () -> read(file, csv -> csv.thousands(',')));
    assertEquals(3, refusal.line().orElseThrow(), refusal.getMessage());
  }

  @Test
  void aColumnOfNumbersInAnotherNotationIsRefusedWithTheWayOut() throws IOException {
    String other = "\" is a number in another notation: say ";
    refuses("\"1,5" + other + "decimal(',')", "1,5", "2,25");
    refuses("\"1,100" + other + "decimal(',') or thousands(',')", "1,100", "2,200");
    refuses("\"1,100.5" + other + "thousands(',')", "1,100.5", "2,200");
    refuses("\"1.100,5" + other + "decimal(',').thousands('.')", "1.100,5", "3");
    refuses("\"1.100.000" + other + "decimal(',').thousands('.')", "1.100.000", "2.000.000");
    refuses("\"1 100" + other + "thousands(' ') or decimal(',').thousands(' ')", "1 100");
    refuses("\"1\u00a0100,5" + other + "decimal(',').thousands(' ')", "1\u00a0100,5");
    refuses("\"1_000" + other + "thousands('_')", "1_000", "2_000");
    refuses(
        "\"\u06f1\u06f2\" is a number in another notation: write digits 0 to 9", "\u06f1\u06f2");
  }

  @ParameterizedTest
  @CsvSource({"12%,%", "$3,$", "5 km,km", "5km,km", "3 €,€", "<5,<", "20 °C,°C", "'1,5 kg',kg"})
  void aUnitBelongsInTheHeader(String cell, String unit) throws IOException {
    refuses(
        '"' + cell + "\" is a number with \"" + unit + "\": take that out of the cells",
        cell,
        cell.replace('5', '6'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(12);is a negative number of bookkeeping: write it with a minus sign before it",
        "(1,200.50);is a negative number of bookkeeping: write it with a minus sign before it",
        "12-;is a negative number of bookkeeping: write it with a minus sign before it",
        "1.5D+3;is a number with another exponent: write it as 1.2e3",
        "1.2x10^3;is a number with another exponent: write it as 1.2e3",
        "1.2 × 10 −3;is a number with another exponent: write it as 1.2e3",
        "2*10**5;is a number with another exponent: write it as 1.2e3",
        "1e300;is beyond 3.4e38, the largest float: change the column's unit",
        "-4e38;is beyond 3.4e38, the largest float: change the column's unit",
        "1e400;is beyond 3.4e38, the largest float: change the column's unit"
      })
  void numbersInNoNotationAreNoCategories(String cell, String advice) throws IOException {
    String problem = '"' + cell + "\" " + advice;
    refuses(problem, cell, cell);
    // Among plain numbers too, where they are the only texts.
    refuses(problem, cell, "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1st|2nd|3rd",
        "Q1|Q2|Q3",
        "a|b",
        "18-24|25-34",
        "v1|v2",
        "2020-01-02",
        "(a)|(b)",
        "12D3|4D7",
        "2x4|2x6"
      })
  void namesWithDigitsAreCategories(String names) throws IOException {
    List<String> cells = List.of(names.split("\\|"));
    Dataset data = Csv.read(column(cells.toArray(new String[0]))).separator(';').label("y").load();
    assertEquals(cells, data.columns().orElseThrow().categories("x"));
  }

  @Test
  void moreTextsThanCategoriesAreShownAsTheNumbersThatTheyAre() throws IOException {
    String[] cells = new String[150];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = i + ",5";
    }
    refuses("\"0,5\" is a number in another notation: say decimal(',')", cells);
  }

  @Test
  void categoriesThatAreDeclaredStayTexts() throws IOException {
    Dataset data = Csv.read(column("1,5", "2,5")).separator(';').label("y").categorical("x").load();
    assertEquals(List.of("x=1,5", "x=2,5"), data.columns().orElseThrow().features());
  }

  @Test
  void aColumnOfNothingIsNoCategory() throws IOException {
    Path file = column("NA", "NA");
    Refusal.of(
        file
            + ", line 2, column \"x\": there is nothing but [NA] in the column; say ignore(\"x\"),"
            + " or missingTokens(\"NA\") if it stands for a missing value",
        () -> Csv.read(file).separator(';').label("y").load());
  }

  @Test
  void theNotationIsKeptForRowsToPredict() throws IOException {
    Dataset data =
        Csv.read(column("1,5", "2.000,5"))
            .separator(';')
            .label("y")
            .decimal(',')
            .thousands('.')
            .load();
    Columns kept = Columns.fromMetadata(data.columns().orElseThrow().toMetadata());
    assertArrayEquals(new float[] {1234.5f}, kept.encode("1.234,5"));
    Path other = Files.writeString(folder.resolve("test.csv"), "x;y\n3,5;0\n");
    Dataset test = Csv.read(other).separator(';').label("y").like(data).load();
    float[] row = new float[1];
    test.features(0, row, 0);
    assertArrayEquals(new float[] {3.5f}, row);
  }

  @Test
  void targetsAreReadAsToldToo() throws IOException {
    Path file =
        Files.writeString(folder.resolve("t.csv"), "x;y\n1,5;2,5\n", StandardCharsets.UTF_8);
    Dataset data = Csv.read(file).separator(';').target("y").decimal(',').load();
    float[] target = new float[1];
    data.targets(0, target, 0);
    assertEquals(2.5f, target[0]);
    Path plain = Files.writeString(folder.resolve("p.csv"), "x;y\n1;2,5\n");
    Refusal.of(
        plain
            + ", line 2, column \"y\": expected a finite number, but \"2,5\" is a number in another"
            + " notation: say decimal(',')",
        () -> Csv.read(plain).separator(';').target("y").load());
  }
}
