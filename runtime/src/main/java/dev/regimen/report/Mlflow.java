package dev.regimen.report;

import dev.regimen.text.Printable;
import dev.regimen.train.Epoch;
import dev.regimen.train.Listener;
import dev.regimen.train.Run;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run to a tracking server of MLflow, by its REST interface (2.0): parameters when it
 * begins, metrics behind every epoch, how it ended.
 *
 * <pre>{@code
 * new FashionMlpTrainer().listener(Mlflow.fromEnvironment()).fit(data);
 * }</pre>
 *
 * <p>Runs are those of an experiment that is called as the network. A server that does not answer
 * is told once, and the run goes on without it.
 */
public final class Mlflow implements Listener {
  private static final Logger log = LoggerFactory.getLogger(Mlflow.class);
  private static final String ADDRESS = "MLFLOW_TRACKING_URI";
  private static final String TOKEN = "MLFLOW_TRACKING_TOKEN";

  private final MlflowServer server;
  private final Clock clock;
  private @Nullable String id;

  Mlflow(MlflowServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * The server that {@code MLFLOW_TRACKING_URI} names, with the token {@code MLFLOW_TRACKING_TOKEN}
   * if there is one.
   *
   * @throws IllegalStateException if the variable is not set, or is no address of HTTP
   */
  public static Mlflow fromEnvironment() {
    return from(System.getenv());
  }

  static Mlflow from(Map<String, String> environment) {
    return at(address(environment.getOrDefault(ADDRESS, "")), environment.getOrDefault(TOKEN, ""));
  }

  /** Also an address that begins as one of HTTP may be none: with a space, without a host. */
  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (text.matches("https?://.+") && address.getHost() != null) {
        return address;
      }
      throw noAddress(text, null);
    } catch (URISyntaxException e) {
      throw noAddress(text, e);
    }
  }

  private static IllegalStateException noAddress(String text, @Nullable Exception cause) {
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "%s is '%s', but an address of HTTP was expected, http://localhost:5000",
            ADDRESS,
            Printable.of(text)),
        cause);
  }

  /**
   * A server.
   *
   * @param token that it asks for; empty if it asks for none
   */
  public static Mlflow at(URI address, String token) {
    return new Mlflow(new MlflowServer(address, token), Clock.systemUTC());
  }

  @Override
  public void onRunStart(Run run) {
    id = null;
    Map<String, String> parameters = new LinkedHashMap<>(run.settings().texts());
    parameters.put("network", run.blueprint().network());
    parameters.put("regime", run.blueprint().regime());
    parameters.put("workers", Integer.toString(run.workers()));
    parameters.put("data", run.splits().train().source());
    telling(
        () -> {
          String experiment = server.experiment(run.blueprint().network());
          String begun = server.begin(experiment, run.blueprint().network(), clock.millis());
          server.parameters(begun, parameters);
          id = begun;
        });
  }

  @Override
  public void onEpochEnd(Run run, Epoch epoch) {
    String told = id;
    if (told != null) {
      Map<String, Double> values = new LinkedHashMap<>(MetricKeys.of(epoch));
      values.put("lr", epoch.learningRate());
      telling(() -> server.metrics(told, values, clock.millis(), run.step()));
    }
  }

  @Override
  public void onRunEnd(Run run, RunResult<?> result) {
    String told = id;
    if (told != null) {
      if (result.tested()) {
        Map<String, Double> values = new LinkedHashMap<>();
        MetricKeys.of(result.test()).forEach((name, value) -> values.put("test/" + name, value));
        telling(() -> server.metrics(told, values, clock.millis(), run.step()));
      }
      end(told, RunStatus.of(result.stopReason()));
    }
  }

  @Override
  public void onRunFailed(Run run, RuntimeException failure) {
    String told = id;
    if (told != null) {
      end(told, RunStatus.of(failure));
    }
  }

  private void end(String told, RunStatus state) {
    String word =
        switch (state) {
          case RUNNING -> "RUNNING";
          case COMPLETE -> "FINISHED";
          case STOPPED -> "KILLED";
          case DIVERGED, FAILED -> "FAILED";
        };
    telling(() -> server.end(told, word, clock.millis()));
    id = null;
  }

  private interface Telling {
    void run() throws IOException;
  }

  private void telling(Telling part) {
    try {
      part.run();
    } catch (IOException e) {
      id = null;
      log.warn(
          "the tracking server is told no more, the run goes on: {}",
          Printable.message(String.valueOf(e.getMessage())));
    }
  }
}
