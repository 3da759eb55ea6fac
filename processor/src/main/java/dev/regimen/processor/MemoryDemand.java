package dev.regimen.processor;

import dev.regimen.processor.check.MemoryNeed;
import dev.regimen.processor.check.MemoryNeed.Buffer;
import dev.regimen.processor.emit.step.HeapRequests;
import dev.regimen.processor.emit.trainer.TrainerPlan;
import dev.regimen.processor.ir.Leaf;
import dev.regimen.processor.ir.Value;
import dev.regimen.processor.lower.Lowered;
import dev.regimen.processor.model.Fact;
import dev.regimen.processor.model.TaskModel;
import dev.regimen.processor.plan.Layout;
import dev.regimen.processor.plan.Space;
import dev.regimen.processor.plan.UpdateGroup;
import dev.regimen.processor.rule.ConditionInput;
import dev.regimen.processor.rule.InputShapes;
import dev.regimen.processor.rule.LossRule;
import dev.regimen.processor.rule.Role;
import dev.regimen.processor.rule.Rules;
import dev.regimen.processor.rule.RunRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run takes of memory, from its plan: the sum that the runtime makes of the blueprint, with
 * names.
 */
final class MemoryDemand {
  /** The setting that says how often a run keeps its weights. */
  private static final String SNAPSHOTS = "snapshotEnsemble.cycles";

  private final TrainerPlan plan;
  private final HeapRequests heap;
  private final Rules rules;
  private final long number;
  private final List<Buffer> buffers = new ArrayList<>();
  private long fixed;
  private long slotCount;
  private long ofSample;

  private MemoryDemand(TrainerPlan plan, HeapRequests heap, Rules rules) {
    this.plan = plan;
    this.heap = heap;
    this.rules = rules;
    number = plan.precision().bytes();
  }

  static MemoryNeed of(TrainerPlan plan, HeapRequests heap, Rules rules) {
    MemoryDemand demand = new MemoryDemand(plan, heap, rules);
    demand.ofNetwork();
    demand.ofBatch();
    long exchanged = heap.exchanged(plan.precision());
    long ofWorker = demand.number * plan.largest(Layout::partCount) + exchanged;
    long widest =
        demand.buffers.stream()
            .filter(MemoryNeed.Buffer::ofBatch)
            .mapToLong(buffer -> buffer.bytes() / demand.number)
            .max()
            .orElse(0);
    return new MemoryNeed(
        demand.buffers,
        demand.fixed,
        demand.ofSample,
        ofWorker,
        widest,
        layers(plan),
        heap.convolutions());
  }

  private static Map<String, Long> layers(TrainerPlan plan) {
    Map<String, Long> layers = new TreeMap<>();
    plan.lowered()
        .states()
        .forEach(state -> layers.merge(state.layer(), state.shape().elements(), Long::sum));
    return layers;
  }

  private void ofNetwork() {
    Layout layout = plan.trainingLayout();
    fixed("parameters", layout.parameterCount());
    fixed("gradients", gradients(layout));
    fixed("running statistics", layout.runningCount());
    fixed("weights in another form", plan.largest(Layout::derivedCount));
    if (slots() || averagesEpochs()) {
      fixed("average in use", layout.parameterCount() + layout.runningCount());
    }
    heap.carried().forEach(group -> fixed("left to a later phase", heap.tiled(group)));
    if (heap.keepsStatistics()) {
      fixed("running statistics kept", layout.runningCount());
    }
    bytes("sums that workers exchange", heap.exchanged(plan.precision()));
    bytes("what the run counts", counts());
    kept();
  }

  /** Tables of which an update goes over some rows have their gradients in the arena. */
  private long gradients(Layout layout) {
    return plan.update().update().groups().stream()
        .filter(UpdateGroup::ofRows)
        .flatMap(group -> group.members().stream())
        .mapToLong(member -> place(layout, member.parameter()))
        .min()
        .orElse(layout.parameterCount());
  }

