package dev.regimen.processor;

import dev.regimen.processor.SourceText.Annotation;
import dev.regimen.processor.SourceText.Declaration;
import dev.regimen.processor.SourceText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Does to a source what a {@code fix:} line says, as somebody does who has nothing but that line:
 *
 * <ul>
 *   <li>{@code delete @X}, {@code delete member}, {@code delete member = value}, {@code delete
 *       static}: takes it away;
 *   <li>{@code @X(...) @Y}: each takes the place of the annotation of its name on the declaration
 *       or the class around it; where there is none, of the annotation that is marked; {@code
 *       beside it}, {@code instead of @Z}, {@code on <name>} and {@code on the class} say where it
 *       is added instead;
 *   <li>{@code member = value}: in the annotation that is marked, or {@code on @X}; where a
 *       member's name is marked, in its place;
 *   <li>{@code @X Layer name;}: takes the field's place, or is added to the class's end, {@code
 *       before it} or {@code before <name>} where it says so; {@code delete name} takes a field
 *       away;
 *   <li>{@code class Name { ... }}: takes the place of what stands before the class's body, and of
 *       the body where it has another;
 *   <li>{@code "text"}: takes the marked text's place; {@code delete Name.class} takes it from a
 *       list;
 *   <li>{@code move @X to <name>}: from the declaration to the other one.
 * </ul>
 *
 * <p>What follows the code behind a comma, a parenthesis or one of these words explains it.
 */
final class Paste {
  private static final Pattern MOVE = Pattern.compile("move @(\\w+) to (\\w+).*");
  private static final Pattern DELETE = Pattern.compile("delete @(\\w+).*");
  private static final Pattern DELETE_WORD = Pattern.compile("delete (static|private|abstract).*");
  private static final Pattern DELETE_MEMBER = Pattern.compile("delete ([a-z]\\w*)\\b.*");
  private static final Pattern DELETE_CLASS = Pattern.compile("delete (\\w+\\.class).*");
  private static final Pattern HEAD = Pattern.compile("(class (\\w+)) \\{ (.*) }");
  private static final Pattern MEMBER = Pattern.compile("([a-z]\\w*) = .*");
  private static final Pattern NAMED = Pattern.compile("(\\w+)\\s*=");
  private static final Pattern FIELD = Pattern.compile("\\s*[A-Z]\\w* (\\w+);(.*)");
  private static final Pattern BEFORE = Pattern.compile("\\s*before (\\w+).*");
  private static final Pattern INSTEAD = Pattern.compile("\\s*instead of @(\\w+).*");
  private static final Pattern TYPE = Pattern.compile("\\s*class (\\w+)");
  private static final Pattern ON = Pattern.compile("\\s*on (the class|\\w+).*");
  private static final Pattern ON_OTHER = Pattern.compile(" on @(\\w+)");
  private static final Pattern EXPLAINED = Pattern.compile("\\s*((,|\\(|if |of ).*)?");

  private record Edit(Span span, String text) {}

  private final SourceText source;
  private final int place;
  private final List<Declaration> around;
  private final List<Edit> edits = new ArrayList<>();

  private Paste(SourceText source, Batch.Said said) {
    this.source = source;
    place = source.place(said.line(), said.column());
    around = source.around(place);
  }

  /** The source with a fix; empty if the line is none of those above. */
  static Optional<String> apply(SourceText source, Batch.Said said, String line) {
    Paste paste = new Paste(source, said);
    String fix = line.startsWith("or ") ? line.substring("or ".length()) : line;
    return !paste.around.isEmpty() && paste.edit(fix)
        ? Optional.of(paste.result())
        : Optional.empty();
  }

