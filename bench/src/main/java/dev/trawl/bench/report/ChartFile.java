package dev.trawl.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Writes charts to a file, one below the other. */
public final class ChartFile {
  private ChartFile() {}

  /**
   * Writes {@code file}, a PNG.
   *
   * @return false if Java finds no fonts and cannot draw
   */
  public static boolean save(List<? extends Chart<?, ?>> charts, Path file) {
    try {
      BitmapEncoder.saveBitmap(
          charts, charts.size(), 1, file.toString(), BitmapEncoder.BitmapFormat.PNG);
      return true;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("cannot write " + file, unwritable);
    } catch (RuntimeException | LinkageError noFonts) {
      return false;
    }
  }
}
