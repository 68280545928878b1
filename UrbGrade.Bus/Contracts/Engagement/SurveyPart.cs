namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What has a text in a survey.</summary>
public enum SurveyPart
{
    /// <summary>The survey's own.</summary>
    Title,

    /// <summary>What stands before the first question.</summary>
    Introduction,

    /// <summary>What is asked.</summary>
    Question,

    /// <summary>What helps to answer a question.</summary>
    Hint,

    /// <summary>What can be answered.</summary>
    Choice,
}
