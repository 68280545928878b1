using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Web.Api.V1;

/// <summary>Section <c>Api</c> of the configuration.</summary>
public sealed class ApiOptions
{
    /// <summary>Requests that one token may make in a minute; further ones get 429.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 600;
}
