using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api.V1;

/// <summary>Which civil days of the site a request asks for, [from, to).</summary>
internal sealed class DayQuery
{
    /// <summary>From the first day to the one after the last.</summary>
    public const int LongestDays = 3700;

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "from"), Description("First civil day of the site, such as 2019-07-01.")]
    public string? From { get; init; }

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "to"), Description("Day after the last one, such as 2019-08-01; at most 3700 days after from.")]
    public string? To { get; init; }

    public bool TryRead(out DateOnly from, out DateOnly to, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (from, to) = (Days.Read(From) ?? default, Days.Read(To) ?? default);
        problem = from == default ? ApiProblems.Wrong("from", From, "a day such as 2019-07-01")
            : to <= from || to.DayNumber - from.DayNumber > LongestDays
                ? ApiProblems.Wrong("to", To, $"a day such as 2019-08-01, after from and at most {LongestDays} days later")
            : null;
        return problem is null;
    }
}
