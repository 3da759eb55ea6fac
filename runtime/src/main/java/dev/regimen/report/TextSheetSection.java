package dev.regimen.report;

import dev.regimen.train.TextSheet;

/** A page's section with texts as they are and as training sees them. */
final class TextSheetSection {
  private TextSheetSection() {}

  static String of(TextSheet sheet) {
    StringBuilder lists = new StringBuilder("<p>Behind each text its versions.</p>\n");
    boolean versions = false;
    for (String line : sheet.lines()) {
      boolean version = line.startsWith(TextSheet.MARGIN);
      lists.append(version == versions ? "" : version ? "<ul>\n" : "</ul>\n");
      versions = version;
      String text = Html.escape(line.strip());
      lists.append(version ? "<li>" : "<p>").append(text).append(version ? "</li>\n" : "</p>\n");
    }
    return Html.section(
        "Texts as training sees them", lists.append(versions ? "</ul>\n" : "").toString());
  }
}
