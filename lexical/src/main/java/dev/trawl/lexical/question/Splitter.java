package dev.trawl.lexical.question;

import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits a question into the information to find and the instructions on how to answer. Stateless.
 */
public final class Splitter {
  private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** An instruction before a colon: "Answer in one word: …". */
  private static final Pattern LEADING =
      Pattern.compile(
          "^((?:please\\s+)?(?:(?:briefly|shortly)\\s+)?(?:answer|reply|respond|explain|summari[sz]e|describe|write|say|tell me"
              + "|use|give|keep|return|output|translate|be|in (?:one|a|two|three|no more)|as (?:short|brief))\\b[^:：?？]{0,120}"
              + "|(?:请)?(?:用|以|简要|简短|简单|详细|只|直接|一句话|像)[^:：?？。]{0,60}"
              + "|(?:antworte|beantworte|réponds|répondez|responde|responda|ответь|ответьте)\\b[^:：?？]{0,80}"
              + "|.{0,12}回答[^:：?？。]{0,40})[:：]\\s*(?=\\S)",
          I);

  /** A sentence or clause that is only an instruction on how to answer. */
  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "^(?:(?:and|then|but|also)\\s+)?(?:(?:please|kindly)\\s*,?\\s*)?(?:(?:briefly|only|just|do not|don't|don’t|never|always)\\s+)?"
              + "(?:answer|reply|respond|explain it|explain like|keep (?:it|your|the)|be (?:brief|concise|short|precise|exact)|use (?:at most|no more|only|one|two|three|bullet|simple|plain|english|chinese)"
              + "|write (?:it |your |the )?(?:answer|reply|in)|give (?:me )?(?:only|just|a (?:short|brief|one))|return only|output only|no explanations?|limit your|say (?:only|just|it|so)"
              + "|translate (?:it|the answer|your)|quote the|cite|in (?:one|a single|two|three) (?:word|sentence|line|phrase)s?|as json|think step)\\b.*$"
              + "|^(?:请|請)?(?:只|仅|僅|直接|简要|簡要|简短|簡短|详细|詳細|简单|簡單)?(?:地)?(?:用|以).{1,30}(?:回答|作答|回复|回覆|说明|說明|解释|解釋|表示|输出|輸出)[^?？]*$"
              + "|^(?:请|請)?(?:只|仅|僅|直接|简要|簡要|简短|簡短|详细|詳細|简单|簡單|务必)*(?:地)?(?:回答|作答|回复|回覆|给出答案|给出|輸出|输出)[^?？]*$"
              + "|^(?:不要|无需|無需|不用|不必)(?:解释|解釋|说明|說明|多余)[^?？]*$"
              + "|^(?:bitte\\s+)?(?:antworte|beantworte)\\b.*$|^(?:merci de\\s+)?(?:réponds|répondez|répondre)\\b.*$|^(?:por favor,?\\s+)?respond[ae]\\b.*$|^(?:пожалуйста,?\\s+)?ответь(?:те)?\\b.*$",
          I);

  /** An introductory phrase that is not part of the question. */
  private static final Pattern PREFACE =
      Pattern.compile(
          "^(?:(?:based on|according to|given|using|from|considering) (?:the |this |these |all )?(?:above |provided |given |attached |following )?(?:text|document|documents|context|passage|book|story|file|information|content)s?(?: (?:above|below|provided|described above|given|described))*\\s*,\\s*"
              + "|(?:can|could|would) you (?:please )?(?:tell|explain to|show) me\\s+(?=\\S)|(?:please )?tell me\\s*[,:]?\\s+(?=who|what|when|where|why|how|which)"
              + "|i(?:'d|’d| would) like to know\\s+|i want to know\\s+|do you know\\s+(?=who|what|when|where|why|how|which)"
              + "|(?:请|請)?(?:根据|根據|依据|基于|按照)(?:上面|上述|以上|文中|本文|所给|提供)?(?:的)?(?:提供的)?(?:文本|文章|文档|文件|内容|材料|上下文|全文|原文|上文|文中)?(?:的)?(?:内容|信息)?\\s*[,，、]\\s*"
              + "|在上面提供的文本中\\s*[,，]\\s*|(?:请问|請問|请告诉我|請告訴我|我想知道|你知道)\\s*[,，]?\\s*)",
          I);

  private Splitter() {}

  public static Split split(String question) {
    var text = question.strip();
    var instructions = new ArrayList<String>();
    var leading = LEADING.matcher(text);
    if (leading.find()) {
      instructions.add(leading.group(1).strip());
      text = text.substring(leading.end()).strip();
    }
    text = withoutInstructions(text, instructions);
    var preface = PREFACE.matcher(text);
    if (preface.find() && preface.end() < text.length()) {
      text = text.substring(preface.end()).strip();
    }
    var information = text.isEmpty() ? question.strip() : text;
    return new Split(
        information,
        text.isEmpty() ? "" : String.join(" ", instructions),
        Languages.of(information));
  }

  /** {@code text} without sentences and final clauses that are only instructions. */
  private static String withoutInstructions(String text, List<String> instructions) {
    var kept = new ArrayList<String>();
    for (var span : Sentences.of(text)) {
      var sentence = text.substring(span.startChar(), span.endChar());
      if (INSTRUCTION.matcher(sentence).find()) {
        instructions.add(sentence);
      } else {
        kept.add(withoutLastInstruction(sentence, instructions));
      }
    }
    if (kept.isEmpty()) {
      instructions.clear();
      return text;
    }
    return instructions.isEmpty() ? text : String.join(" ", kept);
  }

  /** Removes an instruction after a comma: "Who is X, answer in Chinese". */
  private static String withoutLastInstruction(String sentence, List<String> instructions) {
    int comma = Math.max(sentence.lastIndexOf(','), sentence.lastIndexOf('，'));
    if (comma <= 0 || comma > sentence.length() - 3) {
      return sentence;
    }
    var tail = sentence.substring(comma + 1).strip();
    if (!INSTRUCTION.matcher(tail).find()) {
      return sentence;
    }
    instructions.add(tail);
    return sentence.substring(0, comma).strip();
  }
}
