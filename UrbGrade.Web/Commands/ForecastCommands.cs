using System.CommandLine;
using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin forecast</c>: run, show.</summary>
internal static class ForecastCommands
{
    public static Command Create() => new("forecast", "What will be used.") { Run(), Show() };

    private static Command Run()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("run", "Makes the forecasts of today that are missing, without waiting for the night.") { tenant }, async run => run.Report(
            await run.Service<IForecastRuns>().Run(run.Required(tenant), run.Cancellation), $"Tenant {run.Required(tenant)} will be forecast."));
    }

    private static Command Show()
    {
        var tenant = AdminOptions.Tenant();
        var meter = new Option<string>("--meter") { Description = "The meter as messages name it.", Required = true };
        var quantity = new Option<string>("--quantity") { Description = "Such as energy or volume.", DefaultValueFactory = _ => "energy" };
        var resolution = new Option<ForecastResolution>("--resolution") { Description = "Hour or Day.", DefaultValueFactory = _ => ForecastResolution.Day };
        var command = new Command("show", "Shows a meter's latest forecast; times are UTC. With --json also what it stands on; a hidden one has entry.isShown false and its state.") { tenant, meter, quantity, resolution };
        return AdminRun.Bind(command, async run =>
        {
            var details = await run.Service<IForecastQueries>().OfMeter(
                run.Required(tenant), run.Required(meter), run.Required(quantity), run.Required(resolution), run.Cancellation);
            if (details is null)
            {
                return run.Fail($"Tenant {run.Required(tenant)} has no meter {run.Required(meter)} whose {run.Required(quantity)} is forecast.");
            }

            if (run.IsJson)
            {
                run.Write(details);
                return ExitCode.Done;
            }

            var shown = details.Entry.IsShown ? details.Points : [];
            return run.List(
                shown, Reason(details.Entry), ("FROM", point => point.From), ("TO", point => point.To), ("VALUE", point => point.Value), ("LOWER", point => point.Lower),
                ("UPPER", point => point.Upper), ("UNIT", _ => details.Entry.Unit), ("LAST WEEK", point => point.LastWeek));
        });
    }

    private static string Reason(ForecastEntry entry) => entry.State switch
    {
        ForecastState.WorseThanLastWeek => "Hidden: lately \"same as last week\" was better.",
        ForecastState.TooShort => $"Not enough history; there will be a forecast from {entry.ReadyFrom:yyyy-MM-dd}.",
        ForecastState.Silent => "No value for two weeks.",
        ForecastState.NoValues => "There was never a value.",
        ForecastState.TooSeldom => "Read too seldom: what is known are sums of longer times.",
        ForecastState.TooManyGaps => "Too many hours are missing.",
        _ => "No night has come yet since the series began; 'forecast run' does not wait for it.",
    };
}
