namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What a survey may ask about.</summary>
public enum SurveyPlaceKind
{
    /// <summary>A lamp post or another place that is registered for votes.</summary>
    Post,

    /// <summary>A building with meters that is nobody's home.</summary>
    Building,

    /// <summary>A street that has figures.</summary>
    Street,

    /// <summary>A district that has figures.</summary>
    District,
}
