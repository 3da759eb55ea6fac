package dev.regimen.processor;

import dev.regimen.processor.diagnostic.Finding;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.read.ElementSite;
import dev.regimen.processor.read.UnusedAnnotations;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;

/**
 * What is wrong with a network under a regime that states something else, and is not wrong without
 * it: that is told where the regime states it, and names both.
 */
final class RegimeFindings {
  private final TypeElement regime;
  private final List<Use<?>> own;

  /**
   * The findings about a regime.
   *
   * @param regime the class
   * @param uses all that holds in it, its network's included
   */
  RegimeFindings(TypeElement regime, List<Use<?>> uses) {
    this.regime = regime;
    own =
        uses.stream()
            .<Use<?>>filter(
                use ->
                    use.site() instanceof ElementSite site
                        && UnusedAnnotations.owner(site.element()).equals(regime))
            .sorted(Comparator.comparing(Use::text))
            .toList();
  }

  /** The finding where the regime causes it; itself where it is about the regime's own class. */
  Finding moved(Finding finding) {
    ElementSite site = (ElementSite) finding.site();
    if (UnusedAnnotations.owner(site.element()).equals(regime)) {
      return finding;
    }
    Optional<Cause> cause = cause(finding);
    ElementSite place =
        cause.map(Cause::site).orElse(dev.regimen.processor.read.NetworkReader.site(regime));
    String by = cause.map(found -> " with " + found.use().source() + " here").orElse(" here");
    return finding.at(place, finding.problem() + " (" + site.owner() + by + ")");
  }

  private record Cause(Use<?> use, ElementSite site) {}

  /** The number of the regime that the finding speaks of, or else the annotation. */
  private Optional<Cause> cause(Finding finding) {
    List<String> lines = new ArrayList<>(List.of(finding.problem()));
    lines.addAll(finding.whys());
    for (String line : lines) {
      for (Use<?> use : own) {
        Optional<Method> member =
            Arrays.stream(use.annotation().annotationType().getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(each -> speaksOf(line, text(use, each)))
                .findFirst();
        if (member.isPresent()) {
          return Optional.of(
              new Cause(use, (ElementSite) use.site().member(member.get().getName())));
        }
      }
      for (Use<?> use : own) {
        if (speaksOf(line, use.text())) {
          return Optional.of(new Cause(use, (ElementSite) use.site()));
        }
      }
    }
    return own.size() == 1
        ? Optional.of(new Cause(own.get(0), (ElementSite) own.get(0).site()))
        : Optional.empty();
  }

  private static String text(Use<?> use, Method member) {
    return member.getName() + " = " + Stated.literal(Stated.value(use.annotation(), member));
  }

  private static boolean speaksOf(String line, String what) {
    return Pattern.compile("(?<![\\w.])" + Pattern.quote(what) + "(?![\\w.]\\w|\\w)")
        .matcher(line)
        .find();
  }
}
