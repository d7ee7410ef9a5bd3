package dev.trawl.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code trawl bench speed}. */
@Command(
    name = "speed",
    description = "How long each step takes, and how that grows.",
    mixinStandardHelpOptions = true)
final class SpeedCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UnsupportedOperationException("to be built");
  }
}
