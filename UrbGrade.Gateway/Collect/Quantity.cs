namespace UrbGrade.Gateway.Collect;

/// <summary>What a series measures, in its canonical unit.</summary>
/// <param name="Index">Place among <see cref="All"/>.</param>
/// <param name="Name">Stable name, in the database and in configuration.</param>
/// <param name="Unit">UCUM code of the canonical unit.</param>
/// <param name="Additive">Whether shorter intervals add up to an hour (energy) or average over it (temperature, price).</param>
/// <param name="PublishedAhead">How long before its interval a value may honestly be known: day-ahead prices are, meters are not.</param>
internal sealed record Quantity(int Index, string Name, string Unit, bool Additive, TimeSpan PublishedAhead)
{
    public static readonly Quantity Energy = new(0, "energy", "kWh", Additive: true, TimeSpan.Zero);
    public static readonly Quantity Price = new(1, "price", "EUR/kWh", Additive: false, TimeSpan.FromDays(2));
    public static readonly Quantity TemperatureIn = new(2, "temperature_in", "Cel", Additive: false, TimeSpan.Zero);
    public static readonly Quantity TemperatureOut = new(3, "temperature_out", "Cel", Additive: false, TimeSpan.Zero);
    public static readonly Quantity HumidityIn = new(4, "humidity_in", "%", Additive: false, TimeSpan.Zero);

    /// <summary>In order of <see cref="Index"/>.</summary>
    public static readonly IReadOnlyList<Quantity> All = [Energy, Price, TemperatureIn, TemperatureOut, HumidityIn];

    private static readonly Dictionary<(string From, string To), decimal> Factors = new()
    {
        [("Wh", "kWh")] = 0.001m,
        [("kWh", "kWh")] = 1m,
        [("MWh", "kWh")] = 1000m,
        [("MJ", "kWh")] = 1m / 3.6m,
        [("Cel", "Cel")] = 1m,
        [("%", "%")] = 1m,
        [("EUR/kWh", "EUR/kWh")] = 1m,
        [("EUR/MWh", "EUR/kWh")] = 0.001m,
    };

    public static Quantity? Named(string name) => All.FirstOrDefault(quantity => quantity.Name == name);

    /// <summary>Units that this quantity can be read in.</summary>
    public IEnumerable<string> Units => Factors.Keys.Where(pair => pair.To == Unit).Select(pair => pair.From);

    /// <summary>What a value in <paramref name="unit"/> is multiplied with; null when the unit measures something else.</summary>
    public decimal? FactorFrom(string unit) => Factors.TryGetValue((unit, Unit), out var factor) ? factor : null;
}
