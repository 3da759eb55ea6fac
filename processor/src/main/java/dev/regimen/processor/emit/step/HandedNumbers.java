package dev.regimen.processor.emit.step;

import dev.regimen.processor.emit.code.Expr;
import dev.regimen.processor.emit.code.Identifiers;
import dev.regimen.processor.emit.code.Name;
import dev.regimen.processor.emit.code.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Numbers in which layers that are alike differ, and which an instance is handed. */
final class HandedNumbers {
  private final Identifiers free;
  private final Map<List<String>, Name> names = new LinkedHashMap<>();
  private final List<List<Expr>> values = new ArrayList<>();

  HandedNumbers(Identifiers free) {
    this.free = free;
  }

  /** What stands for a number, by its values for each layer; null where all have the same. */
  @Nullable Name of(List<Expr> byLayer, String wanted) {
    List<String> key = key(byLayer);
    boolean differs = Set.copyOf(key).size() > 1;
    return differs ? names.computeIfAbsent(key, k -> add(byLayer, wanted)) : null;
  }

  /** What stands for a number already; null where nothing does. */
  @Nullable Name known(List<Expr> byLayer) {
    return names.get(key(byLayer));
  }

  private Name add(List<Expr> byLayer, String wanted) {
    values.add(byLayer);
    boolean wide = byLayer.stream().anyMatch(HandedNumbers::isWide);
    return Name.field(wide ? Type.LONG : Type.INT, free.claim(wanted));
  }

  static boolean isWide(Expr number) {
    return number instanceof Expr.Literal literal && literal.type().equals(Type.LONG);
  }

  private static List<String> key(List<Expr> byLayer) {
    return byLayer.stream().map(HandedNumbers::text).toList();
  }

  /** A whole number is the same whatever its type. */
  private static String text(Expr number) {
    if (number instanceof Name size) {
      return String.valueOf(size.size());
    }
    String text = ((Expr.Literal) number).text();
    int tail = text.endsWith(".0") ? 2 : text.endsWith("L") ? 1 : 0;
    return text.substring(0, text.length() - tail);
  }

  /** What they are called, in order. */
  List<Name> names() {
    return List.copyOf(names.values());
  }

  /** What the instance of a layer is handed, in order. */
  List<Expr> of(int layer) {
    return values.stream().map(byLayer -> whole(byLayer.get(layer))).toList();
  }

  private static Expr whole(Expr number) {
    return number instanceof Name ? number : Expr.number(Long.parseLong(text(number)));
  }
}
