package dev.regimen.report;

import dev.regimen.text.Printable;
import dev.regimen.train.file.Json;
import dev.regimen.train.file.JsonObject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The calls of MLflow's REST interface that a run needs. */
final class MlflowServer {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  /** What the server takes at a time, and of a text. */
  private static final int MOST_PARAMETERS = 100;

  private static final int LONGEST = 500;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;
  private final String token;

  MlflowServer(URI address, String token) {
    this.address = address.toString().replaceFirst("/+$", "") + "/api/2.0/mlflow/";
    this.token = token;
  }

  /** The number of the experiment of this name, which is made if there is none. */
  String experiment(String name) throws IOException {
    String query = "experiments/get-by-name?experiment_name=" + encoded(name);
    HttpResponse<String> found = send(request(query).GET().build());
    if (found.statusCode() == NOT_FOUND) {
      return text(post("experiments/create", new JsonObject().text("name", name)), "experiment_id");
    }
    return text(object(parsed(requireOk(found)), "experiment"), "experiment_id");
  }

  /** Begins a run and gives its number. */
  String begin(String experiment, String name, long millis) throws IOException {
    Map<?, ?> answer =
        post(
            "runs/create",
            new JsonObject()
                .text("experiment_id", experiment)
                .text("run_name", name)
                .number("start_time", millis));
    return text(object(object(answer, "run"), "info"), "run_id");
  }

  void parameters(String run, Map<String, String> parameters) throws IOException {
    List<JsonObject> all = new ArrayList<>();
    parameters.forEach(
        (name, value) ->
            all.add(
                new JsonObject()
                    .text("key", name)
                    .text("value", value.substring(0, Math.min(LONGEST, value.length())))));
    for (int from = 0; from < all.size(); from += MOST_PARAMETERS) {
      List<JsonObject> some = all.subList(from, Math.min(all.size(), from + MOST_PARAMETERS));
      post("runs/log-batch", new JsonObject().text("run_id", run).objects("params", some));
    }
  }

  /** What is no number is left out: JSON has none. */
  void metrics(String run, Map<String, Double> values, long millis, long step) throws IOException {
    List<JsonObject> metrics = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            metrics.add(
                new JsonObject()
                    .text("key", name)
                    .number("value", value)
                    .number("timestamp", millis)
                    .number("step", step));
          }
        });
    post("runs/log-batch", new JsonObject().text("run_id", run).objects("metrics", metrics));
  }

  void end(String run, String status, long millis) throws IOException {
    post(
        "runs/update",
        new JsonObject().text("run_id", run).text("status", status).number("end_time", millis));
  }

  private Map<?, ?> post(String path, JsonObject body) throws IOException {
    HttpRequest.BodyPublisher content = HttpRequest.BodyPublishers.ofString(body.toString());
    return parsed(requireOk(send(request(path).POST(content).build())));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      // The run ends by the flag; nobody is told of it any more.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(address + " was waited for when the thread was to end");
    } catch (IOException e) {
      throw new IOException(address + " does not answer: " + e, e);
    }
  }

  private static HttpResponse<String> requireOk(HttpResponse<String> response) throws IOException {
    if (response.statusCode() != OK) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s answers %d: %s",
              response.uri(),
              response.statusCode(),
              Printable.of(response.body())));
    }
    return response;
  }

  private static Map<?, ?> parsed(HttpResponse<String> response) throws IOException {
    try {
      if (Json.parseRecord(response.body()) instanceof Map<?, ?> members) {
        return members;
      }
      throw new IOException(response.uri() + " answers no object");
    } catch (Json.SyntaxException e) {
      throw new IOException(response.uri() + " answers no JSON: " + e.getMessage(), e);
    }
  }

  private static Map<?, ?> object(Map<?, ?> members, String name) throws IOException {
    if (members.get(name) instanceof Map<?, ?> object) {
      return object;
    }
    throw new IOException("the server's answer has no " + name);
  }

  private static String text(Map<?, ?> members, String name) throws IOException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IOException("the server's answer has no " + name);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
