package dev.regimen.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.regimen.report.saved.RunsFolder;
import dev.regimen.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Shows a folder of runs to browsers on this machine. Only the loopback is listened to, and asked
 * for by a name of it, so that no page from elsewhere reads along (DNS rebinding); only {@code GET}
 * is answered; nothing outside the folder is read.
 */
final class PageServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads;
  private final ServedPages pages;

  private PageServer(HttpServer server, ExecutorService threads, ServedPages pages) {
    this.server = server;
    this.threads = threads;
    this.pages = pages;
  }

  /**
   * Begins to answer.
   *
   * @param port 0 takes one that is free
   */
  static PageServer start(RunsFolder runs, int port) throws IOException {
    HttpServer http;
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " cannot be had (" + e.getMessage() + "): --port names another", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(port + " is no port, which are 0 to 65535", e);
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "page");
              thread.setDaemon(true);
              return thread;
            });
    PageServer server = new PageServer(http, threads, new ServedPages(runs));
    http.createContext("/", server::answer);
    http.setExecutor(threads);
    http.start();
    return server;
  }

  /** Where browsers find it. */
  String address() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answered(exchange));
    }
  }

  private Answer answered(HttpExchange exchange) {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!NAMES.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))) {
      return Answer.refusal(403, "This server answers to localhost only.");
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      return Answer.refusal(405, "Only GET is answered.");
    }
    try {
      return pages.at(exchange.getRequestURI());
    } catch (IOException | UncheckedIOException e) {
      return Answer.refusal(500, Printable.message(String.valueOf(e.getMessage())));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type() + "; charset=utf-8");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", "frame-ancestors 'none'");
    answer.refresh().ifPresent(seconds -> headers.set("Refresh", Integer.toString(seconds)));
    boolean empty = answer.content().length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.content().length);
    if (!empty) {
      exchange.getResponseBody().write(answer.content());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
