using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Municipal.Board;

/// <summary>The address of a page that a panel shows a part of.</summary>
/// <param name="Parts">Of the path behind <c>/app</c>, unescaped.</param>
internal sealed record PanelAddress(IReadOnlyList<string> Parts, IReadOnlyDictionary<string, StringValues> Query)
{
    public static PanelAddress Read(string address)
    {
        var query = address.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? address : address[..query];
        return new PanelAddress(
            [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Uri.UnescapeDataString)],
            query < 0 ? new Dictionary<string, StringValues>() : QueryHelpers.ParseQuery(address[query..]));
    }

    /// <summary>A field of the query; null where it is not there.</summary>
    public string? this[string field] => Query.TryGetValue(field, out var values) ? values.ToString() : null;

    /// <summary>The place of a chart of readings; null for another page.</summary>
    public int? Asset => Parts is ["asset", var id] ? Number(id) : null;

    /// <summary>The key of a forecast; null for another page.</summary>
    public string? Forecast => Parts is ["forecasts", var key] ? key : null;

    public bool IsExplored => Parts is ["explore"];

    /// <summary>What a panel of the explorer shows.</summary>
    public ExploreRequest Explored => ExploreAddress.Read(this["a"], this["b"], Query.GetValueOrDefault("c").ToArray(), this["from"], this["to"]);

    /// <summary>What figures are about; null for another page.</summary>
    public (KpiScope Scope, int Id)? Figures => Parts switch
    {
        ["figures"] => (KpiScope.Tenant, 0),
        ["figures", var scope, var id] when Enum.TryParse<KpiScope>(scope, ignoreCase: true, out var known) && Enum.IsDefined(known) && Number(id) is { } number => (known, number),
        _ => null,
    };

    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
