package dev.regimen.examples.text;

import dev.regimen.annotation.RandomDeletion;
import dev.regimen.annotation.RandomInsertion;
import dev.regimen.annotation.RandomSwap;
import dev.regimen.annotation.Regime;
import dev.regimen.annotation.SynonymReplacement;

/**
 * Easy data augmentation (Wei and Zou 2019) for few questions: of each showing about one of the
 * four edits. The lexicon is WordNet's folder in the directory that the command runs in.
 */
@Regime(PhraseIntents.class)
@SynonymReplacement(lexicon = "wordnet", alpha = 0.05, share = 0.25)
@RandomInsertion(lexicon = "wordnet", alpha = 0.05, share = 0.25)
@RandomSwap(alpha = 0.05, share = 0.25)
@RandomDeletion(p = 0.05, share = 0.25)
public class EditedPhraseIntents {}
