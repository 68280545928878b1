using System.Globalization;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Semantics.Rdf;
using UrbGrade.Modules.Semantics.Resources;

namespace UrbGrade.Modules.Semantics;

/// <summary>Puts what an address leads to into a graph.</summary>
internal sealed class SemanticReading(
    GraphBuilder builder, UrbGradeContext database, TenantInfo tenant, SemanticLists lists, KpiResources kpis, PlaceResources places)
{
    private const string Search = "search", Assessments = "assessments", Readings = "readings";

    /// <summary>Adds what is there, and says whether anything is and where its next page is.</summary>
    /// <param name="parts">Of the address, below the tenant.</param>
    /// <exception cref="SemanticQueryException">A parameter is not understood.</exception>
    public async Task<(bool IsThere, string? Next)> Add(
        string[] parts, IReadOnlyDictionary<string, string> parameters, SemanticSearch search, CancellationToken cancellation)
    {
        switch (parts)
        {
            case []:
                builder.Add(Description.Of(
                    "tenant", "",
                    [
                        ("code", tenant.Code), ("name", tenant.Name), ("country", tenant.Country), ("time_zone", tenant.TimeZone), ("currency", tenant.Currency),
                        .. SemanticLists.All.Select(one => ("lists", (object?)new ResourcePath(one.List))),
                    ]));
                return (true, null);
            case [Search]:
                var query = SemanticQuery.Read(parameters, "class", "property", "unit", "place");
                var (found, next) = await search.Find(query, cancellation);
                return (true, AddPage(Search, query, found, next));
            case [Assessments, ..]:
                return await AddAssessments(KpiScope.Tenant, tenant.Id, new ResourcePath(""), parts[1..], parameters, cancellation);
            case [RegistryResources.Assets or RegistryResources.Meters or GroupResources.Districts or GroupResources.Streets, var text, Assessments, ..] when Id(text) is { } id:
                return await Exists(parts[0], id, cancellation)
                    ? await AddAssessments(ScopeOf(parts[0]), id, ResourcePath.Of(parts[0], id), parts[3..], parameters, cancellation)
                    : (false, null);
            case [RegistryResources.Series, var text, Readings] when Id(text) is { } id:
                return await AddReadings(id, parameters, cancellation);
            case [RegistryResources.Series, var text, Readings, var key] when Id(text) is { } id && ReadingResources.Start(key) is { } start:
                return AddAll((await new ReadingResources(database).Read(id, start, start.AddMilliseconds(1), 1, cancellation))?.Select(one => one.Resource));
            case [PlaceResources.List, var kind, var code] when PlaceResources.Kinds.Contains(kind):
                return AddAll(await places.Find(kind, code, cancellation) is { } place ? [place] : null);
            case [KpiResources.List, var code]:
                return AddAll((await kpis.Read(tenant, units: null, cancellation))
                    .Select(kpi => kpi.Resource).Where(kpi => kpi.Path == $"{KpiResources.List}/{code}"));
            case [var list, var text] when RegistryResources.Lists.Concat(GroupResources.Lists).Any(one => one.List == list) && Id(text) is { } id:
                return AddAll((await lists.Read(database, tenant, list, new ResourceFilter(id), 0, 1, cancellation)).Select(one => one.Resource));
            default:
                return await AddList(string.Join('/', parts), parameters, cancellation);
        }
    }

    private async Task<(bool IsThere, string? Next)> AddList(
        string list, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        if (!SemanticLists.All.Any(one => one.List == list))
        {
            return (false, null);
        }

        var query = SemanticQuery.Read(parameters);
        var page = await lists.Read(database, tenant, list, ResourceFilter.All, query.After?.Id ?? 0, query.Limit + 1, cancellation);
        var shown = page.Take(query.Limit).ToList();
        return (true, AddPage(list, query, shown.Select(one => one.Resource), page.Count > shown.Count ? SemanticQuery.Write(list, shown[^1].Id) : null));
    }

    private async Task<(bool IsThere, string? Next)> AddReadings(int seriesId, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var query = SemanticQuery.Read(parameters, "from", "to");
        var (from, to) = (Instant("from", query["from"]), Instant("to", query["to"]));
        if (await new ReadingResources(database).Read(
            seriesId, from ?? DateTimeOffset.UnixEpoch.AddYears(-100), to ?? DateTimeOffset.UnixEpoch.AddYears(8000), query.Limit + 1, cancellation) is not { } found)
        {
            return (false, null);
        }

        // Readings go on from the start of the first that is left: no two of a series begin at once.
        var shown = found.Take(query.Limit).ToList();
        var list = $"{ResourcePath.Of(RegistryResources.Series, seriesId).Path}/{Readings}";
        var rest = found.Count > shown.Count
            ? Address(list, query.Parameters.Where(one => one.Key != "from").Append(new("from", found[^1].Start.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))))
            : null;
        builder.AddList(builder.IriOf(list), Address(list, query.Parameters), rest, shown.Select(one => one.Resource));
        foreach (var (_, reading) in shown)
        {
            builder.Graph.Add(builder.IriOf(ResourcePath.Of(RegistryResources.Series, seriesId).Path), builder.Expand("sosa:hasMember"), builder.IriOf(reading.Path));
        }

        return (true, rest);
    }

    private async Task<(bool IsThere, string? Next)> AddAssessments(
        KpiScope scope, int id, ResourcePath about, string[] rest, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation)
    {
        var list = about.Path.Length == 0 ? Assessments : $"{about.Path}/{Assessments}";
        var zone = await new RegistryResources(database, tenant).ZoneOf(scope, id, cancellation);
        if (rest is [var name, var first, _, ..])
        {
            return KpiResources.Length(name) is { } lasting && Day(first) is { } begin
                ? await AddAssessment(new FigureName(scope, id, lasting, begin, ""), zone, about, $"{list}/{string.Join('/', rest)}", cancellation)
                : (false, null);
        }

        if (rest.Length > 0)
        {
            return (false, null);
        }

        var query = SemanticQuery.Read(parameters, "period", "day");
        var length = KpiResources.Length(query["period"] ?? "month")
            ?? throw new SemanticQueryException($"period: found '{query["period"]}', allowed are hour, day, week, month and year.");
        var day = Day(query["day"]) ?? throw new SemanticQueryException($"day: found '{query["day"]}', allowed is any day of the period, such as 2019-07-01.");
        builder.AddList(
            builder.IriOf(list), Address(list, query.Parameters), null,
            await kpis.Assess(tenant, zone, scope, id, about, length, day, code: null, cancellation));
        return (true, null);
    }

    /// <param name="period">Of the figure; which it is the last parts of its path tell.</param>
    private async Task<(bool IsThere, string? Next)> AddAssessment(
        FigureName period, string zone, ResourcePath about, string path, CancellationToken cancellation)
    {
        var parts = path.Split('/');
        var (code, medium) = KpiResources.Parts(parts[^1]);
        var all = await kpis.Assess(tenant, zone, period.Scope, period.ScopeId, about, period.Length, period.Day, code, cancellation);
        if (all.Find(one => one.Path == path) is not { } assessment)
        {
            return (false, null);
        }

        var figure = period with { Code = code, Medium = medium, Hour = period.Length == PeriodLength.Hour ? Id(parts[^2]) : null };
        return AddAll([await kpis.Derive(assessment, figure, database, cancellation)]);
    }

    private static KpiScope ScopeOf(string list) => list switch
    {
        RegistryResources.Assets => KpiScope.Asset,
        RegistryResources.Meters => KpiScope.Meter,
        _ => GroupResources.ScopeOf(list),
    };

    private async Task<bool> Exists(string list, int id, CancellationToken cancellation) =>
        (await lists.Read(database, tenant, list, new ResourceFilter(id), 0, 1, cancellation)).Count > 0;

    private (bool IsThere, string? Next) AddAll(IEnumerable<Description>? resources)
    {
        List<Description> known = [.. resources ?? []];
        known.ForEach(builder.Add);
        return (known.Count > 0, null);
    }

    private string? AddPage(string list, SemanticQuery query, IEnumerable<Description> members, string? next)
    {
        var rest = next is null ? null : Address(list, query.Parameters.Where(one => one.Key != "after").Append(new("after", next)));
        builder.AddList(builder.IriOf(list), Address(list, query.Parameters), rest, members);
        return rest;
    }

    private string Address(string list, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var query = string.Join('&', parameters.Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
        return query.Length == 0 ? builder.IriOf(list) : $"{builder.IriOf(list)}?{query}";
    }

    private static int? Id(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? Instant(string parameter, string? text) => text is null ? null
        : DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new SemanticQueryException($"{parameter}: found '{text}', allowed is an instant such as 2019-07-01T00:00:00Z.");
}
