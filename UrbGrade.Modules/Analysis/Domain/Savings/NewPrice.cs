using UrbGrade.Bus.Contracts.Analysis;

namespace UrbGrade.Modules.Analysis.Domain.Savings;

/// <summary>What the tariffs of a package make of the price that a place pays.</summary>
internal static class NewPrice
{
    private const int HoursOfDay = 24;

    /// <summary>Whether a measure is a price that holds in a part of the day alone.</summary>
    public static bool IsOfHours(PlanMeasure measure) =>
        measure.Kind == MeasureKind.Tariff && !Enumerable.Range(0, HoursOfDay).All(hour => Holds(measure, hour));

    /// <summary>Whether it can be told what a measure does to the price: one that holds in some hours, only where it is known when energy is used.</summary>
    public static bool IsKnown(PlanMeasure measure, double[]? shares) => shares is not null || !IsOfHours(measure);

    /// <summary>The new price as a share of the present one: the mean over the hours at which energy is used.</summary>
    /// <param name="shares">Of the energy, by hour of the local clock; null where unknown: then prices of some hours count for nothing.</param>
    public static double ShareOf(IReadOnlyList<PlanMeasure> measures, double[]? shares)
    {
        List<PlanMeasure> tariffs = [.. measures.Where(measure => measure.Kind == MeasureKind.Tariff && IsKnown(measure, shares))];
        return shares is null ? At(0) : shares.Select((share, hour) => share * At(hour)).Sum();

        double At(int hour) =>
            tariffs.Where(tariff => Holds(tariff, hour)).Aggregate(1.0, (price, tariff) => price * (1 - (Math.Min(tariff.Strength, 100) / 100)));
    }

    private static bool Holds(PlanMeasure tariff, int hour) => tariff.FromHour < tariff.ToHour
        ? hour >= tariff.FromHour && hour < tariff.ToHour : hour >= tariff.FromHour || hour < tariff.ToHour;
}
