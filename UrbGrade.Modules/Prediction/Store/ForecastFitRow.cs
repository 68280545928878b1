using UrbGrade.Modules.Core.Database;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>What the models of a standing learnt, so that they need not be in memory from one night to the next.</summary>
internal sealed class ForecastFitRow : ITenantOwned
{
    public int StandingId { get; set; }

    public int TenantId { get; set; }

    /// <summary>Of the method; fits of another one are not read.</summary>
    public int Version { get; set; }

    /// <summary>As the models save it, compressed.</summary>
    public required byte[] Fits { get; set; }
}
