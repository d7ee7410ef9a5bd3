package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trawl.protocol.model.LanguageModel.Completion;
import dev.trawl.protocol.model.LanguageModel.End;
import dev.trawl.protocol.model.LanguageModel.Prompt;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks for the rest of a list of items that was cut off. The model sees the items that it has
 * already listed, or only the last of them if the window is too small, and lists those that follow.
 */
record ItemsContinuation(Prompting prompting, TaskPrompt task, Prompt opening)
    implements PromptedTask.Continuation<List<Verdict>> {
  /** How many of the last items are shown if there is no room for all. */
  private static final List<Integer> SHOWN = List.of(Integer.MAX_VALUE, 8, 1);

  /** Returns true if a list of items in {@code reply} ends before its last item. */
  static boolean isCut(Completion reply) {
    var text = Prose.withoutThoughts(reply.text()).strip();
    var isAtLimit = reply.end() == End.LENGTH;
    return JsonReply.in(text, Job.READ_ITEMS)
        .map(json -> json.cut() && (isAtLimit || !endsWithItem(text)))
        .orElse(isAtLimit);
  }

  /** Some models forget the closing brackets of a list that is complete. */
  private static boolean endsWithItem(String text) {
    return text.endsWith("}") || text.endsWith("]");
  }

  /** The same verdicts, with the relevant ones marked as cut. */
  static List<Verdict> cut(List<Verdict> verdicts) {
    return verdicts.stream()
        .map(
            verdict ->
                verdict instanceof Verdict.Relevant(var quotes, var relevance, var items, var cut)
                    ? new Verdict.Relevant(quotes, relevance, items, true)
                    : verdict)
        .toList();
  }

  @Override
  public Optional<Prompt> next(List<Verdict> verdicts) {
    return verdicts.size() == 1
            && verdicts.getFirst() instanceof Verdict.Relevant relevant
            && relevant.cut()
        ? SHOWN.stream()
            .map(shown -> prompting.continued(task, opening, reply(relevant.items(), shown)))
            .flatMap(Optional::stream)
            .findFirst()
        : Optional.empty();
  }

  /** The last {@code count} of {@code items}, as the model wrote them. */
  private String reply(List<Item> items, int count) {
    var object = JsonNodeFactory.instance.objectNode();
    var list = object.putArray("items");
    items.stream()
        .skip(Math.max(0, items.size() - (long) count))
        .forEach(
            item -> {
              var listed = list.addObject().put("item", item.text());
              var quote = new Quote(task.shown().chunks().getFirst().id(), item.quote());
              task.shown().number(quote).ifPresent(number -> listed.put("sentence", number));
            });
    return object.toString();
  }

  @Override
  public List<Verdict> joined(List<Verdict> before, List<Verdict> rest) {
    return before.getFirst() instanceof Verdict.Relevant first
        ? List.of(
            rest.getFirst() instanceof Verdict.Relevant more
                ? joined(first, more)
                : new Verdict.Relevant(first.quotes(), first.relevance(), first.items()))
        : before;
  }

  private static Verdict joined(Verdict.Relevant first, Verdict.Relevant more) {
    return new Verdict.Relevant(
        union(first.quotes(), more.quotes()),
        Math.max(first.relevance(), more.relevance()),
        union(first.items(), more.items()),
        more.cut());
  }

  private static <T> List<T> union(List<T> first, List<T> more) {
    return Stream.concat(first.stream(), more.stream()).distinct().toList();
  }
}
