package dev.trawl.lexical.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses nested Chinese questions: "谁是林安的父亲的母亲？". */
final class ChineseChains {
  private static final Pattern QUESTION =
      Pattern.compile(
          "^(?:谁是|誰是)(.{2,80})$|^(.{2,80}?)(?:是谁|是誰|是什么人|是什么|是什麼|是哪位|是哪个|叫什么名字|叫什么|叫什麼)$");

  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "^(?:请问|請問|根据.{0,20}?[，,]|按照.{0,20}?[，,]|在?上面.{0,20}?[，,]|在.{0,10}?文.{0,10}?[，,]|文中[，,]?)");

  /** Maximum length of a word for a relation, in characters. */
  private static final int MAX_WORD_LENGTH = 8;

  private ChineseChains() {}

  static Optional<Chain> of(String question) {
    var parsed = QUESTION.matcher(plain(question));
    if (!parsed.matches()) {
      return Optional.empty();
    }
    var parts = (parsed.group(1) == null ? parsed.group(2) : parsed.group(1)).split("的");
    var relations = new ArrayList<Relation>();
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].isEmpty() || parts[i].length() > MAX_WORD_LENGTH) {
        return Optional.empty();
      }
      relations.add(Relation.ofNoun(parts[i]));
    }
    return relations.isEmpty() || parts[0].isEmpty()
        ? Optional.empty()
        : Optional.of(new Chain(parts[0], List.copyOf(relations)));
  }

  /** The question without an introduction (请问, 根据…), final punctuation and quotation marks. */
  static String plain(String question) {
    var withoutEnd = question.strip().replaceAll("[?？。\\s]+$", "");
    return INTRODUCTION.matcher(withoutEnd).replaceFirst("").replaceAll("[‘’“”'\"「」]", "").strip();
  }
}