  private String result() {
    StringBuilder text = new StringBuilder(source.text());
    edits.stream()
        .sorted(Comparator.comparing((Edit edit) -> -edit.span().start()))
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.text()));
    return text.toString();
  }

  private boolean edit(String fix) {
    Matcher move = MOVE.matcher(fix);
    Matcher member = MEMBER.matcher(fix);
    Matcher head = HEAD.matcher(fix);
    if (fix.startsWith("delete ")) {
      return delete(fix);
    } else if (move.matches()) {
      return move(move.group(1), declaration(move.group(2)));
    } else if (head.matches()) {
      return declaration(head.group(2))
          .map(type -> head(type, head.group(1), head.group(3)))
          .orElse(false);
    } else if (fix.startsWith("\"")) {
      int end = source.text().indexOf('"', place + 1) + 1;
      return replace(new Span(place, end), fix.substring(0, fix.indexOf('"', 1) + 1));
    } else if (member.matches()) {
      Matcher other = ON_OTHER.matcher(fix);
      Optional<Annotation> to = other.find() ? find(other.group(1)) : marked();
      return to.map(at -> with(at, FixText.members(fix))).orElse(false);
    }
    return fix.startsWith("@") && annotations(fix);
  }

  private boolean delete(String fix) {
    Matcher annotation = DELETE.matcher(fix);
    Matcher word = DELETE_WORD.matcher(fix);
    Matcher listed = DELETE_CLASS.matcher(fix);
    Matcher member = DELETE_MEMBER.matcher(fix);
    if (annotation.matches()) {
      return find(annotation.group(1)).map(found -> replace(found.span(), "")).orElse(false);
    } else if (word.matches()) {
      return deleteWord(word.group(1));
    } else if (listed.matches()) {
      return marked().map(at -> deleteListed(at.span(), listed.group(1))).orElse(false);
    }
    return member.matches()
        && (marked().map(at -> without(at, member.group(1))).orElse(false)
            || declaration(member.group(1)).map(d -> replace(d.span(), "")).orElse(false));
  }

  /** Takes an element from an array's braces, with the comma behind or before it. */
  private boolean deleteListed(Span span, String element) {
    String text = source.text().substring(span.start(), span.end());
    String left = text.replaceFirst("\\b" + element + ", |, \\b" + element + "\\b", "");
    return !left.equals(text) && replace(span, left);
  }

  /** Replaces {@code abstract class Name<T>}, {@code interface Name}, and an empty body. */
  private boolean head(Declaration type, String code, String fields) {
    int start = annotationsEnd(type);
    int body = source.text().indexOf('{', start);
    return fields.equals("...")
        ? replace(new Span(start, body), " " + code + " ")
        : replace(new Span(start, type.span().end()), " " + code + " { " + fields + " }");
  }

  private static int annotationsEnd(Declaration declaration) {
    List<Annotation> all = declaration.annotations();
    return all.isEmpty() ? declaration.span().start() : all.get(all.size() - 1).span().end();
  }

  private boolean replace(Span span, String text) {
    return edits.add(new Edit(span, text));
  }

  private boolean insert(int at, String text) {
    return replace(new Span(at, at), text);
  }

  /** The annotation of a name on the declaration or around it, else the source's only one. */
  private Optional<Annotation> find(String name) {
    Stream<Annotation> near = around.stream().flatMap(d -> d.annotation(name).stream());
    List<Annotation> all =
        source.declarations().stream().flatMap(d -> d.annotation(name).stream()).toList();
    return near.findFirst().or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
  }

  private Optional<Annotation> marked() {
    return around.get(0).annotations().stream().filter(a -> a.span().contains(place)).findFirst();
  }

  private Optional<Declaration> declaration(String name) {
    Declaration type = around.get(around.size() - 1);
    List<Declaration> all =
        source.declarations().stream().filter(d -> d.name().equals(name)).toList();
    List<Declaration> here =
        all.stream().filter(d -> type.span().contains(d.span().start())).toList();
    List<Declaration> found = here.isEmpty() ? all : here;
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private boolean deleteWord(String word) {
    Span span = around.get(0).span();
    int at = source.text().indexOf(word + " ", span.start());
    return at >= 0 && at < span.end() && replace(new Span(at, at + word.length()), "");
  }

  private boolean without(Annotation annotation, String member) {
    return annotation.argument(member).isPresent()
        && replace(annotation.span(), written(annotation, Set.of(member), Stream.of()));
  }

  private boolean with(Annotation annotation, Map<String, String> members) {
    Stream<String> all = members.entrySet().stream().map(m -> m.getKey() + " = " + m.getValue());
    return replace(annotation.span(), written(annotation, members.keySet(), all));
  }

  /** An annotation without some of its members, and with something instead. */
  private String written(Annotation annotation, Set<String> but, Stream<String> instead) {
    Matcher name = NAMED.matcher(source.text().substring(place));
    String marked = name.lookingAt() ? name.group(1) : "";
    Stream<String> others =
        annotation.arguments().stream()
            .filter(argument -> !but.contains(argument.member()))
            .filter(argument -> !argument.member().equals(marked))
            .map(argument -> argument.member() + " = " + argument.value());
    String all = Stream.concat(others, instead).collect(Collectors.joining(", "));
    return "@" + annotation.name() + (all.isEmpty() ? "" : "(" + all + ")");
  }

  private boolean move(String name, Optional<Declaration> target) {
    Optional<Annotation> from = around.get(0).annotation(name);
    if (from.isEmpty() || target.isEmpty()) {
      return false;
    }
    Span span = from.get().span();
    add(target.get(), source.text().substring(span.start(), span.end()));
    return replace(span, "");
  }

  /** Adds an annotation behind the others, before the words public, final, class. */
  private boolean add(Declaration to, String code) {
    List<Annotation> all = to.annotations();
    return all.isEmpty()
        ? insert(to.span().start(), code + " ")
        : insert(all.get(all.size() - 1).span().end(), " " + code);
  }

  private boolean annotations(String fix) {
    List<String> all = new ArrayList<>();
    String rest = fix;
    while (rest.strip().startsWith("@")) {
      String code = rest.strip().substring(0, FixText.annotationEnd(rest.strip()));
      all.add(code);
      rest = rest.strip().substring(code.length());
    }
    Matcher field = FIELD.matcher(rest);
    Matcher type = TYPE.matcher(rest);
    Matcher instead = INSTEAD.matcher(rest);
    Matcher on = ON.matcher(rest);
    if (field.matches()) {
      String code = fix.substring(0, fix.indexOf(';') + 1);
      Matcher before = BEFORE.matcher(field.group(2));
      if (before.matches()) {
        boolean marked = before.group(1).equals("it");
        return (marked ? Optional.of(around.get(0)) : declaration(before.group(1)))
            .map(at -> insert(at.span().start(), code + " "))
            .orElse(false);
      }
      return field(code, field.group(1));
    } else if (type.matches() && !fix.contains("...")) {
      return declaration(type.group(1)).map(to -> put(to, all)).orElse(false);
    } else if (instead.matches()) {
      return find(instead.group(1)).map(at -> replace(at.span(), all.get(0))).orElse(false);
    } else if (on.matches()) {
      Optional<Declaration> target =
          on.group(1).equals("the class")
              ? around.stream().filter(Declaration::isClass).findFirst()
              : declaration(on.group(1));
      return target.map(to -> put(to, all)).orElse(false);
    } else if (rest.strip().startsWith("beside it")) {
      return put(around.get(0), all);
    }
    return EXPLAINED.matcher(rest).matches() && replaceMarked(all);
  }

  private boolean put(Declaration to, List<String> all) {
    for (String code : all) {
      Optional<Annotation> same = to.annotation(FixText.name(code));
      if (same.isPresent()) {
        replace(same.get().span(), code);
      } else {
        add(to, code);
      }
    }
    return true;
  }

  private boolean replaceMarked(List<String> all) {
    List<String> added = new ArrayList<>();
    for (String code : all) {
      Optional<Annotation> same =
          around.stream().flatMap(d -> d.annotation(FixText.name(code)).stream()).findFirst();
      if (same.isPresent()) {
        replace(same.get().span(), code);
      } else {
        added.add(code);
      }
    }
    String rest = String.join(" ", added);
    return rest.isEmpty()
        || marked().map(at -> replace(at.span(), rest)).orElseGet(() -> add(around.get(0), rest));
  }

  private boolean field(String code, String name) {
    Optional<Declaration> same = declaration(name).filter(found -> !found.isClass());
    Declaration type = around.stream().filter(Declaration::isClass).findFirst().orElseThrow();
    return same.isPresent()
        ? replace(same.get().span(), code)
        : insert(type.span().end() - 1, "  " + code + "\n");
  }
}
