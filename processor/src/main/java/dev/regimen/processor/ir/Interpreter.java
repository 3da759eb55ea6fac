package dev.regimen.processor.ir;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates a program in double, operation by operation: the oracle of every pass. */
public final class Interpreter {
  private final Bindings bindings;
  private final Map<Value, Tensor> results = new HashMap<>();
  private final Map<Value, List<Tensor>> all = new HashMap<>();

  private Interpreter(Bindings bindings) {
    this.bindings = bindings;
  }

  /**
   * What a program yields and writes.
   *
   * @param outputs the named outputs
   * @param updates what each state becomes, by the leaf's name
   */
  public record Outcome(Map<String, Tensor> outputs, Map<String, Tensor> updates) {}

  public static Outcome run(Program program, Bindings bindings) {
    Interpreter interpreter = new Interpreter(bindings);
    for (Value value : program.body()) {
      interpreter.evaluate(value);
    }
    return interpreter.outcome(program);
  }

  private void evaluate(Value value) {
    if (value.op() instanceof Result result) {
      results.put(value, all.get(value.arg(0)).get(result.index()));
      return;
    }
    List<Tensor> args = value.args().stream().map(results::get).toList();
    List<Tensor> yielded = value.op().evals(value, args, bindings);
    results.put(value, yielded.get(0));
    if (yielded.size() > 1) {
      all.put(value, yielded);
    }
  }

  private Outcome outcome(Program program) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    program.outputs().forEach((name, value) -> outputs.put(name, results.get(value)));
    Map<String, Tensor> updates = new LinkedHashMap<>();
    for (Update update : program.updates()) {
      updates.put(((Leaf) update.state().op()).name(), results.get(update.value()));
    }
    return new Outcome(outputs, updates);
  }
}
