package dev.regimen.examples.text;

import dev.regimen.annotation.Adam;
import dev.regimen.annotation.Block;
import dev.regimen.annotation.Conv1d;
import dev.regimen.annotation.Cosine;
import dev.regimen.annotation.Dense;
import dev.regimen.annotation.Dropout;
import dev.regimen.annotation.Embedding;
import dev.regimen.annotation.GlobalMaxPool;
import dev.regimen.annotation.Join;
import dev.regimen.annotation.Layer;
import dev.regimen.annotation.Network;
import dev.regimen.annotation.Parallel;
import dev.regimen.annotation.Relu;
import dev.regimen.annotation.Split;
import dev.regimen.annotation.Text;
import dev.regimen.annotation.Train;
import dev.regimen.annotation.Use;

/** Kim's network for sentences (2014) on the questions that {@link BankingIntents} reads. */
@Network(classes = 77)
@Text(maxLength = 40, vocabulary = 2_000, minCount = 1)
@Train(epochs = 40, batch = 25)
@Split(validation = 0)
@Adam(learningRate = 2e-3) @Cosine
public class PhraseIntents {
  @Embedding(width = 64) Layer words;
  @Use(width = 64) Phrases phrases;
  @Dropout(0.5) Layer kept;
  @Dense(77) Layer logits;

  /** Of each filter what it answers most to, wherever that stands. */
  @Block @Parallel(join = Join.CONCATENATE)
  static class Phrases {
    @Conv1d(value = Block.WIDTH, kernel = 2) @Relu @GlobalMaxPool Layer two;
    @Conv1d(value = Block.WIDTH, kernel = 3) @Relu @GlobalMaxPool Layer three;
    @Conv1d(value = Block.WIDTH, kernel = 4) @Relu @GlobalMaxPool Layer four;
  }
}
