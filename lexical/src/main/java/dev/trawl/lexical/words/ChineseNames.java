package dev.trawl.lexical.words;

import java.util.List;
import java.util.Set;

/**
 * Finds names of people in segmented Chinese: a surname, followed by one or two characters that the
 * segmenter did not join into a word. Expects simplified characters.
 */
public final class ChineseNames {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白"
          + "邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤温康施牛樊葛邢安齐乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘祝宁尚符舒阮柯纪梅童凌毕单季裴霍涂苗谷曲翁"
          + "骆蓝辛靳管柴蒙鲍华喻祁蒲房滕屈饶牟艾尤穆司卓古简芦麦褚娄窦戚岑景党宫费卜晏席卫米柏宗瞿桂佟应臧闵邬卞姬栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池邝官匡鞠荆胥燕楚鄢奚";

  private static final Set<String> COMPOUND_SURNAMES =
      Set.of(
          ("欧阳 上官 司马 诸葛 皇甫 令狐 司徒 夏侯 东方 尉迟 公孙 慕容 宇文 长孙 端木 独孤 南宫 西门 百里 申屠 太史 完颜 呼延 钟离 轩辕 "
                  + "濮阳 淳于 澹台 公冶 宗政 太叔 仲孙 鲜于 闾丘 司空 亓官 司寇 颛孙 漆雕 壤驷 拓跋 谷梁 段干 东郭 羊舌 梁丘 左丘 万俟 赫连 闻人 公羊")
              .split(" "));

  private static final int MAX_SURNAME_LENGTH = 2;
  private static final int MAX_GIVEN_NAME_WORDS = 2;

  private ChineseNames() {}

  /**
   * The index after the name that begins with the word at {@code at}; {@code at} if there is none.
   */
  public static int end(List<Word> words, int at) {
    int givenNameStart = surnameEnd(words, at);
    int end = givenNameStart;
    while (end > at
        && end < words.size()
        && end - givenNameStart < MAX_GIVEN_NAME_WORDS
        && canBeInGivenName(words, end)) {
      end++;
    }
    return end == givenNameStart ? at : end;
  }

  /**
   * The index after the surname at {@code at}; {@code at} if there is none. A surname has one or
   * two words.
   */
  private static int surnameEnd(List<Word> words, int at) {
    var surname = "";
    for (int i = at; i < words.size() && surname.length() < MAX_SURNAME_LENGTH; i++) {
      surname += Segmenter.simplify(words.get(i).surface());
      if (COMPOUND_SURNAMES.contains(surname)) {
        return i + 1;
      }
    }
    var first = Segmenter.simplify(words.get(at).surface());
    return first.length() == 1 && SURNAMES.contains(first) ? at + 1 : at;
  }

  private static boolean canBeInGivenName(List<Word> words, int at) {
    var word = words.get(at);
    return word.surface().length() == 1
        && words.get(at - 1).end() == word.start()
        && ChineseTagger.isUnlisted(Segmenter.simplify(word.surface()));
  }
}
