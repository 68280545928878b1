using Microsoft.AspNetCore.Http;

namespace UrbGrade.Modules.Partners.Http;

/// <summary>A request that is refused.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="title">What is wrong, and what to do.</param>
/// <param name="errors">Each single thing that is wrong; none when the title says all.</param>
internal sealed class PartnerProblem(int status, string title, IReadOnlyList<string>? errors = null) : Exception(title)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>The answer, as RFC 9457 wants it.</summary>
    public IResult ToResult() => Results.Problem(
        title: Message, statusCode: status,
        extensions: errors is { Count: > 0 } ? new Dictionary<string, object?> { ["errors"] = errors } : null);
}
