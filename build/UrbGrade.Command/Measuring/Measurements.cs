namespace UrbGrade.Command.Measuring;

/// <summary>What can be measured, known before anything is built.</summary>
internal static class Measurements
{
    public static readonly IReadOnlyList<(string Name, string What)> All =
    [
        ("verify", "verifying a signed message, against WSS4J on the same files"),
        ("requests", "signed receipts a second for requests of one message"),
        ("batches", "readings a second from signed batches to KPIs"),
        ("year", "a year of hourly readings of 50, 500 and 2,000 series to KPIs"),
        ("requantify", "a year computed anew: one corrected day of one meter, and everything"),
        ("start", "cold start to healthy, and memory"),
        ("chart", "a year's chart from click to drawn, in a browser"),
        ("pages", "weight and speed of pages on slow 4G, and fifty open at once"),
        ("events", "a hundred thousand events for an operator far away"),
        ("choropleth", "a map of 2,000 areas with a month's KPI"),
        ("district", "quality, sums and load of a district of 2,000 meters"),
        ("vec", "what validation and estimation notice, and how far estimates are off"),
        ("parse", "reading the files of the pilot sites"),
        ("gateway", "a gateway with a hundred meters"),
        ("work", "durable work items a second, alone, beside failing ones and in turns"),
        ("work-postgresql", "the same on a PostgreSQL server, named in URBGRADE_BENCH_POSTGRESQL"),
        ("night", "a night of profiles, forecasts and findings of hundreds of series, and a backtest"),
        ("pairs", "forecasts beside R forecast::stlf and clusters beside scikit-learn, on the same series"),
    ];

    public static IEnumerable<string> Names => All.Select(one => one.Name);
}
