using System.CommandLine;
using UrbGrade.Bus.Contracts.Aggregation;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin meter</c>: add, list, setting, settings, end, resend, limit, limits, learn.</summary>
internal static class MeterCommands
{
    public static Command Create() => new("meter", "Devices, named as their messages name them.") 
    {
        Add(), List(), Setting(), Settings(), End(), Resend(), LimitCommands.Limit(), LimitCommands.Limits(), LimitCommands.Learn(),
    };

    private static Command Add()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "The meter's name in messages.", Required = true };
        var existsOk = AdminOptions.ExistsOk();
        var command = new Command("add", "Registers a meter with an asset of its own; 'site import' describes assets better.")
        {
            tenant, source, existsOk,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<ISiteCatalogue>().AddMeter(run.Required(tenant), run.Required(source), run.Cancellation),
            $"Added meter {run.Required(source)} of tenant {run.Required(tenant)}.",
            new { tenant = run.Required(tenant), source = run.Required(source) }, run.Given(existsOk)));
    }

    private static Command Resend()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string[]>("--source") { Description = "The meter's name in messages; several may be given.", Required = true, AllowMultipleArgumentsPerToken = true };
        var from = new Option<DateOnly>("--from") { Description = "First local day, such as 2026-01-01.", Required = true };
        var until = new Option<DateOnly>("--until") { Description = "Last local day, at most 31 days in all.", Required = true };
        var command = new Command("resend", "Asks the gateway for days again, with the receipt of its next delivery.") { tenant, source, from, until };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IResendWishes>().Ask(
                run.Required(tenant), new ResendDraft(run.Required(source), run.Required(from), run.Required(until)), run.Cancellation),
            $"The gateway is asked for {run.Required(from):yyyy-MM-dd} to {run.Required(until):yyyy-MM-dd} of {string.Join(", ", run.Required(source))} again."));
    }

    private static Command List()
    {
        var tenant = AdminOptions.Tenant(required: false);
        return AdminRun.Bind(new Command("list", "Lists the meters and what they speak for.") { tenant }, async run =>
        {
            var all = await run.Service<ISiteCatalogue>().Meters(run.Cancellation);
            var shown = run.Given(tenant) is { } code ? all.Where(m => m.TenantCode == code).ToList() : all;
            return run.List(
                shown, "There is no meter yet.",
                ("TENANT", m => m.TenantCode), ("METER", m => m.Source), ("SITE", m => m.SiteCode), ("ASSET", m => m.AssetCode),
                ("NAME", m => m.AssetName), ("KIND", m => m.Kind), ("SINCE", m => m.RegisteredAt));
        });
    }

    private static Command Setting()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "The meter's name in messages.", Required = true };
        var from = new Option<DateTimeOffset>("--from") { Description = "When it begins to hold, such as 2026-03-01T08:00:00Z.", Required = true };
        var multiplier = new Option<double>("--multiplier") { Description = "By which amounts and differences are multiplied.", DefaultValueFactory = _ => 1 };
        var digits = new Option<int?>("--digits") { Description = "Digits before the decimal point after which the counter begins at zero again." };
        var most = new Option<double?>("--most-per-hour") { Description = "What the connection lets through in an hour: kWh, also of a meter that tells power, or m3." };
        var feedsIn = new Option<bool>("--feeds-in") { Description = "The counter may run backwards." };
        var replacement = new Option<bool>("--replacement") { Description = "A new device begins." };
        var below = new Option<string?>("--below") { Description = "The main meter of the same asset that counts what this one does; sums leave this one out." };
        var leastLoss = new Option<double?>("--least-loss") { Description = "Of a main meter: share that its submeters leave unexplained at least; -0.02 without it." };
        var mostLoss = new Option<double?>("--most-loss") { Description = "Of a main meter: share that its submeters leave unexplained at most, where they measure everything." };
        var origin = new Option<string>("--origin") { Description = "Who says so.", Required = true };
        var command = new Command("setting", "Writes how a meter is to be read from an instant on, and computes its days anew.")
        {
            tenant, source, from, multiplier, digits, most, feedsIn, replacement, below, leastLoss, mostLoss, origin,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IMeterSettings>().Set(
                run.Required(tenant),
                new MeterSettingEntry(
                    run.Required(source), run.Required(from), run.Required(multiplier), run.Given(digits), run.Given(most), run.Given(feedsIn), run.Given(replacement),
                    run.Required(origin), Below: run.Given(below), LeastLoss: run.Given(leastLoss), MostLoss: run.Given(mostLoss)),
                run.Cancellation),
            $"Meter {run.Required(source)} is read so from {run.Required(from):u}."));
    }

    private static Command End()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "The meter's name in messages.", Required = true };
        var from = new Option<DateTimeOffset>("--from") { Description = "When it was taken away, such as 2026-03-01T08:00:00Z.", Required = true };
        var origin = new Option<string>("--origin") { Description = "Who says so.", Required = true };
        var command = new Command("end", "Tells that a meter was taken away: nothing is expected of it any more, and what it measured stays. A later 'setting' begins anew.")
        {
            tenant, source, from, origin,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<IMeterSettings>().Set(
                run.Required(tenant),
                new MeterSettingEntry(run.Required(source), run.Required(from), 1, null, null, FeedsIn: false, IsReplacement: false, run.Required(origin), IsEnd: true),
                run.Cancellation),
            $"Nothing is expected of meter {run.Required(source)} from {run.Required(from):u} on."));
    }

    private static Command Settings()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("settings", "Lists multipliers, limits and replaced devices.") { tenant }, async run => run.List(
            await run.Service<IMeterSettings>().List(run.Required(tenant), run.Cancellation), "Every meter is read as it counts.",
            ("METER", s => s.Source), ("FROM", s => s.From), ("MULTIPLIER", s => s.Multiplier), ("DIGITS", s => s.Digits), ("MOST PER HOUR", s => s.MostPerHour),
            ("FEEDS IN", s => s.FeedsIn), ("NEW DEVICE", s => s.IsReplacement), ("END", s => s.IsEnd),
            ("BELOW", s => s.Below), ("LEAST LOSS", s => s.LeastLoss), ("MOST LOSS", s => s.MostLoss), ("BY", s => s.Origin)));
    }
}
