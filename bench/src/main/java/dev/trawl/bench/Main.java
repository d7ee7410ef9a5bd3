package dev.trawl.bench;

/**
 * Where {@code ./trawl bench} begins. The benchmarks are a program of their own: their libraries
 * are not on the class path of the product.
 */
public final class Main {
  private Main() {}

  /** Runs the benchmark that {@code arguments} name, and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(dev.trawl.cli.Main.run("bench", BenchCommand::new, arguments));
  }
}
