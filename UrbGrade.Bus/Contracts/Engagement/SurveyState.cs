namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Whether a survey takes answers. The numbers are stored.</summary>
public enum SurveyState
{
    /// <summary>Nobody has been asked yet.</summary>
    Draft = 0,

    /// <summary>People are asked its last published version.</summary>
    Open = 1,

    /// <summary>Nobody is asked any more; the answers stay.</summary>
    Closed = 2,
}
