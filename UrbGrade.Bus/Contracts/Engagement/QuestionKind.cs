namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary>A mark from 1 to 5.</summary>
    Rating,

    /// <summary>One of its choices.</summary>
    Choice,

    /// <summary>Any of its choices.</summary>
    Several,

    /// <summary>A number, whole or with decimals.</summary>
    Number,

    /// <summary>Free words, shown to staff only.</summary>
    Text,
}
