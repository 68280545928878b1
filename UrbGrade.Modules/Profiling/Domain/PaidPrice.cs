using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Profiling.Domain;

/// <summary>What a unit cost.</summary>
/// <param name="Paid">Mean of the hours' prices, each as often as units were used in its hour.</param>
/// <param name="Mean">Mean of the same hours' prices, each counted once.</param>
internal readonly record struct PaidPrice(double Paid, double Mean)
{
    private const int FewestHours = 28 * 24;

    /// <summary>Null with fewer than 28 days of hours that have both, or without any use.</summary>
    /// <param name="prices">Of the same hours.</param>
    public static PaidPrice? Of(ReadOnlySpan<HourValue> uses, ReadOnlySpan<HourValue> prices)
    {
        double use = 0, cost = 0, sum = 0;
        var count = 0;
        for (var hour = 0; hour < Math.Min(uses.Length, prices.Length); hour++)
        {
            if (uses[hour] is { IsValid: true, Value: >= 0 and var used } && prices[hour] is { IsValid: true, Value: var price })
            {
                use += used;
                cost += used * price;
                sum += price;
                count++;
            }
        }

        return use > 0 && count >= FewestHours ? new PaidPrice(cost / use, sum / count) : null;
    }
}
