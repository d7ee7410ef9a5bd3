package dev.trawl.cli;

import picocli.CommandLine;

/** Makes the commands, handing each the streams; picocli makes everything else. */
record CommandFactory(Streams streams, Interrupts interrupts) implements CommandLine.IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    Object made =
        type == AskCommand.class
            ? new AskCommand(streams, interrupts)
            : type == ChatCommand.class
                ? new ChatCommand(streams, interrupts)
                : type == IndexCommand.class
                    ? new IndexCommand(streams, interrupts)
                    : CommandLine.defaultFactory().create(type);
    return type.cast(made);
  }
}
