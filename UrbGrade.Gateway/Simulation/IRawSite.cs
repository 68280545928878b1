using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Gateway.Simulation;

/// <summary>A site that drops raw files day by day, simulated or replayed.</summary>
internal interface IRawSite
{
    SiteManifest Manifest { get; }

    /// <summary>What the places around it are called.</summary>
    TownNames Town { get; }

    DateTimeZone Zone { get; }

    /// <summary>Where people are asked about what the site gives; null for a site that asks nobody.</summary>
    EngagementFile? Asks(LocalDate from, LocalDate to) => null;

    /// <summary>What the site did to save energy, as far as its files follow it; null for one that did nothing.</summary>
    InterventionFile? Works => null;

    /// <summary>
    /// What is dropped on the morning after <paramref name="day"/>: its own files, and corrections of earlier days as
    /// far as they lie at or after <paramref name="from"/>.
    /// </summary>
    IReadOnlyList<DropFile> FilesOf(LocalDate day, LocalDate from);
}
