using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Dashboard.Maps;
using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Dashboard.Maps;

/// <summary>Divides values into classes.</summary>
internal static class AreaClasses
{
    /// <summary>Classes that can be told apart by colour.</summary>
    public const int Most = 5;

    /// <summary>Bounds of what stands on enough readings, as <see cref="Quantiles"/> finds them.</summary>
    public static IReadOnlyList<double> BoundsOf(IEnumerable<AreaFigure> figures) => Quantiles(figures.Where(IsTrusted).Select(figure => figure.Value!.Value));

    /// <summary>The figures with their classes; what stands on too few readings has none.</summary>
    public static IReadOnlyList<AreaFigure> Sort(IEnumerable<AreaFigure> figures, IReadOnlyList<double> bounds) =>
        [.. figures.Select(figure => IsTrusted(figure) ? figure with { Class = Of(figure.Value!.Value, bounds) } : figure)];

    /// <summary>Lower bounds of all classes but the lowest, so that each has as many values, as far as equal ones allow.</summary>
    public static IReadOnlyList<double> Quantiles(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return [];
        }

        return [.. Enumerable.Range(1, Most - 1).Select(i => Percentile.Of(sorted, (double)i / Most)).Where(bound => bound > sorted[0]).Distinct()];
    }

    /// <summary>From 0 for what is below all bounds.</summary>
    public static int Of(double value, IReadOnlyList<double> bounds) => bounds.Count(bound => value >= bound);

    private static bool IsTrusted(AreaFigure figure) => figure is { Value: not null, Status: KpiStatus.Ok };
}
