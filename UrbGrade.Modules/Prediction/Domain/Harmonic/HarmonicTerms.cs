namespace UrbGrade.Modules.Prediction.Domain.Harmonic;

/// <summary>The regressors of one slot: 1, sines and cosines of the day and the week, heating and cooling degrees.</summary>
/// <remarks>Harmonics of the week that are also ones of the day are left out. A holiday has the phase of a Sunday.</remarks>
internal sealed class HarmonicTerms
{
    /// <summary>Outside temperature below which is heated, degrees Celsius.</summary>
    private const double HeatingBase = 15.5;

    /// <summary>Outside temperature above which is cooled, degrees Celsius.</summary>
    private const double CoolingBase = 22;
    private const int MostHarmonics = 10;

    private readonly double[] table;
    private readonly int periodic;
    private readonly int slotsPerWeek;

    public HarmonicTerms(int slotsPerDay, bool hasTemperature)
    {
        slotsPerWeek = 7 * slotsPerDay;
        List<double> turns = [];
        for (var k = 1; k <= Math.Min(MostHarmonics, slotsPerDay / 2); k++)
        {
            turns.Add(7 * k);
        }

        for (var k = 1; k <= Math.Min(MostHarmonics, (slotsPerWeek - 1) / 2); k++)
        {
            if (slotsPerDay == 1 || k % 7 != 0)
            {
                turns.Add(k);
            }
        }

        periodic = 1 + (2 * turns.Count);
        HasTemperature = hasTemperature;
        table = new double[slotsPerWeek * periodic];
        for (var slot = 0; slot < slotsPerWeek; slot++)
        {
            var row = table.AsSpan(slot * periodic, periodic);
            row[0] = 1;
            for (var k = 0; k < turns.Count; k++)
            {
                // At half the slots of a day the sine vanishes: the pair's column is left at 0 and shrinks away.
                var angle = 2 * Math.PI * turns[k] * slot / slotsPerWeek;
                row[1 + (2 * k)] = Math.Cos(angle);
                row[2 + (2 * k)] = Math.Abs(turns[k] - (slotsPerWeek / 2.0)) < 1e-9 ? 0 : Math.Sin(angle);
            }
        }
    }

    public int SlotsPerDay => slotsPerWeek / 7;

    public bool HasTemperature { get; }

    public int Count => periodic + (HasTemperature ? 2 : 0);

    /// <summary>Fills one row.</summary>
    /// <param name="slotOfWeek">0 at midnight before Monday.</param>
    /// <param name="temperature">Degrees Celsius; not read without temperature.</param>
    public void Fill(int slotOfWeek, double temperature, Span<double> row)
    {
        table.AsSpan(slotOfWeek % slotsPerWeek * periodic, periodic).CopyTo(row);
        if (HasTemperature)
        {
            row[periodic] = Math.Max(HeatingBase - temperature, 0) / 10;
            row[periodic + 1] = Math.Max(temperature - CoolingBase, 0) / 10;
        }
    }
}
