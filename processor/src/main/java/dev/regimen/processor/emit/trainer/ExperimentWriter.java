package dev.regimen.processor.emit.trainer;

import com.palantir.javapoet.TypeSpec;
import dev.regimen.annotation.Experiment;
import dev.regimen.processor.emit.code.ClassCode;
import dev.regimen.processor.emit.code.Code;
import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Method;
import dev.regimen.processor.emit.code.Modifier;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import dev.regimen.processor.emit.step.RuntimeTypes;
import dev.regimen.processor.model.ExperimentModel;
import dev.regimen.processor.model.SweepModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the class of an experiment: its design, with every value that it varies. */
public final class ExperimentWriter {
  private static final List<Modifier> PUBLIC = List.of(Modifier.PUBLIC);
  private static final Name DESIGN = Name.local(RuntimeTypes.DESIGN, "design");
  private static final Name METHOD = Name.method("design");
  private static final Name VARIANT = Name.local(Type.STRING, "variant");

  private ExperimentWriter() {}

  /**
   * The file.
   *
   * @param compiled the trainers that it runs; none after an error
   */
  public static SourceFile of(ExperimentModel model, List<ExperimentModel.Compiled> compiled) {
    Specs specs = new Specs();
    List<Modifier> modifiers = List.of(Modifier.PUBLIC, Modifier.FINAL);
    List<Method> methods = new ArrayList<>();
    Code begin = new Code().run(Expr.inherited("super", new Expr.Own(METHOD, List.of())));
    methods.add(Method.constructor(PUBLIC, model.generated(), List.of(), begin));
    methods.add(design(model, compiled));
    ClassCode members =
        new ClassCode(
            "The trials of " + model.name() + ".",
            modifiers,
            model.generated(),
            RuntimeTypes.STUDY,
            List.of(),
            methods,
            List.of());
    TypeSpec.Builder type = specs.type(members, 0);
    return Face.file(model.packageName(), model.generated(), model.home(), type, specs);
  }

  private static Method design(ExperimentModel model, List<ExperimentModel.Compiled> compiled) {
    Experiment said = model.experiment().annotation();
    Code code = new Code();
    Expr metric = new Expr.Member(new Expr.Static(RuntimeTypes.METRIC), said.objective().name());
    code.let(DESIGN, Expr.call(RuntimeTypes.DESIGN, "of", new Expr.Quote(model.simple()), metric));
    if (!said.task().isEmpty()) {
      code.call(DESIGN, "task", new Expr.Quote(said.task()));
    }
    code.call(DESIGN, "repeats", Expr.number(said.repeats()));
    code.call(DESIGN, "seed", Expr.wide(said.seed()));
    for (ExperimentModel.Compiled each : compiled) {
      Type trainer = Type.of(each.packageName(), each.trainer());
      Expr given = new Expr.New(trainer, List.of());
      for (Map.Entry<String, Double> setting : each.settings().entrySet()) {
        Expr number = Expr.number(setting.getValue());
        given = new Expr.Call(given, "set", List.of(new Expr.Quote(setting.getKey()), number));
      }
      Expr made = new Expr.Lambda(VARIANT, given);
      code.call(DESIGN, "variant", new Expr.Quote(each.name()), made);
      each.parameters()
          .forEach(
              (name, value) ->
                  code.call(DESIGN, "fixed", new Expr.Quote(name), Expr.number(value)));
    }
    model.sweeps().stream()
        .filter(sweep -> !model.structural(sweep))
        .forEach(sweep -> code.run(dimension(model, sweep)));
    model
        .random()
        .ifPresent(use -> code.call(DESIGN, "random", Expr.number(use.annotation().trials())));
    model
        .halving()
        .ifPresent(
            use ->
                code.call(
                    DESIGN,
                    "halving",
                    Expr.number(use.annotation().factor()),
                    Expr.number(use.annotation().minimumEpochs())));
    model.rates().ifPresent(use -> code.run(rates(use.annotation())));
    boolean compares = model.ablation().isPresent() || model.tasks().isPresent();
    if (compares && !compiled.isEmpty()) {
      code.call(DESIGN, "reference", new Expr.Quote(compiled.get(0).name()));
    }
    return Method.of(
        Modifier.FUNCTION, RuntimeTypes.DESIGN, METHOD, List.of(), code.returns(DESIGN));
  }

  private static Expr rates(dev.regimen.annotation.RateSearch rates) {
    return Expr.call(
        DESIGN,
        "rateSearch",
        Expr.number(rates.low()),
        Expr.number(rates.high()),
        Expr.number(rates.values()),
        Expr.number(rates.rounds()),
        Expr.number(rates.epochs()),
        Expr.number(rates.share()));
  }

  private static Expr dimension(ExperimentModel model, SweepModel sweep) {
    boolean whole = model.whole(sweep);
    Expr name = new Expr.Quote(sweep.parameter());
    if (sweep.ranged()) {
      return Expr.call(
          DESIGN,
          sweep.logarithmic() ? "logUniform" : "uniform",
          name,
          Expr.number(sweep.use().annotation().low()),
          Expr.number(sweep.use().annotation().high()),
          Expr.text(Boolean.toString(whole)));
    }
    List<Expr> arguments = new ArrayList<>();
    arguments.add(name);
    sweep
        .values(whole)
        .forEach(
            value -> arguments.add(whole ? Expr.number(value.longValue()) : Expr.number(value)));
    return new Expr.Call(DESIGN, "values", arguments);
  }
}
