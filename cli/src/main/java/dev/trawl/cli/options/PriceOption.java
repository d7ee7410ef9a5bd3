package dev.trawl.cli.options;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Two prices separated by a comma: for a million prompt tokens and for a million reply tokens. */
final class PriceOption implements ITypeConverter<PriceOption.Price> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?),([0-9]{1,6}(?:\\.[0-9]{1,6})?)");

  /** Prices for a million tokens, in the user's currency. */
  record Price(double prompt, double reply) {}

  @Override
  public Price convert(String given) {
    var form = FORM.matcher(given.strip());
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is not a price; write the prices of a million prompt tokens and a million reply tokens, such as 0.15,0.60"
              .formatted(given));
    }
    return new Price(Double.parseDouble(form.group(1)), Double.parseDouble(form.group(2)));
  }
}
