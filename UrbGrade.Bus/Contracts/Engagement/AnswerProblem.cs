namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What is wrong with an answer.</summary>
public enum AnswerProblem
{
    /// <summary>The question takes an answer.</summary>
    Missing,

    /// <summary>It is none of those offered.</summary>
    NotOffered,

    /// <summary>It is no number.</summary>
    NoNumber,

    /// <summary>Its thousands stand apart with a sign that others write before decimals.</summary>
    Grouped,

    /// <summary>It is below the least or above the most.</summary>
    OutOfRange,

    /// <summary>The survey takes no answers, or the sheet is gone.</summary>
    Closed,
}
