package dev.trawl.lexical.question;

import dev.trawl.lexical.question.EnglishKinds.QuestionWord;
import dev.trawl.lexical.words.Segmenter;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Detects what a Chinese question asks for, by its question words. Expects simplified characters.
 */
final class ChineseKinds {
  /** The forms are tried in this order; more specific forms come first. */
  private static final List<Form> FORMS =
      List.of(
          form(
              Kind.CODE,
              "(?<=(密码|口令|代码|编号|号码|密钥|暗号|代号|序列号|分机号|电话|\\p{IsHan}码)(是|为)?)(多少|什么|几)(?!时|地|人)"),
          form(Kind.REASON, "为什么|为何|何故|原因(是|为)?什么|什么原因|因何|缘何"),
          form(Kind.YEAR, "(哪|何|几)(一)?年|什么年份|哪个年份|年份"),
          form(
              Kind.DATE,
              "什么时候|什么时间|何时|(哪|几)(一)?(天|日|月|号|个月)|什么日期|哪个(世纪|朝代|时期|年代)|几点|何日|哪一?朝|多会儿|时间(是|为)"),
          form(Kind.PERCENT, "百分之(几|多少)|多少%|比例|占多少|几成"),
          form(Kind.MONEY, "多少(元|钱|美元|块|英镑|亿|万元)|几块钱|价格|什么价"),
          form(Kind.DURATION, "多久|多长时间|(几|多少)(年|天|个月|小时|分钟|周|秒|日)"),
          form(Kind.MEASURE, "多(高|长|远|大|重|宽|深|快|厚)|(几|多少)(公里|米|千米|公斤|平方|厘米|吨|克|升|度|岁)|海拔|面积"),
          form(Kind.COUNT, "多少|几(个|人|次|名|种|类|座|条|位|所|间|家|只|场|届|岁|级|层|部|集|支|队|项|章|本|颗)?|第几|人数|数量"),
          form(Kind.CODE, "(密码|口令|代码|编号|号码|验证码|密钥|暗号|代号|电话|序列号)"),
          form(Kind.PERSON, "谁|哪(一|几)?(位|个人|名|人)|什么人|何人|哪些人"),
          form(
              Kind.PLACE,
              "哪里|哪儿|何处|何地|什么地方|什么地点|哪(一|个|座|些)*(国|城|市|地|省|县|州|岛|镇|村|洲|区|河|山|港)|什么(国|城|市|地|省|县|州|岛)|(位|处|坐落)于(哪|什么|何)|(在|到|去|从|自)哪(?!一?(种|类))"),
          form(Kind.NAME, "叫(做|作)?什么|名(字|称|叫)?(是|为)?什么|什么名|称(为|作|之为)什么|何名|(姓|字|号|名)(是|为)什么|被称"),
          form(Kind.MANNER, "怎么|如何|怎样|怎么样"),
          form(Kind.THING, "什么|哪|何|啥"),
          form(Kind.YES_NO, "吗|是否|有没有|是不是|能不能|会不会"));

  private static final Pattern MEASURE = Pattern.compile("[一几两]?[种个些类款项门座条部本首幅支届场家所间]");

  private ChineseKinds() {}

  private static Form form(Kind kind, String pattern) {
    return new Form(kind, Pattern.compile(pattern));
  }

  /**
   * Detects the kind of answer that {@code question} asks for, and the noun after the question
   * word.
   */
  static QuestionWord detect(String question) {
    var text = Segmenter.simplify(question);
    for (Form form : FORMS) {
      var match = form.pattern().matcher(text);
      if (match.find()) {
        return new QuestionWord(form.kind(), focus(text, match.end()), match.start());
      }
    }
    return new QuestionWord(Kind.THING, "", -1);
  }

  /** The index after the question word that begins at {@code at}. */
  static int questionWordEnd(String simplified, int at) {
    int end = at + 1;
    for (Form form : FORMS) {
      var match = form.pattern().matcher(simplified);
      if (match.find(at) && match.start() == at) {
        end = Math.max(end, match.end());
      }
    }
    return end;
  }

  /**
   * The two characters after the question word, or after the measure word that follows 哪. They are
   * often the noun that the question asks for.
   */
  private static String focus(String text, int at) {
    int start = at;
    if (text.startsWith("哪", at - 1)) {
      var measure = MEASURE.matcher(text).region(at, text.length());
      start = measure.lookingAt() ? measure.end() : at;
    }
    int end = start;
    while (end < text.length() && end - start < 2 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end - start == 2 ? text.substring(start, end) : "";
  }

  private record Form(Kind kind, Pattern pattern) {}
}
