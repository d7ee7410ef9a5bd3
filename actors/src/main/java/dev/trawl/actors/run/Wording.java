package dev.trawl.actors.run;

import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.OneLine;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences that trawl itself writes into an answer, in Chinese for a Chinese question and in
 * English for any other.
 */
record Wording(boolean isChinese) {
  private static final Map<String, String> CHINESE_REASONS =
      Map.of(
          "time is up", "时间已到",
          "the planner only repeats earlier sub-questions", "规划只是重复之前的子问题",
          "no quote in the answer occurs in the documents", "文档中没有这个回答所引用的内容");

  private static final Pattern STEPS =
      Pattern.compile("(\\d+) steps were taken, the limit set by (.+)");

  /**
   * @param language the language of the question, or "und"; then {@code question} decides
   */
  static Wording of(String language, String question) {
    var known = language.equals(Languages.UNKNOWN) ? Languages.of(question) : language;
    return new Wording(known.startsWith("zh"));
  }

  private String either(String english, String chinese) {
    return isChinese ? chinese : english;
  }

  /** Follows another sentence. */
  private String next(String english, String chinese) {
    return isChinese ? chinese : " " + english;
  }

  /**
   * @param existing sentences that name the places that exist
   */
  String noSuchPlace(String existing) {
    return either("There is no such place. ", "没有这个位置。") + existing;
  }

  String number(int count) {
    return either("%d:", "共 %d 个：").formatted(count);
  }

  /** Introduces an answer of the model that no sentence supports. */
  String unsupported() {
    return next(
        "No sentence was found that supports the model's answer, which is: ",
        "没有找到支持模型回答的句子；模型的回答是：");
  }

  /**
   * @param missing the missing information, as an indirect question
   */
  String missing(String missing) {
    var asked = missing.strip();
    return asked.endsWith("?") || asked.endsWith("？")
        ? either("The documents do not answer “%s”", "文档中没有回答：“%s”").formatted(asked)
        : either("The documents do not say %s.", "文档中没有说明：%s。").formatted(asked);
  }

  /**
   * The same after another sentence.
   *
   * @param isAbsent if false, the text only says "Not found"
   */
  String stillMissing(String missing, boolean isAbsent) {
    return isAbsent
        ? next(missing(missing), missing(missing))
        : next("Not found: %s.", "没有找到：%s。").formatted(missing);
  }

  String nearest(List<Evidence> evidence) {
    return evidence.isEmpty()
        ? ""
        : next("What comes closest: %s.", "最接近的是：%s。").formatted(quoted(evidence, evidence));
  }

  /** Introduces the sentences that match the question best. */
  String uncertain(Coverage coverage) {
    var sentence =
        either("No sentence in %s certainly answers the question. ", "%s中没有一句能确定地回答这个问题。");
    return sentence.formatted(searched(coverage)) + either("The best sentences are:", "最相符的句子是：");
  }

  /** The chunks that were read: "the 3 chunks", "the 17 of 482 chunks that were read". */
  private String searched(Coverage coverage) {
    if (!coverage.isFull()) {
      return either("the %,d of %,d chunks that were read", "已阅读的 %,d 段（共 %,d 段）")
          .formatted(coverage.read(), coverage.chunks());
    }
    return coverage.chunks() == 1
        ? either("the text", "全文")
        : either("the %,d chunks of the text", "全部 %,d 段").formatted(coverage.chunks());
  }

  /** The contradicting claims in the documents' own words. */
  String contradiction(List<Evidence> claims, List<Evidence> citations) {
    return next("The documents contradict each other: %s.", "文档中的说法互相矛盾：%s。")
        .formatted(quoted(claims, citations));
  }

  /**
   * @param citations the evidence of the answer, which determines the markers
   */
  private String quoted(List<Evidence> quotes, List<Evidence> citations) {
    return quotes.stream()
        .distinct()
        .map(each -> "“%s” [%d]".formatted(OneLine.of(each.quote()), citations.indexOf(each) + 1))
        .collect(Collectors.joining(either("; ", "；")));
  }

