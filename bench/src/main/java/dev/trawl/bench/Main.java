package dev.trawl.bench;

/**
 * The entry point of {@code ./trawl bench}. The benchmarks are a separate program, so their
 * libraries stay off the class path of the product.
 */
public final class Main {
  private Main() {}

  /** Runs the chosen benchmark and exits with its status. */
  public static void main(String[] arguments) {
    System.exit(dev.trawl.cli.Main.run("bench", BenchCommand::new, arguments));
  }
}
