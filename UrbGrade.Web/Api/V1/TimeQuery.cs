using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;

namespace UrbGrade.Web.Api.V1;

/// <summary>Which time a request asks for, [from, to).</summary>
internal sealed class TimeQuery
{
    private const string Form = "an instant with its offset (RFC 3339), such as 2019-07-01T00:00:00Z";

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "from"), Description("Instant, included (RFC 3339), such as 2019-07-01T00:00:00Z; from the beginning when left out.")]
    public string? From { get; init; }

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "to"), Description("Instant, excluded (RFC 3339); up to the end when left out.")]
    public string? To { get; init; }

    public bool TryRead(out DateTimeOffset from, out DateTimeOffset to, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (from, to, problem) = (DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null);
        if (From is not null && !TryInstant(From, out from))
        {
            problem = ApiProblems.Wrong("from", From, Form);
        }
        else if (To is not null && !(TryInstant(To, out to) && to >= from))
        {
            problem = ApiProblems.Wrong("to", To, Form + ", not before from");
        }

        return problem is null;
    }

    private static bool TryInstant(string text, out DateTimeOffset instant)
    {
        // An unescaped plus sign arrives as a blank.
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text.Replace(' ', '+'));
        var isKnown = parsed.Success && parsed.Value.Year is > 1 and < 9999;
        instant = isKnown ? parsed.Value.ToDateTimeOffset().ToUniversalTime() : default;
        return isKnown;
    }
}
