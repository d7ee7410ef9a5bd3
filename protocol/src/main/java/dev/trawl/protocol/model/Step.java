package dev.trawl.protocol.model;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Optional;

/** The next step of a planner. */
public sealed interface Step {
  /** Ask these sub-questions; each can be understood and answered independently. */
  record Ask(List<SubQuestion> subQuestions) implements Step {
    public Ask {
      subQuestions = List.copyOf(subQuestions);
    }

    /** Sub-questions to all documents. */
    public static Ask of(List<String> subQuestions) {
      return new Ask(subQuestions.stream().map(text -> new SubQuestion(text, List.of())).toList());
    }
  }

  /**
   * Several steps that do not depend on each other.
   *
   * @param steps at least one step; no step is an {@link Answer}, a {@link GiveUp} or a {@code
   *     Together}
   */
  record Together(List<Step> steps) implements Step {
    public Together {
      steps = List.copyOf(steps);
      if (steps.isEmpty()
          || steps.stream()
              .anyMatch(
                  step ->
                      step instanceof Together
                          || step instanceof Answer
                          || step instanceof GiveUp)) {
        throw new IllegalArgumentException("these steps cannot be taken together: " + steps);
      }
    }
  }

  /**
   * A sub-question.
   *
   * @param documents names of the documents to ask; empty for all
   */
  record SubQuestion(String text, List<String> documents) {
    public SubQuestion {
      documents = List.copyOf(documents);
    }
  }

  /**
   * Find sentences that contain {@code phrase} word for word.
   *
   * @param subQuestion the question that these sentences may answer
   */
  record Search(String phrase, String subQuestion) implements Step {}

  /**
   * Find places that together contain most of {@code words} and share a name, for a question that
   * no single place answers. This uses only the index, not the model.
   *
   * @param subQuestion the question that these places may answer
   */
  record Connect(String words, String subQuestion) implements Step {}

  /**
   * The findings answer the question.
   *
   * @param text the answer without markers; not empty
   * @param grounds the findings that support the answer, in the order of the reasoning; the
   *     evidence of a finding may be reduced to the relevant part
   * @param contradicting findings that contradict each other and are shown in the answer
   * @param claims the parts of the text, each with its evidence; {@code text} is their
   *     concatenation. Empty if the findings support the text as a whole
   * @param highlight span of the actual answer in {@code text}, if the text is a longer quote that
   *     contains it
   */
  record Answer(
      String text,
      List<Finding> grounds,
      List<Finding> contradicting,
      List<GroundedClaim> claims,
      Optional<Span> highlight)
      implements Step {
    public Answer {
      grounds = List.copyOf(grounds);
      contradicting = List.copyOf(contradicting);
      claims = List.copyOf(claims);
    }

    /** An answer without a highlight. */
    public Answer(
        String text,
        List<Finding> grounds,
        List<Finding> contradicting,
        List<GroundedClaim> claims) {
      this(text, grounds, contradicting, claims, Optional.empty());
    }

    /** Returns this answer with {@code span} as its highlight. */
    public Answer highlighting(Span span) {
      return new Answer(text, grounds, contradicting, claims, Optional.of(span));
    }

    /** An answer that the findings support as a whole. */
    public Answer(String text, List<Finding> grounds, List<Finding> contradicting) {
      this(text, grounds, contradicting, List.of());
    }

    /** An answer without contradictions. */
    public Answer(String text, List<Finding> grounds) {
      this(text, grounds, List.of());
    }
  }

  /**
   * A part of a planner's answer.
   *
   * @param text without markers, with the spaces around it
   * @param evidence from the findings; empty if the planner gives no evidence
   */
  record GroundedClaim(String text, List<Evidence> evidence) {
    public GroundedClaim {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * The documents do not contain the answer.
   *
   * @param missing the missing information, as an indirect question in the language of the
   *     question: {@code who the father of Holm was}
   * @param grounds the findings so far
   */
  record GiveUp(String missing, List<Finding> grounds) implements Step {
    public GiveUp {
      grounds = List.copyOf(grounds);
    }
  }
}
