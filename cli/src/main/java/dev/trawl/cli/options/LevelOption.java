package dev.trawl.cli.options;

import dev.trawl.protocol.Level;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the names of levels that users type. */
public final class LevelOption implements ITypeConverter<Level> {
  private static final List<Level> LEVELS = List.of(Level.values());

  @Override
  public Level convert(String given) {
    return LEVELS.stream()
        .filter(level -> name(level).equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not a level; the levels are %s"
                        .formatted(given, String.join(", ", names()))));
  }

  public static List<String> names() {
    return LEVELS.stream().map(LevelOption::name).toList();
  }

  public static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** The names for help and completion, in the form that picocli requires. */
  public static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names().iterator();
    }
  }
}
