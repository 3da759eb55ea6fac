package dev.regimen.processor.rule;

import dev.regimen.processor.diagnostic.Site;
import java.util.ArrayList;
import java.util.List;

/** A layer does not fit its input: carries one finding up to where layers are walked. */
public final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient dev.regimen.processor.model.Use<?> use;
  private final String id;
  private final List<String> fixes = new ArrayList<>();
  private String member = "";

  /** Made by {@link LayerScope#misfit}. */
  public Misfit(String id, dev.regimen.processor.model.Use<?> use, String problem) {
    super(problem, null, false, false);
    this.id = id;
    this.use = use;
  }

  /** The member of the annotation whose value is at fault. */
  public Misfit at(String name) {
    member = name;
    return this;
  }

  /** A line of code to write instead. */
  public Misfit fix(String line) {
    fixes.add(line);
    return this;
  }

  public String id() {
    return id;
  }

  public dev.regimen.processor.model.Use<?> use() {
    return use;
  }

  public String member() {
    return member;
  }

  /** Where it is at fault. */
  public Site place() {
    return member.isEmpty() ? use.site() : use.site().member(member);
  }

  public List<String> fixes() {
    return List.copyOf(fixes);
  }
}
