using UrbGrade.Modules.Core.Readings;

namespace UrbGrade.Modules.Quantification.Domain;

/// <summary>Mean price that is paid, weighted by energy, by the mean price of the hours: below 1 for who draws in cheap hours.</summary>
internal static class CaptureRatio
{
    /// <summary>Over the hours with both energy and price; null without any, without energy or where the mean price is zero.</summary>
    public static (double? PaidPrice, double? MeanPrice, double? Ratio) Of(ReadOnlySpan<HourValue> energy, ReadOnlySpan<HourValue> price)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(price.Length, energy.Length);
        double cost = 0, kilowattHours = 0, prices = 0;
        var count = 0;
        for (var i = 0; i < energy.Length; i++)
        {
            if (energy[i].IsValid && price[i].IsValid)
            {
                cost += energy[i].Value * price[i].Value;
                kilowattHours += energy[i].Value;
                prices += price[i].Value;
                count++;
            }
        }

        double? paid = kilowattHours > 0 ? cost / kilowattHours : null;
        double? mean = count > 0 ? prices / count : null;
        return (paid, mean, mean is null or 0 ? null : paid / mean);
    }
}
