package dev.regimen.train;

import dev.regimen.text.Printable;
import java.util.List;

/**
 * The class of each token of a text, in their order; none for padding.
 *
 * @param labels one for each token, of those that the network reads
 */
public record Tags(List<Label> labels) {
  /** Keeps a copy. */
  public Tags {
    labels = List.copyOf(labels);
  }

  /** The names of the classes. */
  public List<String> names() {
    return labels.stream().map(Label::name).toList();
  }

  @Override
  public String toString() {
    return Printable.of(names());
  }
}
