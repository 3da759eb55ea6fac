package dev.regimen.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a user points at a column of a table: by name, or by index. */
record ColumnRef(@Nullable String name, int index) {
  static ColumnRef of(String name) {
    return new ColumnRef(name, 0);
  }

  static ColumnRef of(int index) {
    return new ColumnRef(null, index);
  }

  static List<ColumnRef> all(String... names) {
    List<ColumnRef> refs = new ArrayList<>();
    for (String name : names) {
      refs.add(of(name));
    }
    return refs;
  }

  static List<ColumnRef> all(int... indices) {
    List<ColumnRef> refs = new ArrayList<>();
    for (int index : indices) {
      refs.add(of(index));
    }
    return refs;
  }

  /** The column's index among {@code names}. */
  int resolve(String source, List<String> names) {
    if (name != null) {
      int found = names.indexOf(name);
      if (found < 0) {
        throw DataException.atColumn(source, name, "there is no such column" + hint(name, names));
      }
      return found;
    }
    int found = index < 0 ? names.size() + index : index;
    if (found < 0 || found >= names.size()) {
      throw DataException.of(
          source, "there is no column " + index + ": there are " + names.size() + " columns");
    }
    return found;
  }

  private static String hint(String name, List<String> names) {
    if (names.size() == 1) {
      return "; the only one is \"" + names.get(0) + "\": is the separator right?";
    }
    String hint = Spelling.hint(name, names);
    return hint.isEmpty() ? "; the columns are " + TextList.brief(names) : hint;
  }
}
