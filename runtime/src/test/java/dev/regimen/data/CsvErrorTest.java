package dev.regimen.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bad cells, rows and columns of a table: each refused with file, line and column. */
@Tag("pure")
final class CsvErrorTest extends CsvRefusal {
  @Test
  void cellsThatAreNoNumbers() throws IOException {
    String expected = "expected a finite number, found ";
    refuses(
        ", line 3, column \"x\": " + expected + "\"abc\"" + ADVICE,
        "x,y\n1,0\nabc,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 2, column \"x\": \"1,5\" is a number in another notation: say decimal(',')"
            + ADVICE.replace("; say", ", or"),
        "x;y\n1,5;0\n2;0\n",
        csv -> csv.separator(';').label("y"));
    refuses(
        ", line 3, column \"x\": "
            + expected
            + "\"NaN\"; say missingTokens(\"NaN\") if it stands for a missing value",
        "x,y\n1,0\nNaN,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"x\": " + expected + "\"Infinity\"" + ADVICE,
        "x,y\n1,0\nInfinity,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"x\": "
            + "\"1e99\" is beyond 3.4e38, the largest float: change the column's unit"
            + ", or categorical(\"x\") if the column holds categories",
        "x,y\n1,0\n1e99,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"x\": " + expected + "\"0x1p3\"" + ADVICE,
        "x,y\n1,0\n0x1p3,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"y\": " + expected + "\"high\"",
        "x,y\n1,0\n2,high\n",
        csv -> csv.target("y"));
  }

  @Test
  void linesAreCountedThroughSkippedLinesAndQuotedLineBreaks() throws IOException {
    Path file =
        Files.writeString(folder.resolve("table.csv"), "counts\nx,c,y\n1,\"a\nb\",0\nbad,c,0\n");
    DataException refusal =
        Refusal.of(
            file + ", line 5, column \"x\": expected a finite number, found \"bad\"" + ADVICE,
            () -> Csv.read(file).skipLines(1).label("y").load());
    assertEquals(file.toString(), refusal.source());
    assertEquals(5, refusal.line().orElseThrow());
    assertEquals("x", refusal.column().orElseThrow());
  }

  @Test
  void rowsOfAnotherWidth() throws IOException {
    refuses(", line 3: expected 2 cells, found 3", "x,y\n1,0\n1,0,0\n", csv -> csv.label("y"));
    refuses(", line 3: expected 2 cells, found 1", "x,y\n1,0\n1\n", csv -> csv.label("y"));
    refuses(
        ", line 1: expected 3 cells, found 2", "1,0\n", csv -> csv.names("a", "b", "c").label("c"));
  }

  @Test
  void unknownColumns() throws IOException {
    String text = "longitude,ocean_proximity,value\n1,a,0\n";
    refuses(
        ", column \"ocean_proximty\": there is no such column; did you mean"
            + " \"ocean_proximity\"?",
        text,
        csv -> csv.target("value").categorical("ocean_proximty"));
    refuses(
        ", column \"price\": there is no such column; the columns are [longitude,"
            + " ocean_proximity, value]",
        text,
        csv -> csv.target("price"));
    refuses(
        ", column \"y\": there is no such column; the only one is \"x;y\": is the separator right?",
        "x;y\n1;2\n",
        csv -> csv.label("y"));
    refuses(": there is no column 3: there are 3 columns", text, csv -> csv.label(3));
    refuses(": there is no column -4: there are 3 columns", text, csv -> csv.label(-4));
  }

  @Test
  void columnsOfTwoMinds() throws IOException {
    String text = "x,y\n1,0\n";
    refuses(
        ": say either label(...), for classes, or target(...), for real targets", text, csv -> csv);
    refuses(
        ": say either label(...), for classes, or target(...), for real targets",
        text,
        csv -> csv.label("y").target("x"));
    refuses(
        ", column \"y\": it is the label and cannot be ignored too",
        text,
        csv -> csv.label("y").ignore("y"));
    refuses(
        ", column \"y\": it is a target and cannot be a categorical feature",
        text,
        csv -> csv.target("y").categorical("y"));
    refuses(
        ": no column is left to be a feature among [x, y]",
        text,
        csv -> csv.label("y").ignore("x"));
  }

  @Test
  void headers() throws IOException {
    refuses(
        ", line 1, column \"x\": the header names two columns so, 0 and 1 counted from 0; say"
            + " header(true).names(...) to name them yourself",
        "x,x,y\n1,2,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 1: expected a header with the columns' names, found numbers only; say"
            + " header(false) if the file has none, header(true) if these are names",
        "5.1,3.5,0\n4.9,3.0,0\n",
        csv -> csv.label(-1));
  }

  @Test
  void missingValues() throws IOException {
    refuses(
        ", line 3, column \"x\": the value is missing; say missing(...) to fill it or to leave the"
            + " row out",
        "x,y\n1,0\n,0\n",
        csv -> csv.label("y"));
    refuses(
        ", line 3, column \"y\": the label is missing; say unlabelled() to learn from such rows too",
        "x,y\n1,0\n2,\n",
        csv -> csv.label("y").missing(Missing.MEAN));
    refuses(
        ", line 3, column \"y\": the target is missing",
        "x,y\n1,0\n2,NA\n",
        csv -> csv.target("y").missing(Missing.DROP_ROW).missingTokens("NA"));
  }

  @Test
  void labels() throws IOException {
    refuses(
        ", line 3, column \"y\": label 3 is out of range: there are 3 classes, counted from 0",
        "x,y\n1,0\n2,3\n",
        csv -> csv.label("y").classes("a", "b", "c"));
    refuses(
        ", line 2, column \"y\": unknown label \"d\", expected one of [a, b, c]",
        "x,y\n1,d\n",
        csv -> csv.label("y").classes("a", "b", "c"));
    for (String label : new String[] {"0e99999999999", "1e-99999999999", "1e-5"}) {
      refuses(
          ", column \"y\": expected classes, found the label "
              + label
              + "; say target(...) instead of label(...) for a real target",
          "x,y\n1,0\n2," + label + "\n",
          csv -> csv.label("y"));
    }
    refuses(
        ", column \"y\": the labels \"007\" and \"7\" are one number; say textLabels() if they are"
            + " two classes",
        "x,y\n1,7\n2,007\n",
        csv -> csv.label("y"));
    refuses(
        ", column \"y\": expected classes, found the label 0.5; say target(...) instead of"
            + " label(...) for a real target",
        "x,y\n1,0\n2,0.5\n",
        csv -> csv.label("y"));
  }

  @Test
  void proseIsNoCategory() throws IOException {
    StringBuilder text = new StringBuilder("name,y\n");
    for (int i = 0; i <= 100; i++) {
      text.append("car").append(i).append(",0\n");
    }
    refuses(
        ", column \"name\": there are more than 100 different texts; say ignore(\"name\") or, if"
            + " they are categories, categorical(\"name\")",
        text.toString(),
        csv -> csv.label("y"));
  }
}
