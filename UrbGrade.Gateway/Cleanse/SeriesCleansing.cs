using NodaTime;
using UrbGrade.Bus.Validation;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Gateway.Events;
using UrbGrade.Gateway.Sites;
using UrbGrade.Gateway.Store;

namespace UrbGrade.Gateway.Cleanse;

/// <summary>
/// Cleanses the series whose raw values changed: registers become intervals, and where the site estimates, what is
/// missing is estimated. The same raw values give the same result whenever and in whatever portions they came.
/// </summary>
internal sealed partial class SeriesCleansing(GatewaySettings settings, GatewayDatabase database, TimeProvider time, ILogger<SeriesCleansing> log)
{
    /// <summary>The method of intervals that are differences of a register's states.</summary>
    public const string FromRegister = "register";

    /// <summary>How far before a changed value others may change: spans in which a register stood still, and gaps, are up to a week long.</summary>
    public static readonly Duration Reach = Duration.FromDays(8);

    // Like days reach back sixty days.
    private static readonly Duration Past = Duration.FromDays(62);

    private static readonly int[] UsualSteps = [300, 600, 900, 1800, 3600];

    private static readonly (Quantity Register, Quantity Use)[] Registers =
    [
        (Quantity.EnergyRegister, Quantity.Energy), (Quantity.VolumeRegister, Quantity.Volume), (Quantity.InletRegister, Quantity.Inlet),
        (Quantity.ReturnRegister, Quantity.Returned),
    ];

    private readonly ISiteKind kind = SiteKinds.Named(settings.Site.Kind);
    private readonly SiteCalendar calendar = new(settings.Site.Zone);
    private readonly Dictionary<string, MeterSettings> assets =
        settings.Meters.SelectMany(asset => asset.Meters.Select(meter => (meter, asset))).ToDictionary(pair => pair.meter, pair => pair.asset);

    /// <summary>Cleanses every series that is due.</summary>
    /// <returns>How many intervals changed.</returns>
    public int Run(CancellationToken cancellation)
    {
        var due = database.Read(CleansingBook.Due);
        var changed = 0;
        Dictionary<LocalDate, double>? temperatures = null;
        foreach (var series in due)
        {
            if (cancellation.IsCancellationRequested)
                break;
            temperatures ??= database.Read(connection => CleansingBook.Temperatures(connection, calendar));
            changed += database.Write(connection => Cleanse(connection, series, temperatures));
        }

        new MeterReviews(settings, database).Run(due);
        return changed;
    }

    /// <summary>How a value came about, for the database and for messages: rule, method and flags.</summary>
    public static string MethodOf(IntervalGrid grid, int index) => grid.Flags(index) == VecFlags.Actual
        ? FromRegister
        : string.Join(' ', new[] { grid.Rule(index) is { Length: > 0 } rule ? rule : VecRule.Gap, grid.Method(index), grid.Flags(index).Text() }.Where(part => part.Length > 0));

    private int Cleanse(StoreConnection connection, SeriesToCleanse due, Dictionary<LocalDate, double> temperatures)
    {
        CleansingBook.Settle(connection, due.Series);
        if (Quantity.Named(due.Quantity) is not { } quantity)
            return 0;
        if (Registers.FirstOrDefault(pair => pair.Register == quantity || pair.Use == quantity) is not { Use: { } use } pair)
            return 0;

        // Hours that a source delivers are better than those that follow from its register; days are not.
        var delivered = CleansingBook.Find(connection, due.Meter, use);
        if (delivered > 0 && CleansingBook.DeliversHours(connection, delivered, due.From))
            return kind.EstimatesGaps || AssetOf(due.Meter) is { ZeroIsMissing: true } ? CleanseIntervals(connection, due with { Series = delivered, Quantity = use.Name }, use, temperatures) : 0;
        var register = CleansingBook.Find(connection, due.Meter, pair.Register);
        return register > 0 ? CleanseRegister(connection, due with { Series = register, Quantity = pair.Register.Name }, use, temperatures) : 0;
    }

    private int CleanseRegister(StoreConnection connection, SeriesToCleanse due, Quantity use, Dictionary<LocalDate, double> temperatures)
    {
        var reads = CleansingBook.Reads(connection, due.Series, due.From - Past - Reach);
        if (reads.Count < 2)
            return 0;
        var spacing = Usual(reads.Select(read => read.At).Zip(reads.Skip(1), (before, after) => (long)(after.At - before).TotalSeconds));
        var traits = Traits(due.Meter, use, StepFor(spacing), Steps.Of(reads.Select(read => read.Value)));
        if (new RegisterCleansing(traits, settings.Site.Zone, Ladder(traits, temperatures)).Cleanse(reads) is not { } cleansed)
            return 0;
        var series = CleansingBook.Series(connection, due.Meter, use);
        var findings = new List<VecFinding>(cleansed.Findings);
        foreach (var (start, end, sum) in CleansingBook.LongIntervals(connection, series, due.From - Reach, traits.Step))
            Check(cleansed.Intervals, start, end, sum, traits.Resolution, findings);
        return Store(connection, due, series, cleansed with { Findings = findings }, ownsSeries: true);
    }

