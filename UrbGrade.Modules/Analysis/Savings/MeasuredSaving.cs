using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Modules.Analysis.Domain.Baselines;
using UrbGrade.Modules.Analysis.Domain.Savings;

namespace UrbGrade.Modules.Analysis.Savings;

/// <summary>What all measured assets of an intervention saved together.</summary>
/// <remarks>Errors of different assets are taken as independent: bands add up in squares.</remarks>
internal sealed class MeasuredSaving
{
    private readonly SortedDictionary<DateOnly, (int Days, double Expected, double Observed, double Squares)> months = [];
    private double squares;
    private double part;
    private double ofYear;
    private bool hasYear = true;

    /// <summary>Days of assets on which both are known.</summary>
    public int Days { get; private set; }

    public double ExpectedKwh { get; private set; }

    public double ObservedKwh { get; private set; }

    /// <summary>Assets with a baseline and days after.</summary>
    public int Assets { get; private set; }

    public double SavedKwh => ExpectedKwh - ObservedKwh;

    public double BandKwh => Math.Sqrt(squares);

    /// <summary>Share of a normal year's savings that the days can bring; null where the normal year is unknown.</summary>
    public double? ShareOfYear => hasYear && ofYear > 0 ? part / ofYear : null;

    /// <summary>Adds an asset.</summary>
    /// <param name="acts">How much the measure can do on a day, by what explains it, in any unit.</param>
    /// <param name="year">Null where it is unknown.</param>
    public void Add(IBaselineModel baseline, UseHistory reported, Func<double, double> acts, NormalYear? year)
    {
        if (MeteredSavings.Of(baseline, reported) is not { } saved)
        {
            return;
        }

        Assets++;
        Days += saved.Days;
        ExpectedKwh += saved.CounterfactualKwh;
        ObservedKwh += saved.ObservedKwh;
        squares += saved.BandKwh * saved.BandKwh;
        part += reported.Days.Where(day => day.IsWhole).Sum(day => acts(day.Driver));
        ofYear += year?.Sum(acts) ?? 0;
        hasYear &= year is not null;
        foreach (var month in reported.Days.Select(day => new DateOnly(day.Day.Year, day.Day.Month, 1)).Distinct())
        {
            if (MeteredSavings.Of(baseline, reported.Where(day => day.Year == month.Year && day.Month == month.Month)) is { } part)
            {
                var known = months.GetValueOrDefault(month);
                months[month] = (known.Days + part.Days, known.Expected + part.CounterfactualKwh, known.Observed + part.ObservedKwh, known.Squares + (part.BandKwh * part.BandKwh));
            }
        }
    }

    /// <summary>By month.</summary>
    /// <param name="price">Money for each kWh; null where unknown.</param>
    /// <param name="factor">kg CO2 equivalent for each kWh; null where unknown.</param>
    public IReadOnlyList<SavingMonth> Months(Func<int, double?> price, Func<int, double?> factor) =>
    [
        .. months.Select(month => new SavingMonth(
            month.Key, month.Value.Days, month.Value.Expected, month.Value.Observed, Math.Sqrt(month.Value.Squares),
            (month.Value.Expected - month.Value.Observed) * price(month.Key.Year), (month.Value.Expected - month.Value.Observed) * factor(month.Key.Year))),
    ];

    /// <summary>Held against the interval of a promise for the same days.</summary>
    /// <param name="least">Of what was promised, kWh; null where nothing was promised.</param>
    /// <param name="most">Of what was promised, kWh.</param>
    public SavingVerdict Verdict(double? least, double? most, int refusedAssets) => this switch
    {
        { Days: 0 } => refusedAssets > 0 ? SavingVerdict.NotMeasurable : SavingVerdict.TooEarly,
        _ when SavedKwh + BandKwh < 0 => SavingVerdict.UsesMore,
        _ when SavedKwh - BandKwh <= 0 => SavingVerdict.NotVisible,
        _ when least is null => SavingVerdict.Saves,
        _ when SavedKwh - BandKwh > most => SavingVerdict.MoreThanPromised,
        _ when SavedKwh + BandKwh < least => SavingVerdict.LessThanPromised,
        _ => SavingVerdict.AsPromised,
    };
}
