using NodaTime;
using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Gateway.Simulation.Lighting;

/// <summary>What the simulated town does on a day to save energy: new lamps at one cabinet, less light at another, and two that wait for their turn.</summary>
internal static class TownWorks
{
    /// <summary>The cabinet whose lamps are replaced.</summary>
    public const int Relit = 0;

    /// <summary>The cabinet that is dimmed deeper.</summary>
    public const int Dimmed = 5;

    /// <summary>Those that are to be relit next.</summary>
    public static readonly IReadOnlyList<int> Next = [2, 4];

    private const string Responsible = "Servicio de alumbrado";

    /// <summary>Hours of darkness in a year, as planners have them.</summary>
    private const double BurningHours = 4150;

    /// <summary>Hours of full light in a year that whoever sold the dimming promised to save.</summary>
    private const double PromisedHours = 1050;

    /// <summary>All of it for the platform.</summary>
    /// <param name="codeOf">Code of a cabinet's asset.</param>
    /// <param name="streetOf">Street of a cabinet.</param>
    public static InterventionFile Of(
        string tenant, IReadOnlyList<SimulatedCabinet> cabinets, Func<int, string> codeOf, Func<int, string> streetOf, LocalDate doneOn)
    {
        var works = new List<InterventionInFile>();
        foreach (var cabinet in cabinets)
        {
            var saved = (cabinet.InstalledWatt - cabinet.RelitWatt) * BurningHours / 1000;
            var code = codeOf(cabinet.Index);
            if (cabinet.Index == Relit)
            {
                works.Add(Work($"Luminarias LED, {streetOf(cabinet.Index)}", MeasureKind.Led, code, cabinet.Lamps * 380, saved, 0.1) with
                {
                    DoneOn = doneOn.ToDateOnly(), Facts = [new(code, "installed_power", Math.Round(cabinet.RelitWatt, 1)), new(code, "illuminance", SimulatedCabinet.LedLux)],
                });
            }
            else if (cabinet.Index == Dimmed)
            {
                works.Add(Work($"Mayor atenuación, {streetOf(cabinet.Index)}", MeasureKind.Dimming, code, 900, cabinet.InstalledWatt * PromisedHours / 1000, 0.1) with
                {
                    DoneOn = doneOn.ToDateOnly(),
                });
            }
            else if (Next.Contains(cabinet.Index))
            {
                works.Add(Work($"Luminarias LED, {streetOf(cabinet.Index)}", MeasureKind.Led, code, cabinet.Lamps * 380, saved, 0.1) with
                {
                    PlannedFor = doneOn.PlusYears(1).ToDateOnly(),
                });
            }
        }

        return new InterventionFile(tenant, works);
    }

    private static InterventionInFile Work(string title, MeasureKind kind, string asset, double cost, double kwh, double doubt) => new(
        title, kind, "light", [asset], Responsible, Cost: cost, Promise: Math.Round(kwh), PromiseLow: Math.Round(kwh * (1 - doubt)), PromiseHigh: Math.Round(kwh * (1 + doubt)));
}
