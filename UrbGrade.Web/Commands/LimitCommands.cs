using System.CommandLine;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin meter limit|limits|learn</c>: what is believed of the hours of series.</summary>
internal static class LimitCommands
{
    private const int MostListed = 10_000;

    public static Command Limit()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "The meter's name in messages.", Required = true };
        var quantity = new Option<string>("--quantity") { Description = "What it measures.", DefaultValueFactory = _ => "energy" };
        var from = new Option<DateOnly>("--from") { Description = "The local day from which it holds, such as 2026-01-01.", Required = true };
        var most = new Option<double?>("--most") { Description = "An hour above is not believed; any is without it." };
        var review = new Option<double?>("--review") { Description = "An hour above is shown for review; none is without it." };
        var zero = new Option<bool>("--zero-is-missing") { Description = "The source writes zero where it has nothing." };
        var none = new Option<bool>("--no-estimates") { Description = "What is missing stays missing." };
        var tolerance = new Option<double?>("--tolerance") { Description = "Share by which heat may miss what its water carried, such as 0.15; a tenth without it." };
        var reason = new Option<string>("--reason") { Description = "Why; the audit keeps it.", Required = true };
        var command = new Command("limit", "Writes what is believed of a series from a day on, and computes its days anew.")
        {
            tenant, source, quantity, from, most, review, zero, none, tolerance, reason,
        };
        return AdminRun.Bind(command, async run => run.Report(
            await run.Service<ISeriesLimits>().Set(
                run.Required(tenant),
                new SeriesLimitDraft(
                    run.Required(source), run.Required(quantity), run.Required(from), run.Given(most), run.Given(review), run.Given(zero), !run.Given(none), run.Required(reason),
                    run.Given(tolerance)),
                run.Cancellation),
            $"{run.Required(quantity)} of meter {run.Required(source)} is judged so from {run.Required(from):yyyy-MM-dd}."));
    }

    public static Command Limits()
    {
        var tenant = AdminOptions.Tenant();
        var source = new Option<string>("--source") { Description = "Only meters whose name contains it." };
        return AdminRun.Bind(new Command("limits", "Lists what is believed of series.") { tenant, source }, async run => run.List(
            await run.Service<ISeriesLimits>().List(run.Required(tenant), run.Given(source), 0, MostListed, run.Cancellation), "Nothing was learned yet.",
            ("METER", l => l.Source), ("QUANTITY", l => l.Quantity), ("FROM", l => l.From), ("MOST", l => l.Most), ("REVIEW", l => l.Review), ("UNIT", l => l.Unit),
            ("ZERO IS MISSING", l => l.ZeroIsMissing), ("ESTIMATES", l => l.Estimates), ("TOLERANCE", l => l.Tolerance), ("BY HAND", l => l.IsByHand), ("REASON", l => l.Reason)));
    }

    public static Command Learn()
    {
        var tenant = AdminOptions.Tenant();
        var from = new Option<DateOnly?>("--from") { Description = "The local day from which it holds; tomorrow without it. The 92 days before are learned from." };
        return AdminRun.Bind(new Command("learn", "Learns what is believed of series from their past, as every night does.") { tenant, from }, async run => run.Report(
            await run.Service<ISeriesLimits>().Learn(run.Required(tenant), run.Given(from), run.Cancellation),
            $"Tenant {run.Required(tenant)} will be learned from."));
    }
}
