package dev.regimen.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What became of sources in which the fixes were pasted that the compiler printed. */
final class PastedFixes {
  /** A finding with one of its fixes. */
  private record Pasted(String source, Batch.Said said, String fix) {
    @Override
    public String toString() {
      return source + ":" + said.line() + " " + said.id() + " | " + fix;
    }
  }

  private final List<String> unread = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Set<String> mended = new TreeSet<>();

  private int mends;

  private PastedFixes() {}

  /**
   * Pastes every fix into a copy of its own, and compiles those.
   *
   * @param said as {@link Batch#process} tells of these sources
   */
  static PastedFixes of(Map<String, String> sources, Map<String, List<Batch.Said>> said) {
    PastedFixes fixes = new PastedFixes();
    Map<String, Pasted> pasted = new LinkedHashMap<>();
    Map<String, String> copies = new LinkedHashMap<>();
    sources.forEach(
        (name, source) -> {
          SourceText text = new SourceText(source);
          for (Batch.Said finding : said.get(name)) {
            for (String fix : finding.fixes()) {
              Pasted one = new Pasted(name, finding, fix);
              Optional<String> copy = Paste.apply(text, finding, fix);
              if (copy.isPresent() && !new SourceText(copy.get()).isSound()) {
                fixes.failures.add(one + "\n  is no Java then:\n" + copy.get());
              } else if (copy.isPresent()) {
                pasted.put("paste" + pasted.size(), one);
                copies.put("paste" + copies.size(), copy.get());
              } else {
                fixes.unread.add(one.toString());
              }
            }
          }
        });
    Map<String, List<Batch.Said>> after = Batch.process(copies);
    pasted.forEach(
        (copy, one) -> fixes.judge(one, said.get(one.source()), after.get(copy), copies.get(copy)));
    return fixes;
  }

  private void judge(
      Pasted pasted, List<Batch.Said> before, List<Batch.Said> after, String source) {
    List<String> open = new ArrayList<>();
    before.stream().filter(said -> said != pasted.said()).forEach(said -> open.add(key(said)));
    List<String> more =
        after.stream().filter(said -> !open.remove(key(said))).map(Batch.Said::toString).toList();
    if (more.isEmpty()) {
      mends++;
      mended.add(pasted.said().id());
    } else {
      failures.add(pasted + "\n  still or newly said: " + more + "\n  of\n" + source);
    }
  }

  /** What a finding is about, wherever it stands after the paste, and with whatever numbers. */
  private static String key(Batch.Said said) {
    String first = said.text().lines().findFirst().orElse("");
    return said.kind() + " " + first.replaceAll("\\d[\\d.]*", "0");
  }

  /** Fixes that say in words what to do. */
  List<String> unread() {
    return unread;
  }

  /** Fixes after which something is said that was not said before, or still is. */
  List<String> failures() {
    return failures;
  }

  /** Fixes after which the finding is gone and no other has come. */
  int mends() {
    return mends;
  }

  /** Ids that a pasted fix removed. */
  Set<String> mended() {
    return mended;
  }
}
