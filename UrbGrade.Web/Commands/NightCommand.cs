using System.CommandLine;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Bus.Contracts.Prediction;
using UrbGrade.Bus.Contracts.Profiling;
using UrbGrade.Bus.Contracts.Quantification;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin night</c>: what nights make of the readings, without waiting for one.</summary>
internal static class NightCommand
{
    public static Command Create() => AdminRun.Bind(
        new Command("night", "Adds now the work that each night adds once: limits, profiles, models of savings, findings and forecasts of all tenants."),
        async run =>
        {
            await run.Service<ISeriesLimits>().Schedule(run.Cancellation);
            await run.Service<IProfileSchedule>().Schedule(run.Cancellation);
            await run.Service<IBaselineRuns>().Schedule(run.Cancellation);
            await run.Service<IFindingSchedule>().Night(run.Cancellation);
            await run.Service<IForecastRuns>().Schedule(run.Cancellation);
            await run.Output.WriteLineAsync("The night's work is added. The platform does what it has not done today, after readings that wait.");
            return ExitCode.Done;
        });
}
