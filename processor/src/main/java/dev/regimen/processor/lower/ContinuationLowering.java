package dev.regimen.processor.lower;

import dev.regimen.processor.ir.CachedAttention;
import dev.regimen.processor.ir.Placed;
import dev.regimen.processor.ir.Program;
import dev.regimen.processor.ir.Waves;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Target;
import dev.regimen.processor.rule.Continuation;
import dev.regimen.processor.rule.LayerRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.TextInput;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * The pass that writes: of one token it makes what follows, from what layers keep of those before.
 *
 * @param program what it computes; empty where a layer cannot go on
 * @param tokens how many there can be from a beginning; as many as one likes where nothing depends
 *     on how far away that is
 * @param told a word to the user
 */
public record ContinuationLowering(Optional<Program> program, int tokens, String told) {
  /** Empty where a network does not predict the next token. */
  public static Optional<ContinuationLowering> of(
      NetworkModel model, Rules rules, DeclaredSettings settings) {
    Optional<TextInput> texts = TextInput.of(model.regime(), rules);
    if (texts.isEmpty() || model.main().target().of() != Target.Of.NEXT_TOKEN) {
      return Optional.empty();
    }
    Optional<String> obstacle = obstacle(model, rules);
    if (obstacle.isPresent()) {
      String told = "writes by whole windows: " + obstacle.get();
      return Optional.of(new ContinuationLowering(Optional.empty(), 0, told));
    }
    int length = texts.get().length();
    Program program = NetworkLowering.continuing(model, rules, settings, new Continuation(length));
    int tokens = countsPlaces(program) ? length : Integer.MAX_VALUE;
    String told = "writes token by token, from what layers keep of those before";
    return Optional.of(new ContinuationLowering(Optional.of(program), tokens, told));
  }

  /** What the run is told, where the network goes on. */
  public Optional<Fact> fact() {
    return program.map(pass -> Fact.of("goesOn", tokens));
  }

  /** Why the network cannot go on, if it cannot. */
  private static Optional<String> obstacle(NetworkModel model, Rules rules) {
    Optional<String> drawing =
        rules.in(Role.RUN, model.regime()).stream()
            .filter(bound -> bound.rule().predictsByDraws(bound.annotation()))
            .findFirst()
            .map(bound -> bound.use().text() + " draws for each of them");
    return drawing.or(
        () ->
            model.layers().stream()
                .flatMap(layer -> rules.in(Role.LAYER, layer.uses()).stream())
                .filter(ContinuationLowering::stops)
                .findFirst()
                .map(bound -> bound.use().text() + " keeps nothing to go on from"));
  }

  private static boolean stops(Rules.Bound<LayerRule<Annotation>> bound) {
    return !bound.rule().goesOn(bound.annotation());
  }

  private static boolean countsPlaces(Program program) {
    return program.body().stream()
        .anyMatch(
            value ->
                value.op() instanceof CachedAttention
                    || value.op() instanceof Placed
                    || value.op() instanceof Waves);
  }
}
