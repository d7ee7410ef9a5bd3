package dev.trawl.cli;

import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.cli.terminal.Streams;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code trawl} and its commands. Setting up a command in picocli takes time, so if the first
 * argument names a command, only that command is created.
 */
record Commands(Map<String, Supplier<Object>> commands) {
  /** The commands of the product. */
  static Commands of(Streams streams, Interrupts interrupts) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("ask", () -> new AskCommand(streams, interrupts));
    commands.put("chat", () -> new ChatCommand(streams, interrupts));
    commands.put("index", () -> new IndexCommand(streams, interrupts));
    commands.put("estimate", () -> new EstimateCommand(streams, interrupts));
    commands.put("serve", () -> new ServeCommand(streams, interrupts));
    return new Commands(commands);
  }

  CommandLine line(String... arguments) {
    var root = new CommandLine(new TrawlCommand());
    if (arguments.length > 0 && commands.containsKey(arguments[0])) {
      root.addSubcommand(commands.get(arguments[0]).get());
    } else {
      commands.values().forEach(command -> root.addSubcommand(command.get()));
      root.addSubcommand(new CommandLine.HelpCommand());
    }
    return root;
  }
}
