using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Web;

/// <summary>Section <c>Pages</c> of the configuration.</summary>
public sealed class PagesOptions
{
    /// <summary>Address of map tiles with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>. Without one, maps show a plain grid and nothing
    /// is asked from anywhere else.</summary>
    public string? MapTiles { get; init; }

    /// <summary>Credit that the tile server asks for.</summary>
    public string? MapAttribution { get; init; }

    /// <summary>Code of the district that the front page shows; null for the first public one.</summary>
    public string? FrontDistrict { get; init; }

    /// <summary>Passwords, codes and links that one address may try in a minute; further ones get 429. A whole town hall may
    /// come from one address.</summary>
    [Range(1, 10_000)]
    public int SignInAttemptsPerMinute { get; init; } = 20;

    /// <summary>Votes and pages of surveys that one address may send in a minute; further ones get 429. A whole school, or all phones of one
    /// operator, may come from one address.</summary>
    [Range(1, 10_000)]
    public int AnswersPerMinute { get; init; } = 120;
}
