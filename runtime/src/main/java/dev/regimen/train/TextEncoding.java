package dev.regimen.train;

import dev.regimen.annotation.TextUnit;
import dev.regimen.data.DataException;
import dev.regimen.data.Dataset;
import dev.regimen.data.Preprocessing;
import dev.regimen.data.Splits;
import dev.regimen.data.TextForm;
import dev.regimen.data.Texts;
import dev.regimen.data.Tokenizer;
import dev.regimen.text.Escaping;
import dev.regimen.text.Printable;
import dev.regimen.train.file.Safetensors;
import dev.regimen.train.step.Blueprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts become ids before anything else of a run or a predictor sees them. */
final class TextEncoding {
  private static final Logger log = LoggerFactory.getLogger(TextEncoding.class);

  /** Characters of a unit in a message. */
  private static final int SHOWN = 20;

  /** Bytes of a vocabulary: half of what a model file's header may have, signs may be escaped. */
  private static final long MOST_BYTES = Safetensors.LONGEST_HEADER / 2;

  private TextEncoding() {}

  /**
   * The splits of a run on texts as ids, and a word on what became of them.
   *
   * @param known what weights were trained with that the run begins with
   * @throws DataException if samples are no texts
   */
  static Splits of(Blueprint blueprint, Splits splits, Optional<Tokenizer> known) {
    TextForm form = blueprint.texts().orElseThrow();
    requireTexts(blueprint, splits.train());
    Optional<Tokenizer> ofFile = ofFile(blueprint, form);
    if (known.isPresent() && ofFile.isPresent()) {
      requireSame(blueprint, known.get(), ofFile.get());
    }
    Tokenizer tokenizer =
        known.or(() -> ofFile).orElseGet(() -> Tokenizer.learn(form, splits.train()));
    requireRoom(tokenizer, MOST_BYTES, splits.train().source());
    Splits encoded = Texts.encoded(splits, tokenizer, !blueprint.continuous());
    log.info(
        "{}: the vocabulary has {} of at most {} {}s",
        Escaping.of(blueprint.network()),
        tokenizer.units().size(),
        form.unitIds() - Tokenizer.FIRST,
        form.unit().name().toLowerCase(Locale.ROOT));
    tell(blueprint, "training", encoded.train());
    tell(blueprint, "validation", encoded.validation());
    tell(blueprint, "test", encoded.test());
    return encoded;
  }

  /** The vocabulary of the file that the network names, and a word on what is of no use in it. */
  private static Optional<Tokenizer> ofFile(Blueprint blueprint, TextForm form) {
    if (blueprint.vocabularyFile().isEmpty()) {
      return Optional.empty();
    }
    Tokenizer tokenizer = Tokenizer.read(form, Path.of(blueprint.vocabularyFile()));
    List<String> strangers = tokenizer.strangers();
    log.info(
        "{}: {} has {} units, of which {} never come of a text{}",
        Escaping.of(blueprint.network()),
        Printable.of(Path.of(blueprint.vocabularyFile())),
        tokenizer.units().size(),
        strangers.size(),
        strangers.isEmpty() ? "" : ", such as \"" + Escaping.of(strangers.get(0)) + '"');
    return Optional.of(tokenizer);
  }

  /** Rows of a table that is given mean what the vocabulary says that it was trained with. */
  private static void requireSame(Blueprint blueprint, Tokenizer known, Tokenizer ofFile) {
    int line = 0;
    int both = Math.min(known.units().size(), ofFile.units().size());
    while (line < both && known.units().get(line).equals(ofFile.units().get(line))) {
      line++;
    }
    if (line < known.units().size() || line < ofFile.units().size()) {
      throw DataException.atLine(
          Printable.of(Path.of(blueprint.vocabularyFile())),
          line + 1,
          String.format(
              Locale.ROOT,
              "expected %s as in the vocabulary of the weights that the run begins with, found %s",
              shown(known, line),
              shown(ofFile, line)));
    }
  }