  String inconclusive(String why) {
    return either("No answer was reached: %s.", "没有得出答案：%s。").formatted(reason(why));
  }

  String onlyQuotes(String why) {
    return either(
            "No answer could be written (%s). These quotes are relevant to the question.",
            "没能写出答案（%s）。以下引文与问题有关。")
        .formatted(reason(why));
  }

  /** The messages of an endpoint are not translated. */
  private String reason(String why) {
    var steps = STEPS.matcher(why);
    if (isChinese && steps.matches()) {
      return "已走 %s 步，达到 %s 的上限".formatted(steps.group(1), steps.group(2));
    }
    return isChinese ? CHINESE_REASONS.getOrDefault(why, why) : why;
  }

  String notFoundBySearch(Coverage coverage) {
    if (coverage.read() == 0) {
      return either(
              "No answer: none of the %,d chunks matches the question's words. Level read would"
                  + " read them all.",
              "没有答案：%,d 段中没有一段含有问题中的词。级别 read 会阅读全部。")
          .formatted(coverage.chunks());
    }
    return either(
            "No answer in the %,d of %,d chunks that match the question best. Level read would"
                + " read them all.",
            "在与问题最相符的 %,d 段（共 %,d 段）中没有答案。级别 read 会阅读全部。")
        .formatted(coverage.read(), coverage.chunks());
  }

  /**
   * @param canTellAbsence false if the model only compares words
   */
  String notFoundByReading(Coverage coverage, boolean canTellAbsence) {
    if (coverage.isFull()) {
      if (coverage.relevantShown() != coverage.relevant()) {
        return relevantNotShown(coverage);
      }
      return canTellAbsence
          ? notInDocuments(coverage.chunks())
          : notInTheseWords(coverage.chunks());
    }
    return either(
            "No answer in the %,d of %,d chunks that were read; %,d failed and %,d were not"
                + " reached.",
            "已阅读的 %,d 段（共 %,d 段）中没有答案；%,d 段失败，%,d 段未读到。")
        .formatted(
            coverage.read(),
            coverage.chunks(),
            coverage.failed(),
            coverage.chunks() - coverage.read() - coverage.failed());
  }

  private String relevantNotShown(Coverage coverage) {
    return isChinese
        ? "没有答案：已阅读全部 %,d 段，但 %,d 个相关段中只有 %,d 段能一起给模型看。"
            .formatted(coverage.chunks(), coverage.relevant(), coverage.relevantShown())
        : "No answer: all %,d chunks were read, but only %,d of the %,d relevant ones could be shown to the model together."
            .formatted(coverage.chunks(), coverage.relevantShown(), coverage.relevant());
  }

  private String notInDocuments(int chunks) {
    return switch (chunks) {
      case 1 ->
          either(
              "Not in the documents: the whole text was read and does not answer the question.",
              "文档中没有答案：已阅读全文，它没有回答这个问题。");
      case 2 ->
          either(
              "Not in the documents: both chunks were read and neither answers the question.",
              "文档中没有答案：已阅读两段，都没有回答这个问题。");
      default ->
          either(
                  "Not in the documents: all %,d chunks were read and none answers the question.",
                  "文档中没有答案：已阅读全部 %,d 段，没有一段回答这个问题。")
              .formatted(chunks);
    };
  }

  /** A model that only compares words may have missed the answer. */
  private String notInTheseWords(int chunks) {
    var read =
        chunks == 1
            ? either("No answer was found, although the whole text was read.", "已阅读全文，没有找到答案。")
            : either(
                    "No answer was found, although all %,d chunks were read.",
                    "已阅读全部 %,d 段，没有找到答案。")
                .formatted(chunks);
    return read
        + next(
            "The model only compares words, so the answer may be there in other words.",
            "模型只比较词语，答案可能以别的说法写在文档中。");
  }
}
