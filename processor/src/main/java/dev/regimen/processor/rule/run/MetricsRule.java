package dev.regimen.processor.rule.run;

import com.google.auto.service.AutoService;
import dev.regimen.annotation.Metric;
import dev.regimen.annotation.Metrics;
import dev.regimen.processor.diagnostic.Report;
import dev.regimen.processor.diagnostic.Site;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.NetworkModel;
import dev.regimen.processor.model.Use;
import dev.regimen.processor.rule.NetworkMetrics;
import dev.regimen.processor.rule.Rule;
import dev.regimen.processor.rule.RunRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is shown of each epoch, and with it what evaluation counts. */
@AutoService(Rule.class)
@SuppressWarnings("rawtypes")
public final class MetricsRule implements RunRule<Metrics> {
  @Override
  public Class<Metrics> annotation() {
    return Metrics.class;
  }

  @Override
  public List<Fact> facts(Metrics annotation) {
    return List.of(Fact.of("metrics", (Object[]) annotation.value()));
  }

  @Override
  public Set<Metric> measures(Metrics annotation) {
    return new LinkedHashSet<>(List.of(annotation.value()));
  }

  @Override
  public boolean ofLabels(Metrics annotation) {
    return true;
  }

  @Override
  public void check(Use<Metrics> use, NetworkModel network, Report report) {
    Site site = use.site().member("value");
    NetworkMetrics metrics = new NetworkMetrics(network.tasks());
    List<Metric> named = List.of(use.annotation().value());
    List<Metric> once = named.stream().distinct().toList();
    String fitting = use.with("value", fitting(once, metrics));
    for (Metric metric : once) {
      if (!metrics.has(metric)) {
        metrics.refuse(metric, site.element(named.indexOf(metric)), report, fitting);
      }
    }
    if (named.isEmpty()) {
      report
          .warning("NoEffect", site, "@Metrics names no metric, so a run shows what it always does")
          .fix(fitting);
    } else if (once.size() < named.size()) {
      report
          .warning("NoEffect", site, "@Metrics names a metric twice, which is shown once")
          .fix(fitting);
    }
  }

  /** Those that the network has; where it has none of them, the first but the loss that it has. */
  private static Metric[] fitting(List<Metric> named, NetworkMetrics metrics) {
    Metric[] fitting = named.stream().filter(metrics::has).toArray(Metric[]::new);
    return fitting.length > 0
        ? fitting
        : metrics
            .all()
            .filter(metric -> metric.unit() != Metric.Unit.LOSS)
            .limit(1)
            .toArray(Metric[]::new);
  }
}
