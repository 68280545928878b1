using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>The forecast of one night, with each model's own: weights and bands of later nights come from them. Key: standing and night. Values are
/// <see cref="Numbers"/>, one for each slot of the local clock from the night's midnight on.</summary>
internal sealed class ForecastRow : ITenantOwned
{
    public int StandingId { get; set; }

    /// <summary>Local day whose midnight it begins at.</summary>
    public DateOnly Night { get; set; }

    public int TenantId { get; set; }

    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>Played through afterwards from what was known at that night's midnight.</summary>
    public bool IsReplayed { get; set; }

    /// <summary>Of the method.</summary>
    public int Version { get; set; }

    public ForecastState State { get; set; }

    public required byte[] Values { get; set; }

    /// <summary>Half of the band's width; NaN where not known.</summary>
    public required byte[] HalfWidths { get; set; }

    /// <summary>One model's forecast after the other; NaN where it could not.</summary>
    public required byte[] Models { get; set; }

    /// <summary>Weights of all models, for one stretch of days after the other.</summary>
    public required byte[] Weights { get; set; }

    /// <summary>Moved so that all meters together agree with the district; null where they were not.</summary>
    public byte[]? Agreed { get; set; }

    /// <summary>The temperature as a weather service had forecast it that night; null where it had not.</summary>
    public byte[]? Outlook { get; set; }
}
