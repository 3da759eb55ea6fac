package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What a step does for a layer between two barriers.
 *
 * @param name of the method
 * @param layer the layer's name within names; empty for what is no layer's
 * @param part {@link #STATISTICS}, or empty for the work on rows
 * @param body without the word to whoever measures
 */
record LayerMethod(String name, String layer, String part, List<Statement> body) {
  /** The work on small vectors: what becomes of sums over the batch. */
  static final String STATISTICS = "Statistics";

  /** Whose it is: apart from a layer that is called like another one's part. */
  String owner() {
    return part.isEmpty() ? layer : layer + " " + part;
  }

  /** Whose it is, within names. */
  String word() {
    return Identifiers.capitalize(layer + part);
  }

  boolean isStatistics() {
    return part.equals(STATISTICS);
  }

  /** What begins its name: {@code finishBackward}. */
  String verb() {
    int at = name.lastIndexOf(word());
    return at < 0 ? name : name.substring(0, at) + name.substring(at + word().length());
  }

  boolean isBackward() {
    return verb().toLowerCase(Locale.ROOT).endsWith("backward");
  }

  /** Whether it can be an instance's: it assigns no field of the step's. */
  boolean isPure() {
    return body.stream().noneMatch(LayerMethod::assigns);
  }

  private static boolean assigns(Statement statement) {
    boolean own =
        statement instanceof Statement.Assign assign
            && assign.target() instanceof Name target
            && target.kind() == Name.Kind.FIELD;
    return own || statement.body().stream().anyMatch(LayerMethod::assigns);
  }

  /** The same with expressions replaced. */
  LayerMethod map(UnaryOperator<Expr> f) {
    return new LayerMethod(name, layer, part, Statement.all(body, f));
  }

  /** The method of the step; it says its name when it is done, to whoever measures. */
  Method method() {
    Code code = new Code();
    body.forEach(code::add);
    code.call(StepContext.WORKER, "lap", new Expr.Quote(name));
    return Method.own(Name.method(name), List.of(), code);
  }
}
