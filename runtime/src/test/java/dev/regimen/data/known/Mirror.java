package dev.regimen.data.known;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server of files on this machine, with the faults that servers have. */
final class Mirror implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private boolean ranges = true;
  private boolean chunked;
  private int breaksAfter = Integer.MAX_VALUE;
  private int shift;

  Mirror() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Mirror with(String name, byte[] content) {
    files.put("/" + name, content);
    return this;
  }

  /** Sends whole files whatever is asked for. */
  Mirror withoutRanges() {
    ranges = false;
    return this;
  }

  /** Does not say how long a file is. */
  Mirror withoutLength() {
    chunked = true;
    return this;
  }

  /** Ends every answer after some bytes. */
  Mirror breakingAfter(int bytes) {
    breaksAfter = bytes;
    return this;
  }

  /** Sends another part than asked for. */
  Mirror sendingOtherParts() {
    shift = 1;
    return this;
  }

  URI uri(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  /** What was asked for: the name, and the range if there was one. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String path = exchange.getRequestURI().getPath();
    requests.add(path.substring(1) + (range == null ? "" : " " + range));
    byte[] file = files.get(path);
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = 0;
    int status = 200;
    if (range != null && ranges) {
      from = Integer.parseInt(range.replaceAll("\\D", "")) + shift;
      status = from < file.length ? 206 : 416;
      exchange
          .getResponseHeaders()
          .add("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
    }
    if (status == 416) {
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    byte[] part = Arrays.copyOfRange(file, from, file.length);
    exchange.sendResponseHeaders(status, chunked ? 0 : part.length);
    OutputStream out = exchange.getResponseBody();
    out.write(part, 0, Math.min(part.length, breaksAfter));
    out.flush();
    // Closes the connection if less was written than was announced.
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
