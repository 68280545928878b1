using NodaTime;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;

namespace UrbGrade.Gateway.Sites;

/// <summary>A kind of site that this gateway can stand at: a shape of messages, the file profiles of <see cref="SiteKinds.Profiles"/>,
/// and what stands in for a real site of the kind.</summary>
internal interface ISiteKind
{
    /// <summary>As configuration and command line call it.</summary>
    string Name { get; }

    /// <summary>The pilot's tenant on the platform.</summary>
    string Tenant { get; }

    /// <summary>The pilot's site code.</summary>
    string SiteCode { get; }

    /// <summary>Kinds of assets that its configuration tells apart, the customary one first; empty where all are of one kind.</summary>
    IReadOnlyList<string> AssetKinds => [];

    /// <summary>How the kind writes its messages.</summary>
    /// <param name="messages">Those that are laid out by configuration.</param>
    IMessageShape Shape(IReadOnlyList<MessageLayout> messages);

    /// <summary>Which of <see cref="AssetKinds"/> a described asset is; null where there are none.</summary>
    string? AssetKind(SiteAsset asset) => null;

    /// <summary>Whether what is missing is estimated and sent as an estimate; otherwise it stays missing.</summary>
    bool EstimatesGaps => false;

    /// <summary>The sources of a configuration to start from.</summary>
    IReadOnlyList<SampleSource> SampleSources { get; }

    /// <summary>The file profile of the logs that nodes bring when they call; null where none do.</summary>
    string? NodeLogs => null;

    /// <summary>Whether a day is a public holiday there.</summary>
    bool IsHoliday(LocalDate day) => false;

    /// <summary>A site that does not exist.</summary>
    /// <param name="seed">The same seed gives the same site.</param>
    /// <param name="assets">How many shops, houses or cabinets; null for the customary number.</param>
    IRawSite Simulate(int seed, int? assets, string tenant, string siteCode);

    /// <summary>Real series as a site of this kind would have dropped them.</summary>
    /// <param name="folder">The folder of all real series.</param>
    /// <exception cref="IOException">The folder lacks those of this kind.</exception>
    IReplayedSite Replay(string folder, string tenant, string siteCode);
}
