package dev.trawl.cli.options;

import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.protocol.Budget;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The budget of one question. If a limit is reached, the best answer so far is given. */
public final class BudgetOptions {
  @Option(
      names = "--max-calls",
      paramLabel = "N",
      description = "Maximum number of model calls for one question, including retries.")
  private @Nullable Integer calls;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "Maximum number of tokens for one question, prompts and replies together.")
  private @Nullable Long tokens;

  @Option(
      names = "--max-cost",
      paramLabel = "N",
      description = "Maximum cost of one question; needs a known price (see --price).")
  private @Nullable Double cost;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Maximum time for one question, such as 90s, 5m or 1h.")
  private @Nullable Duration time;

  /** Returns the budget. Fails with a one-line message if an option is not above 0. */
  public Budget budget() {
    checkPositive("--max-calls", calls);
    checkPositive("--max-tokens", tokens);
    checkPositive("--max-cost", cost);
    return new Budget(
        calls == null ? OptionalInt.empty() : OptionalInt.of(calls),
        tokens == null ? OptionalLong.empty() : OptionalLong.of(tokens),
        cost == null ? OptionalDouble.empty() : OptionalDouble.of(cost),
        Optional.ofNullable(time));
  }

  private static void checkPositive(String option, @Nullable Number given) {
    if (given != null && !(given.doubleValue() > 0)) {
      throw CommandFailure.unusable(
          "%s must be above 0 but is %s; leave it out for no limit".formatted(option, given));
    }
  }

  /** A time, given as a number and a unit. */
  public static final class Time implements ITypeConverter<Duration> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(s|m|h)");

    @Override
    public Duration convert(String given) {
      var form = FORM.matcher(given.strip().toLowerCase(Locale.ROOT));
      if (!form.matches() || form.group(1).matches("0+")) {
        throw new TypeConversionException(
            "'%s' is not a time; write a number and s, m or h, such as 90s".formatted(given));
      }
      var number = Long.parseLong(form.group(1));
      return switch (form.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }
}
