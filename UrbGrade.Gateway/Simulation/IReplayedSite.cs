using NodaTime;

namespace UrbGrade.Gateway.Simulation;

/// <summary>A site that drops series which were measured elsewhere.</summary>
internal interface IReplayedSite : IRawSite
{
    /// <summary>The first civil day of which something is known.</summary>
    LocalDate First { get; }

    /// <summary>The last civil day that is known to its end.</summary>
    LocalDate Last { get; }
}
