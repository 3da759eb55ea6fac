package dev.regimen.processor.ir;

/**
 * What a later room does for each operation; a new operation does not compile until every visitor
 * knows it.
 *
 * @param <R> the result
 */
public interface OpVisitor<R> {
  R leaf(Leaf leaf, Value value);

  R pointwise(Pointwise pointwise, Value value);

  R reduce(Reduce reduce, Value value);

  R matMul(MatMul matMul, Value value);

  R reshape(Reshape reshape, Value value);

  R draw(Draw draw, Value value);

  R detach(Detach detach, Value value);
}
