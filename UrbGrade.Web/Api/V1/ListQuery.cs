using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using UrbGrade.Bus.Contracts.Dashboard.Catalogue;

namespace UrbGrade.Web.Api.V1;

/// <summary>Which stretch of a list a request asks for.</summary>
internal sealed class ListQuery
{
    private const int Most = 1000;
    private const int Usual = 100;

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "after"), Description("Key to go on after, as the link to the next stretch gives it.")]
    public string? After { get; init; }

    /// <summary>Kept as text, so that what is wrong with it can be told.</summary>
    [FromQuery(Name = "limit"), Description("Items in one answer: 1 to 1000, 100 when left out.")]
    public string? Limit { get; init; }

    public bool TryRead(out long after, out int take, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        (after, take, problem) = (0, Usual, null);
        if (After is not null && !long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            problem = ApiProblems.Wrong("after", After, "a whole number, as the link to the next stretch has it");
        }
        else if (Limit is not null && !(int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out take) && take is >= 1 and <= Most))
        {
            problem = ApiProblems.Wrong("limit", Limit, $"1 to {Most}");
        }

        return problem is null;
    }

    /// <summary>A stretch of a list that was read whole, with its links.</summary>
    /// <param name="ordered">By their keys.</param>
    /// <param name="key">Unique, from 1.</param>
    public static Ok<ApiPage<T>> Answer<T>(HttpRequest request, IEnumerable<T> ordered, Func<T, long> key, long after, int take)
    {
        List<T> items = [.. ordered.Where(item => key(item) > after).Take(take + 1)];
        if (items.Count <= take)
        {
            return Answer(request, new CataloguePage<T>(items, null));
        }

        items.RemoveAt(take);
        return Answer(request, new CataloguePage<T>(items, key(items[^1])));
    }

    /// <summary>A stretch with its links.</summary>
    public static Ok<ApiPage<T>> Answer<T>(HttpRequest request, CataloguePage<T> page)
    {
        var self = request.PathBase + request.Path + request.QueryString;
        if (page.Next is not { } next)
        {
            return TypedResults.Ok(new ApiPage<T>(page.Items, new ApiLinks(self, null)));
        }

        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        query["after"] = next.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(new ApiPage<T>(
            page.Items, new ApiLinks(self, QueryHelpers.AddQueryString(request.PathBase + request.Path, query))));
    }
}
