package dev.regimen.processor.source;

import com.sun.source.tree.Tree;
import dev.regimen.processor.diagnostic.Site;

/**
 * A place in a source's tree.
 *
 * @param owner the place as users name it
 * @param tree what is underlined there
 */
record TreeSite(String owner, Tree tree) implements Site {
  @Override
  public Site member(String name) {
    return this;
  }
}
