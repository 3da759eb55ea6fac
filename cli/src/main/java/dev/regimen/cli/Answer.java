package dev.regimen.cli;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the server answers.
 *
 * @param status of HTTP
 * @param type of the content
 * @param refresh after how many seconds a browser is to ask again
 */
record Answer(int status, String type, byte[] content, Optional<Integer> refresh) {
  private static final int OK = 200;
  private static final int SECONDS = 5;
  private static final String END_OF_HEAD = "</header>";

  static Answer text(byte[] content) {
    return new Answer(OK, "text/plain", content, Optional.empty());
  }

  static Answer page(String page) {
    return new Answer(OK, "text/html", bytes(page), Optional.empty());
  }

  /** A page of something that goes on: it is asked for again, unless its reader is against it. */
  static Answer live(String page, boolean paused) {
    String link =
        paused
            ? "<p>This page stands still. <a href=\"?\">Follow what goes on</a></p>\n"
            : "<p>This page follows what goes on. <a href=\"?pause\">Let it stand still</a></p>\n";
    int place = Math.max(0, page.indexOf(END_OF_HEAD));
    return new Answer(
        OK,
        "text/html",
        bytes(page.substring(0, place) + link + page.substring(place)),
        paused ? Optional.empty() : Optional.of(SECONDS));
  }

  static Answer refusal(int status, String words) {
    return new Answer(status, "text/plain", bytes(words + "\n"), Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
