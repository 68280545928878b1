using System.CommandLine;
using UrbGrade.Bus.Contracts.Prediction;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin forecast</c>: what will be used.</summary>
internal static class ForecastCommands
{
    public static Command Create() => new("forecast", "What will be used.") { Run() };

    private static Command Run()
    {
        var tenant = AdminOptions.Tenant();
        return AdminRun.Bind(new Command("run", "Makes the forecasts of today that are missing, without waiting for the night.") { tenant }, async run => run.Report(
            await run.Service<IForecastRuns>().Run(run.Required(tenant), run.Cancellation), $"Tenant {run.Required(tenant)} will be forecast."));
    }
}
