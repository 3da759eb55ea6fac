package dev.regimen.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** What is the same in all pages: style, script, and the promise to load nothing. */
final class PageFrame {
  private static final String STYLE = resource("report.css");
  private static final String SCRIPT = resource("report.js");

  private PageFrame() {}

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(
            PageFrame.class.getResourceAsStream(name), name + " of the library")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page.
   *
   * @param title in words
   * @param head below the title, as HTML
   * @param body its sections, as HTML
   */
  static String of(String title, String head, String body) {
    String safe = Html.escape(title);
    return String.format(
            Locale.ROOT,
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <link rel="icon" href="data:,">
            <title>%s</title>
            """,
            safe)
        + "<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<header>\n<h1>"
        + safe
        + "</h1>\n"
        + head
        + "</header>\n<main>\n"
        + body
        + "</main>\n<script>\n"
        + SCRIPT
        + "</script>\n</body>\n</html>\n";
  }
}
