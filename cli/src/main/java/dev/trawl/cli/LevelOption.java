package dev.trawl.cli;

import dev.trawl.protocol.Level;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Levels by the names people type. */
final class LevelOption implements ITypeConverter<Level> {
  /** For completion and help. */
  static final class Names extends AbstractList<String> {
    private final List<String> names =
        Arrays.stream(Level.values()).map(LevelOption::name).toList();

    @Override
    public String get(int index) {
      return names.get(index);
    }

    @Override
    public int size() {
      return names.size();
    }
  }

  @Override
  public Level convert(String given) {
    return Arrays.stream(Level.values())
        .filter(level -> name(level).equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is no level; the levels are %s"
                        .formatted(given, new Names().stream().collect(Collectors.joining(", ")))));
  }

  static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
