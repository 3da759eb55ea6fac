package dev.regimen.processor.emit.trainer;

import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Setting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A class with the trainer's public face that cannot train. It stands in after an error, so that
 * the user sees what is wrong with the network and not that its trainer is missing.
 */
public final class Skeleton {
  private static final Name BROKEN = Name.method("broken");
  private static final Expr FAILURE = new Expr.Own(BROKEN, List.of());

  private Skeleton() {}

  /**
   * The stand-in.
   *
   * @param settings the numbers that the trainer would let one set, as far as they are known
   */
  public static SourceFile of(NetworkModel model, Collection<Setting> settings) {
    List<Method> methods = new ArrayList<>();
    methods.add(constructor(model));
    settings.forEach(s -> methods.add(Face.setter(model, s, new Code().fails(FAILURE))));
    Name init = Name.local(RuntimeTypes.INITIALIZATION, "init");
    methods.add(stub(Type.VOID, "initialize", init));
    methods.add(stub(Type.DOUBLE, "learningRateAt", Name.local(Type.DOUBLE, "epoch")));
    methods.add(stub(RuntimeTypes.STEP, "trainingStep", Face.MEMORY, Face.WORKER));
    methods.add(stub(RuntimeTypes.STEP, "inferenceStep", Face.MEMORY, Face.WORKER));
    methods.add(broken(model));
    String why = "Stands in for a trainer that could not be written; see the errors.";
    return Face.file(model, why, List.of(), methods, List.of());
  }

  private static Method constructor(NetworkModel model) {
    Expr named = Expr.call(RuntimeTypes.BLUEPRINT, "network", new Expr.Quote(model.trainer()));
    Expr decoder = PredictionClass.decoder(model);
    Code body = new Code().run(Expr.inherited("super", Expr.call(named, "build"), decoder));
    return Face.constructor(model, body.fails(FAILURE));
  }

  private static Method stub(Type type, String name, Name... parameters) {
    return Method.override(
        Modifier.PROTECTED, type, name, List.of(parameters), new Code().fails(FAILURE));
  }

  private static Method broken(NetworkModel model) {
    Type exception = Type.of(IllegalStateException.class);
    Expr why = new Expr.Quote(model.network() + " has errors; it was compiled all the same");
    Code body = new Code().returns(new Expr.New(exception, List.of(why)));
    return Method.of(Modifier.FUNCTION, exception, BROKEN, List.of(), body);
  }
}
