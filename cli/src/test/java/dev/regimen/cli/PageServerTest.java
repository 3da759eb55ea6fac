package dev.regimen.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regimen.report.saved.RunsFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a socket sees it: nothing between tidies the address up. */
@Tag("pure")
class PageServerTest {
  @TempDir private Path temporary;
  private Path runs;
  private PageServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    runs = temporary.resolve("runs");
    RunsOnDisk.run(runs, "Net-1", "0", "");
    RunsOnDisk.run(runs, "a b&<i>-1", "0.5", "", "RUNNING");
    RunsOnDisk.experiment(runs, "Tuning-1");
    RunsOnDisk.run(runs.resolve("Tuning-1"), "trial-001", "0", "");
    Files.writeString(temporary.resolve("run.json"), "outside");
    Files.writeString(runs.resolve("Net-1").resolve("model.safetensors"), "weights");
    server = PageServer.start(new RunsFolder(runs), 0);
    port = URI.create(server.address()).getPort();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String asked(String line, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String got(String path) throws IOException {
    return asked("GET " + path, "localhost:" + port);
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ")[1]);
  }

  @Test
  void allRunsAreListed() throws IOException {
    String answer = got("/");
    assertEquals(200, status(answer));
    assertTrue(answer.contains("<a href=\"Net-1/report.html\">Net-1</a>"), answer);
    assertTrue(
        answer.contains("<a href=\"a%20b%26%3Ci%3E-1/report.html\">a b&amp;&lt;i&gt;-1</a>"));
    assertTrue(answer.contains("<a href=\"Tuning-1/report.html\">Tuning-1</a>"));
    assertFalse(answer.contains("<i>"));
    assertTrue(answer.contains("Refresh: 5"), "something goes on");
    assertFalse(got("/?pause").contains("Refresh:"));
  }

  @Test
  void filesOfRunsAreShown() throws IOException {
    assertTrue(got("/Net-1/report.html").endsWith("<header></header>Net-1"));
    assertFalse(got("/Net-1/report.html").contains("Refresh:"), "it has ended");
    assertTrue(got("/a%20b%26%3Ci%3E-1/report.html").contains("Refresh: 5"));
    assertTrue(got("/Tuning-1/trial-001/report.html").endsWith("trial-001"));
    assertTrue(got("/Tuning-1/report.html").contains("2 of 4 trials: 1 finished, 1 diverged"));
    assertTrue(got("/Net-1/history.jsonl").contains("Content-type: text/plain"));
    assertEquals(404, status(got("/Net-1/model.safetensors")));
    assertEquals(404, status(got("/Net-2/report.html")));
  }

  @Test
  void runsAreCompared() throws IOException {
    String answer = got("/compare?run=Net-1&run=a+b%26%3Ci%3E-1");
    assertEquals(200, status(answer));
    assertTrue(answer.contains("hidden.dropout"), answer);
    assertFalse(answer.contains("<i>"), "a name is no markup");
    assertEquals(400, status(got("/compare?run=Net-1")));
    assertEquals(404, status(got("/compare?run=Net-1&run=..")));
  }

  @Test
  void nothingOutsideTheFolderIsRead() throws IOException {
    Files.delete(runs.resolve("Net-1").resolve("history.jsonl"));
    Files.createSymbolicLink(
        runs.resolve("Net-1").resolve("history.jsonl"), temporary.resolve("run.json"));
    for (String path :
        List.of(
            "/../run.json",
            "/%2e%2e/run.json",
            "/..%2frun.json",
            "/Net-1/../../run.json",
            "/Net-1/%2e%2e/%2e%2e/run.json",
            "/Net-1%2f..%2f../run.json",
            "//run.json",
            "/%00/run.json",
            "/%zz/run.json",
            "/Net-1/history.jsonl")) {
      String answer = got(path);
      assertTrue(status(answer) >= 400, path + ": " + answer);
      assertFalse(answer.contains("outside"), path);
    }
  }

  @Test
  void onlyThisMachineMayOnlyRead() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "HEAD")) {
      String answer = asked(method + " /", "localhost:" + port);
      assertEquals(405, status(answer), method);
      assertTrue(answer.contains("Allow: GET"), answer);
    }
    assertEquals(403, status(asked("GET /", "evil.example:" + port)));
    assertEquals(200, status(asked("GET /", "127.0.0.1:" + port)));
    IOException taken =
        assertThrows(IOException.class, () -> PageServer.start(new RunsFolder(runs), port));
    String told = taken.getMessage();
    assertTrue(told.startsWith("port " + port + " cannot be had ("), told);
    assertTrue(told.endsWith("): --port names another"), told);
  }
}
