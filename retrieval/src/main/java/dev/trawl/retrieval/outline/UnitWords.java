package dev.trawl.retrieval.outline;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words for units in languages with Latin letters, changed by {@link Fold#word}. Immutable. */
public final class UnitWords {
  /** Abbreviations that mean a unit only before digits. */
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "vol", "ch", "chap", "kap", "cap", "sec", "sect", "art", "cl", "fig", "figs", "abb",
          "tab", "p", "pp", "pg", "s", "pag", "para", "paras", "abs");

  private static final Map<String, Unit> UNITS = new HashMap<>();

  static {
    add(Unit.VOLUME, "volume volumes vol tome tomes tomo tomos");
    add(Unit.BOOK, "book books livre livres libro libros buch");
    add(Unit.PART, "part parts teil teile teils teiles teilen partie parties parte partes");
    add(
        Unit.CHAPTER,
        "chapter chapters ch chap kapitel kapitels kapiteln kap chapitre "
            + "chapitres capitulo capitulos cap capitolo capitoli canto stave");
    add(
        Unit.SECTION,
        "section sections subsection subsections sec sect abschnitt abschnitts "
            + "abschnittes abschnitte abschnitten seccion secciones apartado apartados "
            + "sezione sezioni");
    add(
        Unit.ARTICLE,
        "article articles art artikel artikels artikeln articulo articulos "
            + "articolo articoli § §§");
    add(Unit.CLAUSE, "clause clauses cl klausel klauseln ziffer ziffern clausula clausulas");
    add(
        Unit.APPENDIX,
        "appendix appendices annex anhang anhangs anhange anlage annexe annexes "
            + "anexo anexos apendice apendices");
    add(Unit.ACT, "act acts akt akts acte actes acto actos");
    add(Unit.SCENE, "scene scenes szene szenen escena escenas");
    add(Unit.LETTER, "letter letters");
    add(Unit.ITEM, "item items");
    add(Unit.FIGURE, "figure figures fig figs abbildung abbildungen abb figura figuras");
    add(
        Unit.TABLE,
        "table tables tabelle tabellen tab tableau tableaux tabla tablas cuadro "
            + "cuadros tabella");
    add(Unit.PAGE, "page pages p pp pg seite seiten s pagina paginas pag");
    add(
        Unit.SLIDE,
        "slide slides folie folien diapositive diapositives diapositiva " + "diapositivas");
    add(
        Unit.SHEET,
        "sheet sheets worksheet worksheets tabellenblatt tabellenblatts "
            + "tabellenblatter arbeitsblatt arbeitsblatts feuille feuilles hoja hojas");
    add(
        Unit.PARAGRAPH,
        "paragraph paragraphs para paras absatz absatzes absatze absatzen abs "
            + "paragraphe paragraphes alinea parrafo parrafos");
    add(Unit.LINE, "line lines zeile zeilen ligne lignes linea lineas");
    add(
        Unit.SENTENCE,
        "sentence sentences satz satzes satze satzen phrase phrases oracion "
            + "oraciones frase frases");
    add(Unit.WORD, "word words wort wortes worts worte worter mot mots palabra palabras");
    add(
        Unit.DOCUMENT,
        "document documents documento dokument dokuments dokumentes text texts "
            + "textes texte texto paper file report contract agreement novel fichier "
            + "rapport contrat roman romans archivo informe contrato novela vertrag "
            + "vertrags bericht berichts datei");
  }

  private UnitWords() {}

  private static void add(Unit unit, String words) {
    for (String word : words.split(" ")) {
      UNITS.put(word, unit);
    }
  }

  /** The unit that {@code folded} names. */
  public static Optional<Unit> of(String folded) {
    return Optional.ofNullable(UNITS.get(folded));
  }

  /** Whether {@code folded} is an abbreviation that means a unit only before digits. */
  public static boolean isAbbreviation(String folded) {
    return ABBREVIATIONS.contains(folded);
  }
}
