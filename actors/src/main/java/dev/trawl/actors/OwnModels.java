package dev.trawl.actors;

import dev.trawl.actors.call.ApplicationModel;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The models that the application gives to the builder. Immutable.
 *
 * @param languageModels the language models and their roles, in the order in which they were given;
 *     a model that was given for several roles occurs once
 * @param readingModel serves all roles that no language model has
 */
record OwnModels(
    Map<ApplicationModel, Set<Role>> languageModels, Optional<ReadingModel> readingModel) {
  static final OwnModels NONE = new OwnModels(Map.of(), Optional.empty());

  OwnModels {
    languageModels = Collections.unmodifiableMap(new LinkedHashMap<>(languageModels));
  }

  OwnModels with(Role role, ApplicationModel model) {
    var more = new LinkedHashMap<>(languageModels);
    var roles = EnumSet.of(role);
    roles.addAll(more.getOrDefault(model, Set.of()));
    more.put(model, Set.copyOf(roles));
    return new OwnModels(more, readingModel);
  }

  OwnModels with(ReadingModel model) {
    return new OwnModels(languageModels, Optional.of(model));
  }

  /** The roles that no language model has. */
  Set<Role> rolesLeft() {
    var left = EnumSet.allOf(Role.class);
    languageModels.values().forEach(left::removeAll);
    return left;
  }
}
