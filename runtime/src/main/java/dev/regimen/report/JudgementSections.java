package dev.regimen.report;

import dev.regimen.data.Columns;
import dev.regimen.data.Dataset;
import dev.regimen.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How sure the final weights are, and what they get wrong most: pictures, or rows of a table. */
final class JudgementSections {
  private static final int COLORS = 3;

  /** Features that a row shows. */
  private static final int MOST_FEATURES = 8;

  private final Judgement judgement;
  private final Dataset data;

  private JudgementSections(Judgement judgement) {
    this.judgement = judgement;
    this.data = judgement.data();
  }

  static String of(Judgement judgement) {
    JudgementSections sections = new JudgementSections(judgement);
    String calibration =
        judgement.ofClasses() && judgement.reliability().samples() > 0
            ? Html.section("Calibration", sections.calibration())
            : "";
    return calibration + Html.section("The worst mistakes", sections.mistakes());
  }

  private String calibration() {
    ReliabilityChart chart = new ReliabilityChart(judgement.reliability());
    return String.format(
        Locale.ROOT,
        "<p>%s: the expected calibration error is %s.</p>\n%s"
            + "<details><summary>The bars in numbers</summary>\n%s</details>\n",
        capital(samples()),
        PageNumbers.of(judgement.reliability().error()),
        chart,
        chart.table());
  }

  private String samples() {
    String count = Numbers.counted(judgement.seen(), "sample");
    return judgement.seen() < data.size()
        ? "the first " + count + " of the " + judgement.split()
        : count + " of the " + judgement.split();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String mistakes() {
    List<Mistake> mistakes = judgement.mistakes();
    if (mistakes.isEmpty()) {
      return "<p>None among " + Html.escape(samples()) + ".</p>\n";
    }
    String order =
        judgement.ofClasses()
            ? "those that it was surest of first"
            : "the largest error first, in units of its output's RMSE";
    String head = "<p>" + Html.escape("Of " + samples() + ", " + order) + ".</p>\n";
    int[] shape = data.shape();
    boolean images =
        shape.length == COLORS && (shape[2] == 1 || shape[2] == COLORS) && shape[0] > 1;
    return head + (images ? pictures(mistakes, shape) : rows(mistakes));
  }

  private String pictures(List<Mistake> mistakes, int[] shape) {
    StringBuilder list = new StringBuilder("<ul class=\"gallery\">\n");
    for (Mistake mistake : mistakes) {
      String words = mistake.truth() + " taken for " + mistake.predicted();
      list.append(
          String.format(
              Locale.ROOT,
              "<li><figure><img alt=\"sample %d: %s\" src=\"%s\">\n<figcaption>%s"
                  + "<br>%s</figcaption></figure></li>\n",
              mistake.sample(),
              Html.escape(words),
              SamplePicture.of(mistake.features(), shape).address(),
              Html.escape(words),
              PageNumbers.of(mistake.weight())));
    }
    return list.append("</ul>\n").toString();
  }

  private String rows(List<Mistake> mistakes) {
    int shown = Math.min(MOST_FEATURES, data.features());
    List<String> columns = new ArrayList<>(List.of("sample", "is", "predicted"));
    columns.add(judgement.ofClasses() ? "probability" : "error");
    columns.addAll(names().subList(0, shown));
    PageTable table = new PageTable("The worst mistakes of the " + judgement.split(), columns);
    for (Mistake mistake : mistakes) {
      List<PageTable.Cell> cells =
          new ArrayList<>(
              List.of(
                  PageTable.Cell.count(mistake.sample()),
                  PageTable.Cell.value(mistake.truth()),
                  PageTable.Cell.value(mistake.predicted()),
                  PageTable.Cell.number(mistake.weight())));
      for (int i = 0; i < shown; i++) {
        cells.add(PageTable.Cell.number(mistake.features().get(i)));
      }
      table.row(cells);
    }
    return table.toString();
  }

  /** Of the features: a table's, or numbers. */
  private List<String> names() {
    List<String> named = data.columns().map(Columns::features).orElse(List.of());
    return named.size() == data.features()
        ? named
        : IntStream.rangeClosed(1, data.features()).mapToObj(i -> "feature " + i).toList();
  }
}