    // What a source says of a day must agree with the register that it delivers beside it.
    private static void Check(IntervalGrid grid, Instant start, Instant end, double sum, double resolution, List<VecFinding> findings)
    {
        var (first, last) = (grid.IndexOf(start), grid.IndexOf(end) - 1);
        if (first < 0 || last >= grid.Count || last < first)
            return;
        var difference = Enumerable.Range(first, last - first + 1).Sum(grid.Value);
        if (!double.IsNaN(difference) && !SumCheck.Agrees(sum, difference, resolution))
            findings.Add(new VecFinding(VecRule.SumCheck, start, end, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sum:0.###} is delivered, the register counted {difference:0.###}")));
    }

    private int CleanseIntervals(StoreConnection connection, SeriesToCleanse due, Quantity use, Dictionary<LocalDate, double> temperatures)
    {
        var delivered = CleansingBook.Intervals(connection, due.Series, due.From - Past - Reach);
        if (delivered.Count == 0)
            return 0;
        var step = Usual(delivered.Select(row => row.Seconds));
        if (!UsualSteps.Contains((int)step))
            return 0;
        var intervals = delivered.Where(row => row.Seconds == step && row.Interval.Start.ToUnixTimeSeconds() % step == 0).Select(row => row.Interval).ToList();
        var traits = Traits(due.Meter, use, Duration.FromSeconds(step), Steps.Of(intervals.Select(interval => interval.Value)));
        return new IntervalCleansing(traits, settings.Site.Zone, Ladder(traits, temperatures)).Cleanse(intervals) is { } cleansed
            ? Store(connection, due, due.Series, cleansed, ownsSeries: false)
            : 0;
    }

    private int Store(StoreConnection connection, SeriesToCleanse due, long series, CleansedSeries cleansed, bool ownsSeries)
    {
        var from = due.From - Reach;
        var changed = CleansingBook.Write(connection, calendar, series, cleansed, from, ownsSeries, Instant.FromDateTimeOffset(time.GetUtcNow()));
        CleansingBook.Keep(connection, due.Series, cleansed.Findings, from);
        var serious = cleansed.Findings.Where(finding => finding.From >= due.From && finding.Rule is VecRule.Reset or VecRule.Stuck or VecRule.Rollover or VecRule.Limit).ToList();
        foreach (var finding in serious)
            LogNoticed(due.Meter, due.Quantity, finding.Rule, finding.From, finding.Text);
        if (changed > 0)
            LogCleansed(due.Meter, due.Quantity, changed, cleansed.Findings.Count);
        return changed;
    }

    private MeterTraits Traits(string meter, Quantity use, Duration step, double resolution) => new(
        step,
        settings.Cleanse.Limits.Ranges.TryGetValue(use.Name, out var range) ? (double)range.Most : double.MaxValue,
        resolution,
        ExportAllowed: AssetOf(meter) is { Exports: true },
        ZeroIsMissing: AssetOf(meter) is { ZeroIsMissing: true },
        FollowsTemperature: use == Quantity.Energy && AssetOf(meter)?.Carrier == Carrier.Heat);

    private MeterSettings? AssetOf(string meter) => assets.GetValueOrDefault(meter);

    private EstimationLadder? Ladder(MeterTraits traits, Dictionary<LocalDate, double> temperatures) => kind.EstimatesGaps
        ? new EstimationLadder(
            new DayPattern(settings.Site.Zone, new DayTypes(kind.IsHoliday)),
            traits.FollowsTemperature ? new HeatResponse(settings.Site.Zone, day => temperatures.TryGetValue(day, out var mean) ? mean : null) : null)
        : null;

    private static Duration StepFor(long spacing) =>
        Duration.FromSeconds(UsualSteps.Where(step => spacing <= step * 1.1).DefaultIfEmpty(UsualSteps[^1]).First());

    private static long Usual(IEnumerable<long> seconds)
    {
        var sorted = seconds.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    [LoggerMessage(EventCode.SeriesCleansed, LogLevel.Debug, "{Meter}: {Changed} intervals of {Quantity} follow from its new values; the rules noted {Findings} things")]
    private partial void LogCleansed(string meter, string quantity, int changed, int findings);

    [LoggerMessage(EventCode.RegisterNoticed, LogLevel.Warning, "{Meter}: {Quantity}: rule {Rule} at {At}: {Text}")]
    private partial void LogNoticed(string meter, string quantity, string rule, Instant at, string text);
}
