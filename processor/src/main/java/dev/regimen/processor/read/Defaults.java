package dev.regimen.processor.read;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.ConstantRate;
import dev.regimen.annotation.Seed;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Train;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Stated;
import dev.regimen.processor.model.Use;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

/**
 * What holds where a regime is silent: {@code @Train}, {@code @Adam}, {@code @ConstantRate},
 * {@code @Seed}, {@code @Split}, each with its own defaults, so that a run may override all their
 * numbers. They become uses like any other, so nothing downstream knows defaults, and the summary
 * of a run names them. (The default loss depends on the last layer's shape, which is not known
 * here.)
 */
final class Defaults {
  private Defaults() {}

  static List<Use<?>> at(Site site) {
    return List.of(
        use(Train.class, site),
        use(Adam.class, site),
        use(ConstantRate.class, site),
        use(Seed.class, site),
        use(Split.class, site));
  }

  private static Use<?> use(Class<? extends Annotation> type, Site site) {
    return new Use<Annotation>(Stated.of(type, Map.of()), "", site);
  }
}
