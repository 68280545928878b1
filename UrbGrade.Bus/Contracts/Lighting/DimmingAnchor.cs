namespace UrbGrade.Bus.Contracts.Lighting;

/// <summary>What the time of a dimming step counts from.</summary>
public enum DimmingAnchor
{
    /// <summary>Local midnight.</summary>
    Clock,

    /// <summary>Sunset of the evening.</summary>
    Sunset,

    /// <summary>Sunrise of the morning after.</summary>
    Sunrise,
}
