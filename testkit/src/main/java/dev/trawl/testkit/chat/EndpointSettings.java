package dev.trawl.testkit.chat;

import com.typesafe.config.ConfigFactory;
import dev.trawl.lexical.LexicalSettings;

/**
 * The default settings of the lexical rules, so that the endpoint behaves the same on every
 * machine.
 */
final class EndpointSettings {
  private EndpointSettings() {}

  static LexicalSettings lexical() {
    return LexicalSettings.from(
        ConfigFactory.parseResources("dev/trawl/application.conf").resolve().getConfig("trawl"));
  }
}
