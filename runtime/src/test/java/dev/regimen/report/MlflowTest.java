package dev.regimen.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regimen.train.Epoch;
import dev.regimen.train.HandTrainer;
import dev.regimen.train.Label;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import dev.regimen.train.StopReason;
import dev.regimen.train.Trainer;
import dev.regimen.train.file.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a server is told, by a server that answers as MLflow's documentation says. */
@Tag("training")
class MlflowTest {
  /** A call: its path, and the object that it was sent. */
  private record Call(String path, Map<?, ?> body, String token) {}

  private final List<Call> calls = new ArrayList<>();
  private HttpServer server;
  private boolean known;
  private String failing = "none";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/api/2.0/mlflow/", "");
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    calls.add(new Call(path, sent.isEmpty() ? Map.of() : parsed(sent), token));
    int status = path.equals(failing) ? 500 : 200;
    String content = "{}";
    switch (path) {
      case "experiments/get-by-name" -> {
        status = known ? 200 : 404;
        content = "{\"experiment\": {\"experiment_id\": \"7\"}}";
      }
      case "experiments/create" -> content = "{\"experiment_id\": \"8\"}";
      case "runs/create" -> content = "{\"run\": {\"info\": {\"run_id\": \"abc\"}}}";
      default -> {}
    }
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<?, ?> parsed(String sent) {
    try {
      return (Map<?, ?>) Json.parseRecord(sent);
    } catch (Json.SyntaxException e) {
      throw new UncheckedIOException(new IOException(sent, e));
    }
  }

  private Trainer<Label> trainer() {
    String address = "http://localhost:" + server.getAddress().getPort() + "/";
    return HandTrainer.classifier(4, 8, 3)
        .quiet()
        .set("epochs", 2)
        .listener(
            Mlflow.from(Map.of("MLFLOW_TRACKING_URI", address, "MLFLOW_TRACKING_TOKEN", "secret")));
  }

  private RunResult<Label> fit(Trainer<Label> trainer) {
    return trainer.fit(RunFolderTest.clouds(List.of("a", "b", "c")));
  }

  private List<String> paths() {
    return calls.stream().map(Call::path).toList();
  }

  @Test
  void aRunIsTold() {
    RunResult<Label> result = fit(trainer());
    assertEquals(
        List.of(
            "experiments/get-by-name",
            "experiments/create",
            "runs/create",
            "runs/log-batch",
            "runs/log-batch",
            "runs/log-batch",
            "runs/update"),
        paths());
    assertEquals("8", calls.get(2).body().get("experiment_id"));
    assertTrue(
        ((List<?>) calls.get(3).body().get("params"))
            .contains(Map.of("key", "learningRate", "value", "0.05")));
    Epoch last = result.history().epochs().get(1);
    Map<?, ?> loss = metric(calls.get(5), "validation/loss");
    assertEquals(last.validation().orElseThrow().loss(), loss.get("value"));
    assertTrue((Long) loss.get("step") > 0, "" + loss);
    assertEquals("abc", calls.get(5).body().get("run_id"));
    assertEquals("FINISHED", calls.get(6).body().get("status"));
    calls.forEach(call -> assertEquals("Bearer secret", call.token()));
  }

  private static Map<?, ?> metric(Call call, String key) {
    return ((List<?>) call.body().get("metrics"))
        .stream()
            .map(each -> (Map<?, ?>) each)
            .filter(each -> each.get("key").equals(key))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void anExperimentThatThereIsIsNotMadeAndAStopIsTold() {
    known = true;
    Trainer<Label> trainer = trainer();
    trainer.listener(
        new Listener() {
          @Override
          public void onEpochEnd(Run run, Epoch epoch) {
            run.requestStop();
          }
        });
    fit(trainer);
    assertEquals("7", calls.get(1).body().get("experiment_id"));
    assertEquals("KILLED", calls.get(calls.size() - 1).body().get("status"));
  }

  /** The training is worth more than its record. */
  @Test
  void aServerThatFailsIsToldNoMoreAndTheRunGoesOn() {
    failing = "runs/log-batch";
    RunResult<Label> result = fit(trainer());
    assertEquals(StopReason.COMPLETED, result.stopReason());
    assertEquals(4, calls.size(), "nothing is told after " + paths());
    Trainer<Label> trainer = trainer();
    server.stop(0);
    assertEquals(2, fit(trainer).history().size());
  }

  @Test
  void anAddressIsNeeded() {
    for (Map<String, String> environment :
        List.of(
            Map.<String, String>of(),
            Map.of("MLFLOW_TRACKING_URI", "./mlruns"),
            Map.of("MLFLOW_TRACKING_URI", "http://track er:5000"),
            Map.of("MLFLOW_TRACKING_URI", "http://:5000"))) {
      String message =
          assertThrows(IllegalStateException.class, () -> Mlflow.from(environment)).getMessage();
      assertTrue(message.contains("an address of HTTP was expected"), message);
    }
  }
}
