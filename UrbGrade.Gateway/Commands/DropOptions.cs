using System.CommandLine;
using System.Data.Common;
using NodaTime;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Simulation;
using UrbGrade.Gateway.Simulation.Lighting;
using UrbGrade.Gateway.Sites;

namespace UrbGrade.Gateway.Commands;

/// <summary>What <c>simulate</c> and <c>replay</c> share: where, which days, and whether it goes on.</summary>
internal sealed class DropOptions
{
    private readonly Option<string> folder = new("--out") { Description = "Drop folder; site.json and in/ are made in it", Required = true };
    private readonly Option<LocalDate?> from = GatewayCommandLine.DayOption("--from", "First local day");
    private readonly Option<LocalDate?> to = GatewayCommandLine.DayOption("--to", "Last local day; otherwise yesterday");
    private readonly Option<bool> follow = new("--follow") { Description = "Then go on: drop one more day every --every seconds until the last day there is" };
    private readonly Option<double> every = new("--every") { Description = "Seconds between days while following", DefaultValueFactory = _ => 20 };
    private readonly Option<string?> tenant = new("--tenant") { Description = "Tenant code of the manifest; otherwise the pilot's" };
    private readonly Option<string?> siteCode = new("--site-code") { Description = "Site code of the manifest; otherwise the pilot's" };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { folder, from, to, follow, every, tenant, siteCode })
            command.Options.Add(option);
    }

    public string Tenant(ParseResult parsed, ISiteKind kind) => parsed.GetValue(tenant) ?? kind.Tenant;

    public string SiteCode(ParseResult parsed, ISiteKind kind) => parsed.GetValue(siteCode) ?? kind.SiteCode;

    public string Folder(ParseResult parsed) => parsed.GetValue(folder)!;

    /// <summary>Drops the days and, if asked, goes on.</summary>
    /// <param name="first">The first day where none is given.</param>
    /// <param name="last">The last day there can ever be; null for a site that goes on with every midnight.</param>
    /// <param name="utility">Where curves of supply points go; null for files.</param>
    /// <param name="nodes">Those that call a gateway with a day's logs, and between days for programs; null where none do.</param>
    public async Task<int> DropAsync(
        ParseResult parsed,
        IRawSite site,
        LocalDate first,
        LocalDate? last,
        (UtilityDatabase Database, IMeteredSite Site)? utility,
        NodeCaller? nodes,
        CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        var calendar = new SiteCalendar(site.Zone);
        var dropper = new SiteDropper(site, parsed.GetValue(folder)!, utility is null ? null : BarcelonaDrop.EnergyFolder);
        var start = parsed.GetValue(from) ?? first;
        var end = parsed.GetValue(to) ?? Yesterday();
        if (last is { } there && there < end)
            end = there;
        if (start > end)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"--from {SiteCalendar.Text(start)} lies after the last day, {SiteCalendar.Text(end)}");
            return ExitCode.Usage;
        }

        var output = parsed.InvocationConfiguration.Output;
        dropper.WriteManifest(start, end);

        // A second run goes on where the first one stopped.
        var next = parsed.GetValue(follow) && dropper.LastDropped is { } dropped && dropped >= start ? dropped.PlusDays(1) : start;
        for (; next <= end; next = next.PlusDays(1))
        {
            cancellation.ThrowIfCancellationRequested();
            await DropDayAsync(next);
            if (next.Day == 1 || next == end)
                await output.WriteLineAsync($"Dropped the days up to {SiteCalendar.Text(next)} of {SiteCalendar.Text(end)}");
        }

        while (parsed.GetValue(follow) && (last is null || next <= last))
        {
            await Task.Delay(TimeSpan.FromSeconds(parsed.GetValue(every)), time, cancellation);
            try
            {
                if (next > Yesterday())
                {
                    await (nodes?.CheckInAsync(cancellation) ?? Task.CompletedTask);
                    continue;
                }

                await DropDayAsync(next);
            }
            catch (Exception failure) when (failure is IOException or DbException)
            {
                // Nodes and utilities keep what they could not deliver.
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"{SiteCalendar.Text(next)} is tried again: {failure.Message}");
                continue;
            }

            await output.WriteLineAsync($"Dropped {SiteCalendar.Text(next)}");
            next = next.PlusDays(1);
        }

        return ExitCode.Ok;

        async Task DropDayAsync(LocalDate day)
        {
            if (utility is var (database, metered))
                await database.AddAsync(day, metered.CurvesOf(day, start), cancellation);
            if (nodes is not null)
                await nodes.CallAsync(day, cancellation);
            dropper.Drop(day, start);
        }

        LocalDate Yesterday() => calendar.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow())).PlusDays(-1);
    }
}
