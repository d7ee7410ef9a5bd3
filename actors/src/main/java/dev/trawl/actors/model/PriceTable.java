package dev.trawl.actors.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The prices of common models, from the file {@code prices.txt}, each with the date on which it was
 * read. Only the provider's own host has a price: the same model elsewhere may cost something else.
 */
public record PriceTable(List<Row> rows) {
  private static final String FILE = "prices.txt";
  private static final int COLUMNS = 9;

  /** The date or alias at the end of a model's name. */
  private static final Pattern ENDING =
      Pattern.compile("-([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|latest)$");

  /**
   * One line of the file.
   *
   * @param read the date when the price was read, such as {@code 2026-10-24}
   * @param longFrom prompts with more tokens cost {@code longPrompt} and their replies {@code
   *     longReply}
   * @param from the first day of the price; the earliest possible date if the file gives no date
   */
  record Row(
      String host,
      String model,
      String read,
      double prompt,
      double reply,
      OptionalInt longFrom,
      OptionalDouble longPrompt,
      OptionalDouble longReply,
      LocalDate from) {
    static Row of(String line) {
      var cells = line.strip().split(" +");
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException("%s: not a price: %s".formatted(FILE, line));
      }
      return new Row(
          cells[0],
          cells[1],
          cells[2],
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          isNone(cells[5]) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[5])),
          amount(cells[6]),
          amount(cells[7]),
          isNone(cells[8]) ? LocalDate.MIN : LocalDate.parse(cells[8]));
    }

    private static OptionalDouble amount(String cell) {
      return isNone(cell) ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
    }

    private static boolean isNone(String cell) {
      return cell.equals("-");
    }

    boolean isFor(URI url, String name) {
      return host.equalsIgnoreCase(url.getHost()) && model.equals(name);
    }

    /**
     * The highest price of a prompt that fits {@code windowTokens}, so that a run never exceeds its
     * cost limit; empty if the price is unknown.
     */
    Optional<Price> price(int windowTokens) {
      if (longFrom.isEmpty() || windowTokens <= longFrom.getAsInt()) {
        return Optional.of(new Price(prompt, reply, source("")));
      }
      return longPrompt.isPresent() && longReply.isPresent()
          ? Optional.of(
              new Price(
                  longPrompt.getAsDouble(), longReply.getAsDouble(), source(" for long prompts")))
          : Optional.empty();
    }

    private String source(String suffix) {
      return "the provider's price%s in US dollars, read on %s".formatted(suffix, read);
    }
  }

  public PriceTable {
    rows = List.copyOf(rows);
  }

  /** The built-in table. */
  public static PriceTable builtIn() {
    try (var in = Objects.requireNonNull(PriceTable.class.getResourceAsStream(FILE), FILE)) {
      return new PriceTable(
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Row::of)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The price of a model; empty if the table does not have it.
   *
   * @param url the address of the endpoint
   * @param windowTokens the maximum number of tokens of a prompt and its reply
   * @param today the day for which to find the price
   */
  public Optional<Price> find(URI url, String model, int windowTokens, LocalDate today) {
    var name = model.toLowerCase(Locale.ROOT).replaceFirst("^models/", "");
    return newest(url, name, today)
        .or(() -> newest(url, ENDING.matcher(name).replaceFirst(""), today))
        .flatMap(row -> row.price(windowTokens));
  }

  private Optional<Row> newest(URI url, String name, LocalDate today) {
    return rows.stream()
        .filter(row -> row.isFor(url, name) && !row.from().isAfter(today))
        .max(Comparator.comparing(Row::from));
  }
}