  private static String shown(Tokenizer tokenizer, int index) {
    return index < tokenizer.units().size()
        ? '"' + Escaping.of(tokenizer.units().get(index)) + '"'
        : "no unit";
  }

  /** Refuses when a run begins what could not be saved when it ends. */
  static void requireRoom(Tokenizer tokenizer, long most, String source) {
    long bytes = 0;
    String longest = "";
    for (String unit : tokenizer.units()) {
      bytes += unit.getBytes(StandardCharsets.UTF_8).length + 1;
      longest = unit.length() > longest.length() ? unit : longest;
    }
    if (bytes > most) {
      throw DataException.of(
          source,
          String.format(
              Locale.ROOT,
              "the vocabulary of %d units has %d bytes, and a model file holds %d; the longest unit"
                  + " has %d characters, \"%s...\": a smaller vocabulary, a larger minCount, or"
                  + " another unit of @Text",
              tokenizer.units().size(),
              bytes,
              most,
              longest.length(),
              Printable.of(longest.substring(0, Math.min(SHOWN, longest.length())))));
    }
  }

  private static void tell(Blueprint blueprint, String part, Dataset split) {
    if (split.size() > 0) {
      String counts = Texts.told(split).orElseThrow();
      log.info("{}: {}: {}", Escaping.of(blueprint.network()), part, counts);
    }
  }

  /**
   * Data as a predictor sees it.
   *
   * @throws DataException if samples are no texts, or ids of another vocabulary
   */
  static Dataset of(Blueprint blueprint, Dataset data, Preprocessing preprocessing) {
    if (blueprint.texts().isEmpty()) {
      return data;
    }
    Optional<Tokenizer> there = Texts.tokenizer(data);
    if (there.isEmpty()) {
      requireTexts(blueprint, data);
      return Texts.encoded(data, RawSample.tokenizer(preprocessing));
    }
    if (preprocessing.tokenizer().filter(own -> !own.agrees(there.get())).isPresent()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples are ids of another vocabulary than %s was trained with",
              blueprint.network()));
    }
    return data;
  }

  /** Refuses tokens where texts are cut into less than these: no text would have such units. */
  static void requireWords(String network, TextUnit unit, Dataset data) {
    if (Texts.areTokens(data) && unit != TextUnit.WORD) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "texts came cut into tokens, but %s reads each %s by itself: @Text(unit ="
                  + " TextUnit.WORD)",
              network,
              unit.name().toLowerCase(Locale.ROOT)));
    }
  }

  private static void requireTexts(Blueprint blueprint, Dataset data) {
    if (!Texts.are(data)) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              "samples are rows of numbers, but %s takes texts: read them by TextCsv, TextLines,"
                  + " TextFolder or TextSamples",
              blueprint.network()));
    }
    requireWords(blueprint.network(), blueprint.texts().orElseThrow().unit(), data);
    if (Texts.isStream(data) != blueprint.nextToken()) {
      throw DataException.of(
          data.source(),
          String.format(
              Locale.ROOT,
              Texts.isStream(data)
                  ? "the data is one text, but %s takes many: @NextToken makes windows of it"
                  : "samples are texts by themselves, but %s predicts what follows in one long text:"
                      + " read it by TextStream",
              blueprint.network()));
    }
  }

  /** Refuses a file whose ids mean other things than the network's. */
  static void requireForm(Blueprint blueprint, Preprocessing preprocessing, Path file)
      throws IncompatibleModelException {
    Optional<TextForm> there = preprocessing.tokenizer().map(Tokenizer::form);
    if (there.isPresent() && !there.equals(blueprint.texts())) {
      String difference =
          String.format(
              Locale.ROOT,
              "texts: %s in the file, %s in the network (@Text)",
              there.get(),
              blueprint.texts().map(TextForm::toString).orElse("none"));
      throw new IncompatibleModelException(
          Printable.of(file), blueprint.network(), List.of(difference), "");
    }
  }
}