  private static long place(Layout layout, Value parameter) {
    return layout.parameters().entrySet().stream()
        .filter(each -> each.getKey().op().equals(parameter.op()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** What a run keeps of its weights beside what it computes in. */
  private void kept() {
    Layout layout = plan.trainingLayout();
    long weights = layout.parameterCount() + layout.runningCount();
    long best = fact("earlyStopping").filter(MemoryDemand::restoresNothing).isPresent() ? 0 : 1;
    long snapshots =
        plan.settings().stream()
            .filter(setting -> setting.name().equals(SNAPSHOTS))
            .mapToLong(setting -> setting.value().longValue())
            .sum();
    fixed("best weights", best * weights);
    fixed("snapshots", snapshots * weights);
    if (fact("checkpoint").isPresent()) {
      // The state that is copied, and the best weights once more, of which a model is written.
      long averages = averagesEpochs() ? 1 : 0;
      fixed("checkpoint", (1 + averages + 2 * best + snapshots) * weights + slotCount);
      bytes("checkpoint", counts());
    }
  }

  private Optional<Fact> fact(String method) {
    return plan.facts().stream().filter(fact -> fact.method().equals(method)).findFirst();
  }

  /** Its last word is whether the best weights are restored. */
  private static boolean restoresNothing(Fact earlyStopping) {
    return Boolean.FALSE.equals(earlyStopping.args().get(earlyStopping.args().size() - 1));
  }

  /** The number of averaged models, and the four numbers of what watches a metric. */
  private long counts() {
    boolean watches = fact("plateau").isPresent();
    return Double.BYTES * ((averagesEpochs() ? 1L : 0) + (watches ? 4 : 0));
  }

  /** What the update keeps; whether an average is among it. */
  private boolean slots() {
    boolean averages = false;
    List<UpdateGroup> groups = plan.update().update().groups();
    for (int i = 0; i < groups.size(); i++) {
      for (Value slot : plan.update().slots(i)) {
        boolean optimizer = ((Leaf) slot.op()).kind() == Leaf.Kind.SLOT;
        String name = optimizer ? groups.get(i).nameOf(slot) : "average";
        fixed(name, heap.tiled(groups.get(i)));
        slotCount += groups.get(i).size();
        averages |= !optimizer;
      }
    }
    return averages;
  }

  private boolean averagesEpochs() {
    return rules.in(Role.RUN, plan.model().regime()).stream()
        .anyMatch(bound -> bound.rule().group().equals(RunRule.AVERAGE));
  }

  private void ofBatch() {
    Layout layout = plan.trainingLayout();
    layout.activations().keySet().forEach(this::activation);
    long arena = plan.largest(Layout::activationCount);
    InputShapes shown = InputShapes.of(plan.model(), rules);
    long features = Math.max(shown.train().elements(), shown.test().elements());
    buffers.add(new Buffer("input", number * features, true));
    long condition =
        ConditionInput.Form.of(plan.model(), rules).stream()
            .mapToLong(
                form ->
                    form.extents().stream().mapToLong(extent -> extent).reduce(1, (a, b) -> a * b))
            .sum();
    long view = reads("view") ? features : 0;
    if (view > 0) {
      buffers.add(new Buffer("view", number * view, true));
    }
    long states = heap.keepsStatistics() ? plan.kept().map(TrainerPlan.Kept::width).orElse(0L) : 0;
    if (states > 0) {
      buffers.add(new Buffer("states kept", number * states, true));
    }
    long targets = plan.lowered().heads().stream().mapToLong(this::target).sum();
    ofSample = number * (arena + features + view + condition + states + targets + weights());
  }

  /** Whether the step reads an input of this name. */
  private boolean reads(String input) {
    return plan.lowered().program().body().stream()
        .anyMatch(
            value ->
                value.op() instanceof Leaf leaf
                    && leaf.kind() == Leaf.Kind.INPUT
                    && leaf.name().equals(input));
  }

  /** What says by how much a sample counts; of a partial target it says too whether it is there. */
  private long weights() {
    boolean weighed =
        rules.in(Role.RUN, plan.model().regime()).stream()
            .anyMatch(bound -> bound.rule().weighsSamples(bound.annotation()));
    return weighed && !plan.lowered().heads().get(0).task().partial() ? 1 : 0;
  }

  private void activation(Value value) {
    String name = value.origin().layer() + "." + value.name() + " " + value.shape().text();
    buffers.add(new Buffer(name, number * Space.size(value), true));
  }

  private long target(Lowered.Head head) {
    TaskModel task = head.task();
    boolean perToken = task.target().perToken();
    boolean byNumber = perToken || head.encoding() == LossRule.Encoding.BINARY;
    long width = byNumber ? 1 : task.target().compared() ? 0 : task.target().count();
    long tokens = perToken ? plan.model().input().elements() : 1;
    long present = task.target().masked() ? width : perToken || task.partial() ? 1 : 0;
    return tokens * (width + present);
  }

  private void fixed(String name, long elements) {
    bytes(name, elements > Long.MAX_VALUE / 64 / number ? Long.MAX_VALUE / 64 : number * elements);
  }

  private void bytes(String name, long bytes) {
    fixed = Math.min(Long.MAX_VALUE / 2, fixed + bytes); // what nobody has is not counted exactly
    buffers.add(new Buffer(name, bytes, false));
  }
}
