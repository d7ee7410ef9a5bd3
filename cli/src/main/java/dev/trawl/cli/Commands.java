package dev.trawl.cli;

import dev.trawl.bench.BenchCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code trawl} and the commands below it. Describing a command to picocli takes time, so where the
 * first argument names one, that one alone is made.
 */
record Commands(Streams streams, Interrupts interrupts) {
  CommandLine of(String... arguments) {
    var root = new CommandLine(new TrawlCommand());
    var all = all();
    if (arguments.length > 0 && all.containsKey(arguments[0])) {
      root.addSubcommand(all.get(arguments[0]).get());
    } else {
      all.values().forEach(command -> root.addSubcommand(command.get()));
    }
    return root;
  }

  private Map<String, Supplier<Object>> all() {
    var all = new LinkedHashMap<String, Supplier<Object>>();
    all.put("ask", () -> new AskCommand(streams, interrupts));
    all.put("chat", () -> new ChatCommand(streams, interrupts));
    all.put("index", () -> new IndexCommand(streams, interrupts));
    all.put("estimate", () -> new EstimateCommand(streams, interrupts));
    all.put("serve", () -> new ServeCommand(streams, interrupts));
    all.put("bench", BenchCommand::new);
    return all;
  }
}
