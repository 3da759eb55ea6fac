package dev.regimen.processor.rule;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The techniques as tables in Markdown, from the rules and the annotations' own words. */
public final class TechniqueTable {
  private TechniqueTable() {}

  /** Every technique: what it is written as with its defaults, and what that means. */
  public static String markdown() {
    Map<String, List<Rule<?>>> sections = new LinkedHashMap<>();
    for (Class<?> role : roles()) {
      Rules.load().all().stream()
          .filter(rule -> role == role(rule))
          .sorted(Comparator.comparing(TechniqueTable::place))
          .forEach(rule -> sections.computeIfAbsent(title(rule), x -> new ArrayList<>()).add(rule));
    }
    StringBuilder text = new StringBuilder();
    sections.forEach(
        (title, rules) -> {
          text.append(text.isEmpty() ? "" : "\n").append("### ").append(title).append("\n\n");
          text.append("| annotation | meaning |\n|---|---|\n");
          rules.forEach(rule -> text.append(row(rule.annotation())).append('\n'));
        });
    return text.toString();
  }

  /** The role that a rule is listed by: of several the pretext task's. */
  private static Class<?> role(Rule<?> rule) {
    return rule instanceof PretextRule<?>
        ? PretextRule.class
        : roles().stream().filter(type -> type.isInstance(rule)).findFirst().orElseThrow();
  }

  private static List<Class<?>> roles() {
    return List.of(
        LayerRule.class,
        WeightRule.class,
        InitRule.class,
        UpdateRule.class,
        ScheduleRule.class,
        LossRule.class,
        TargetRule.class,
        TaskWeightRule.class,
        UnlabelledRule.class,
        PretextRule.class,
        AugmentationRule.class,
        RunRule.class);
  }

  /** Where a rule stands among those of its role: by its slot, optimizers before penalties. */
  private static int place(Rule<?> rule) {
    if (rule instanceof LayerRule<?> layer) {
      return layer.slot() == Slot.BRANCH ? Slot.values().length : layer.slot().ordinal();
    }
    return rule instanceof UpdateRule<?> update && !update.optimizer() ? 1 : 0;
  }

  private static String title(Rule<?> rule) {
    if (rule instanceof LayerRule<?> layer) {
      return switch (layer.slot()) {
        case BRANCH -> "Branches of residual blocks";
        case TRANSFORM -> "Layers";
        case NORMALIZE -> "Normalization";
        case ACTIVATE -> "Activations";
        case SCALE -> "A factor for each channel";
        case POOL -> "Pooling";
        case NOISE -> "Dropout";
        case SHOW -> "Layers that can be read";
      };
    }
    if (rule instanceof UpdateRule<?> update) {
      return update.optimizer()
          ? "Optimizers"
          : "Penalties, decay and what else changes the update";
    }
    String role = role(rule).getSimpleName().replace("Rule", "");
    return switch (role) {
      case "Weight" -> "Weights in another form";
      case "Init" -> "Initialization";
      case "Schedule" -> "Schedules of the learning rate";
      case "Loss" -> "Losses";
      case "Target" -> "Targets";
      case "TaskWeight" -> "Several tasks";
      case "Unlabelled" -> "Samples without labels";
      case "Pretext" -> "Tasks that need no labels";
      case "Augmentation" -> "Augmentation";
      case "Run" -> "The run";
      default -> role;
    };
  }

  private static String row(Class<? extends Annotation> type) {
    String meaning = AnnotationSources.firstSentence(type).replace("|", "\\|");
    return "| `@" + type.getSimpleName() + defaults(type) + "` | " + meaning + " |";
  }

  /** Members as written: those without a default by their name, the others with it. */
  private static String defaults(Class<? extends Annotation> type) {
    String source = AnnotationSources.of(type);
    List<Method> members = new ArrayList<>(List.of(type.getDeclaredMethods()));
    members.sort(Comparator.comparing(member -> source.indexOf(" " + member.getName() + "()")));
    List<String> words = new ArrayList<>();
    for (Method member : members) {
      Object standard = member.getDefaultValue();
      boolean none = standard == null || standard.equals(Integer.MAX_VALUE);
      words.add(member.getName() + (none ? "" : " = " + text(standard)));
    }
    String list = String.join(", ", words);
    boolean single = words.size() == 1;
    return list.isEmpty() ? "" : "(" + (single ? list.replace("value = ", "") : list) + ")";
  }

  /** Numbers without a needless fraction or a long run of zeros. */
  private static String text(Object value) {
    if (value instanceof Double number) {
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e6;
      return whole
          ? Long.toString(number.longValue())
          : written(number).replace("E", "e").replace(".0e", "e");
    }
    if (value instanceof int[] numbers) {
      String list = IntStream.of(numbers).mapToObj(String::valueOf).collect(joining(", "));
      return numbers.length == 1 ? list : "{" + list + "}";
    }
    if (value instanceof double[] numbers) {
      return DoubleStream.of(numbers)
          .mapToObj(TechniqueTable::text)
          .collect(joining(", ", "{", "}"));
    }
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    return value.getClass().isArray() ? "{}" : value.toString();
  }

  /** What cannot be written whole, such as 4/3, with four digits. */
  private static String written(double number) {
    String text = Double.toString(number);
    return text.length() > 12 ? String.format(Locale.ROOT, "%.4g", number) : text;
  }
}
