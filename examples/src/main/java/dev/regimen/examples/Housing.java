package dev.regimen.examples;

import dev.regimen.data.Csv;
import dev.regimen.data.Dataset;
import dev.regimen.data.Missing;
import dev.regimen.train.Estimate;
import dev.regimen.train.Predictor;
import dev.regimen.train.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Predicts house values from a table that it makes itself, or from the one of a user. */
@Command(
    name = "housing",
    description =
        "Predicts median_house_value from a table with text and missing values: of 8,000 "
            + "districts that it invents, or --data housing.csv.")
final class Housing implements Callable<Integer> {
  private static final int DISTRICTS = 8_000;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "these lines")
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--data", description = "California housing with ocean_proximity, as CSV")
  private @Nullable Path data;

  @Option(names = "--save", description = "where the model goes; ${DEFAULT-VALUE} unless given")
  private Path save = Path.of("target", "housing.safetensors");

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Examples.out(spec);
    Examples.prepare(save);
    Dataset districts = data == null ? invented() : read(data);

    RunResult<Estimate> run = new HousingMlpTrainer().fit(districts);
    run.save(save);

    Predictor<Estimate> predictor = new HousingMlpTrainer().load(save);
    out.printf("a district by the bay: %,.0f%n", predictor.predict(bay(districts)).value());
    out.printf("test RMSE %,.0f, model saved as %s%n", run.test().rmse(), save);
    return 0;
  }

  /** A table like the census's; {@code total_bedrooms} is filled with the training median. */
  static Dataset read(Path table) {
    return Csv.read(table).target(HouseTable.TARGET).missing(Missing.MEDIAN).load();
  }

  /** The same where the age of the houses is another target, and no feature. */
  static Dataset readTasks(Path table) {
    return Csv.read(table)
        .target(HouseTable.TARGET)
        .targetOf("age", "housing_median_age")
        .missing(Missing.MEDIAN)
        .load();
  }

  private static Dataset invented() throws IOException {
    Path table = Files.createDirectories(Path.of("target")).resolve("districts.csv");
    HouseTable.write(table, DISTRICTS, 1);
    return read(table);
  }

  /** One raw row by column names, with a value missing; the columns know how to read it. */
  private static float[] bay(Dataset districts) {
    return districts
        .columns()
        .orElseThrow()
        .encode(
            Map.of(
                "longitude", "-122.2",
                "latitude", "37.8",
                "housing_median_age", "40",
                "total_rooms", "1500",
                "total_bedrooms", "",
                "population", "800",
                "households", "300",
                "median_income", "5.5",
                "ocean_proximity", "NEAR BAY"));
  }
}
