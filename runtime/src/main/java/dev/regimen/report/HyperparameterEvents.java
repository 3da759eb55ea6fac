package dev.regimen.report;

import dev.regimen.train.Run;
import dev.regimen.train.step.Setting;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The numbers of a run as TensorBoard's table of hyperparameters reads them: where a session
 * begins, and how it ended. A folder is a session; its metrics are the scalars of the same file.
 *
 * <p>What empties that table elsewhere is kept off: a number is a number in every run, never a text
 * in one of them; no list of all hyperparameters is written, which would hide those that a later
 * run adds, so that TensorBoard makes its own of the sessions; runs that differ in their seed alone
 * have the same group.
 */
final class HyperparameterEvents {
  static final String START = "_hparams_/session_start_info";
  static final String END = "_hparams_/session_end_info";
  private static final String PLUGIN = "hparams";
  private static final String SEED = "seed";

  /** Fields of {@code Summary.Value}, {@code SummaryMetadata}, {@code PluginData}. */
  private static final int METADATA = 9;

  private static final int TENSOR = 8;

  /** Of {@code HParamsPluginData}. */
  private static final int VERSION = 1;

  private static final int SESSION_START = 3;
  private static final int SESSION_END = 4;

  private HyperparameterEvents() {}

  /** The summary's value that says what a run was asked to do. */
  static ProtobufMessage start(Run run, double seconds) {
    ProtobufMessage session = new ProtobufMessage();
    numbers(run)
        .forEach((name, value) -> entry(session, name, new ProtobufMessage().real(2, value)));
    entry(session, "network", new ProtobufMessage().text(3, run.blueprint().network()));
    session.text(4, group(run)).real(5, seconds);
    return value(START, new ProtobufMessage().whole(VERSION, 0).message(SESSION_START, session));
  }

  private static void entry(ProtobufMessage session, String name, ProtobufMessage value) {
    session.message(1, new ProtobufMessage().text(1, name).message(2, value));
  }

  /** The summary's value that says how it ended. */
  static ProtobufMessage end(RunStatus state, double seconds) {
    int status =
        switch (state) {
          case COMPLETE, STOPPED -> 1;
          case DIVERGED, FAILED -> 2;
          case RUNNING -> 3;
        };
    ProtobufMessage session = new ProtobufMessage().whole(1, status).real(2, seconds);
    return value(END, new ProtobufMessage().whole(VERSION, 0).message(SESSION_END, session));
  }

  /** Metadata need a tensor beside them: an empty one of floats. */
  private static ProtobufMessage value(String tag, ProtobufMessage content) {
    ProtobufMessage plugin = new ProtobufMessage().text(1, PLUGIN).message(2, content);
    ProtobufMessage noExtent = new ProtobufMessage().message(2, new ProtobufMessage().whole(1, 0));
    return new ProtobufMessage()
        .text(1, tag)
        .message(TENSOR, new ProtobufMessage().whole(1, 1).message(2, noExtent))
        .message(METADATA, new ProtobufMessage().message(1, plugin));
  }

  private static Map<String, Double> numbers(Run run) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Setting setting : run.blueprint().settings().values()) {
      numbers.put(setting.name(), run.settings().number(setting.name()));
    }
    return numbers;
  }

  private static String group(Run run) {
    Map<String, String> texts = new LinkedHashMap<>(run.settings().texts());
    texts.remove(SEED);
    String all = run.blueprint().network() + run.blueprint().regime() + texts;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
