using NodaTime;

namespace UrbGrade.Gateway.Simulation.Houses;

/// <summary>
/// A Danish one-family house on district heat: people who get up, go out and come home, a building that loses heat to
/// the weather, hot water and drinking water. Every hour is a pure function of seed, house and hour.
/// </summary>
internal sealed class SimulatedHouse
{
    private const double RoomCelsius = 20.5;

    /// <summary>Kelvin that people, sun and appliances make up for before heating starts.</summary>
    private const double FreeKelvin = 3.5;

    /// <summary>kWh that a cubic metre gives off for each kelvin that it is cooled down.</summary>
    private const double WaterHeatCapacity = 1.14;

    /// <summary>Kelvin that water is cooled less where a valve stays open.</summary>
    private const double LostCooling = 16;

    // Shares of a day's use by local hour; each adds up to 24.
    private static readonly double[] AtHome =
        [0.5, 0.45, 0.4, 0.4, 0.4, 0.55, 1.2, 1.5, 1.0, 0.7, 0.65, 0.75, 0.85, 0.75, 0.7, 0.9, 1.3, 2.0, 2.2, 1.9, 1.6, 1.4, 1.1, 0.8];

    private static readonly double[] Taps =
        [0.1, 0.05, 0.05, 0.05, 0.1, 0.6, 2.2, 2.6, 1.4, 0.9, 0.8, 0.9, 1.0, 0.8, 0.7, 0.9, 1.3, 1.9, 2.1, 1.7, 1.4, 1.2, 0.8, 0.45];

    private readonly SeededNoise noise;
    private readonly SimulatedWeather weather;
    private readonly DateTimeZone zone;
    private readonly double lossKwPerKelvin;
    private readonly double alwaysKw;
    private readonly double powerKwhPerDay;
    private readonly double litresPerDay;
    private readonly double leakLitresPerHour;

    public SimulatedHouse(int seed, int index, SimulatedWeather weather, DateTimeZone zone)
    {
        noise = new SeededNoise(seed);
        this.weather = weather;
        this.zone = zone;
        Index = index;
        People = 1 + (int)(Shape(0) * 4.5);
        AreaSquareMetres = Math.Round(85 + (Shape(1) * 95));
        BuiltIn = 1925 + (int)(Shape(2) * 85);
        Latitude = Math.Round(55.648 + (0.016 * Shape(3)), 5);
        Longitude = Math.Round(11.272 + (0.03 * Shape(4)), 5);
        // The older a house, the more it loses: about 2.0 W/(m2 K) in 1925 and 0.9 in 2010.
        lossKwPerKelvin = AreaSquareMetres * (2.0 - (1.1 * (BuiltIn - 1925) / 85)) / 1000;
        alwaysKw = 0.06 + (0.09 * Shape(5));
        powerKwhPerDay = 2.2 + (1.7 * People * (0.75 + (0.5 * Shape(6))));
        litresPerDay = People * (75 + (50 * Shape(7)));
        leakLitresPerHour = Shape(8) < 0.15 ? 2 + (6 * Shape(9)) : 0;
    }

    public int Index { get; }

    public int People { get; }

    public double AreaSquareMetres { get; }

    public int BuiltIn { get; }

    public double Latitude { get; }

    public double Longitude { get; }

    /// <param name="hour">Hours since 1970, UTC.</param>
    public HouseHour At(long hour)
    {
        var local = Instant.FromUnixTimeSeconds(hour * 3600).InZone(zone).LocalDateTime;
        var isHome = !IsAway(hour / 24);
        var weekend = local.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && local.Hour is > 8 and < 17 ? 1.35 : 1;
        var taps = isHome ? Taps[local.Hour] * weekend * Unrest(NoiseStream.HouseWater, hour, 0.45) / 24 : 0;
        var litres = (litresPerDay * taps) + leakLitresPerHour;
        var power = alwaysKw + (isHome ? powerKwhPerDay * AtHome[local.Hour] * weekend * Unrest(NoiseStream.HousePower, hour, 0.3) / 24 : 0);

        var outside = weather.Temperature(hour);
        var wanted = isHome ? RoomCelsius : RoomCelsius - 3;
        var rooms = lossKwPerKelvin * Math.Max(0, wanted - FreeKelvin - outside - (6 * weather.Sun(hour)));
        // A third of what is tapped is hot, warmed by 42 K; the tank loses a little all the time.
        var hot = (litresPerDay * taps / 1000 / 3 * 42 * 1.163) + 0.06;
        var heat = rooms + hot;
        var cooling = 26 + (10 * Math.Min(1, rooms / 4)) - (IsValveOpen(local.Date) ? LostCooling : 0);
        var supply = 68 + Math.Clamp(0.5 * (10 - outside), 0, 10);
        return new HouseHour(power, heat, heat / (WaterHeatCapacity * cooling), litres / 1000, supply, supply - cooling);
    }

    // A week away each summer, and now and then a weekend.
    private bool IsAway(long day)
    {
        var date = new LocalDate(1970, 1, 1).PlusDays((int)day);
        var holiday = new LocalDate(date.Year, 7, 1).PlusDays((int)(Shape(10) * 35));
        return (date >= holiday && date < holiday.PlusDays(9)) || noise.Uniform(NoiseStream.HouseAway, day / 7, Index) < 0.06 && date.DayOfWeek >= IsoDayOfWeek.Saturday;
    }

    // In some houses a valve stays open for five weeks as the heating season begins.
    private bool IsValveOpen(LocalDate date)
    {
        var since = new LocalDate(date.Year, 9, 20).PlusDays((int)(Shape(12) * 40));
        return Shape(11) < 0.25 && date >= since && date < since.PlusDays(35);
    }

    private double Unrest(NoiseStream stream, long hour, double spread) =>
        Math.Exp((spread * noise.Correlated(stream, hour, 0.4, 6, Index)) - (spread * spread / 2));

    private double Shape(int lane) => noise.Uniform(NoiseStream.HouseShape, Index, lane);
}
