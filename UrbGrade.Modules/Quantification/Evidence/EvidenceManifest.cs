using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>What an evidence file says of itself: <c>manifest.json</c>.</summary>
/// <param name="Format"><see cref="CurrentFormat"/> or <see cref="EarlierFormat"/>.</param>
/// <param name="Currency">ISO 4217 code of the tenant's money.</param>
/// <param name="ReadingsFrom">Readings that begin earlier, or from <paramref name="ReadingsTo"/> on, are told without their message, as estimates look back and
/// ahead, but for those of <see cref="Signs"/>.</param>
/// <param name="Assets">Those that the figure is of; of a place among peers all of the kind.</param>
/// <param name="Series">Those that the figure is computed from.</param>
/// <param name="Holidays">Public holidays in the time that estimates look at; null in a file of an earlier release, which did not know them.</param>
/// <param name="Records">What was said in the period; empty for figures of readings.</param>
/// <param name="Requests">Of <see cref="EarlierFormat"/> alone; else <c>requests.csv</c> has them.</param>
internal sealed record EvidenceManifest(
    string Format, DateTimeOffset MadeAt, string Tenant, string Currency, ClaimedFigure Figure, DateTimeOffset ReadingsFrom, DateTimeOffset ReadingsTo,
    IReadOnlyList<EvidenceAsset> Assets, IReadOnlyList<EvidenceSeries> Series, IReadOnlyList<EvidenceRecord> Records,
    IReadOnlyList<EvidenceFactor> Factors, IReadOnlyList<EvidenceTariff> Tariffs, IReadOnlyList<EvidenceFormula> Formulas, IReadOnlyList<EvidenceSchema> Schemas,
    IReadOnlyList<EvidenceRequest> Requests, IReadOnlyList<EvidenceCertificate> Certificates, IReadOnlyList<EvidenceFile> Files,
    IReadOnlyList<DateOnly>? Holidays = null)
{
    public const string CurrentFormat = "urbgrade-evidence/3";

    /// <summary>Has each message as a file of its own, and the requests in the manifest.</summary>
    public const string EarlierFormat = "urbgrade-evidence/2";

    /// <summary>Assets of the group whose figure stands on what was said; null for any other figure.</summary>
    public IReadOnlyList<int>? Members { get; init; }

    /// <summary>Whether a reading is told with its message: it begins in the time of the readings, or before, and reaches to within
    /// hours of the period, or has a say in a gap of a counter there.</summary>
    /// <param name="series">Null for one that the evidence does not name.</param>
    /// <param name="start">Milliseconds since 1970-01-01T00:00:00Z.</param>
    public bool Signs(EvidenceSeries? series, long start, long end)
    {
        var (from, to) = (ReadingsFrom.ToUnixTimeMilliseconds(), ReadingsTo.ToUnixTimeMilliseconds());
        return (start < to && (start >= from || end > from + HourlySeries.RegisterMargin || start >= series?.SignedFrom?.ToUnixTimeMilliseconds()))
            || (start >= to && start <= series?.SignedTo?.ToUnixTimeMilliseconds());
    }
}

/// <summary>The figure that is claimed.</summary>
/// <param name="Number">The asset, meter or place that it is of; 0 for the tenant.</param>
/// <param name="About">Its name.</param>
/// <param name="Medium">Carrier; null for all together.</param>
/// <param name="Start">First civil day of the period; of an hour its day.</param>
/// <param name="OccurredAt">When it happened, such as a peak; null for what has no moment.</param>
/// <param name="Hour">Of an hour how many hours of its day come before it; null for a longer period.</param>
internal sealed record ClaimedFigure(
    KpiScope Scope, int Number, string About, string Code, int Version, string Name, string Formula, string Unit, string? Medium, PeriodLength Period, DateOnly Start,
    double? Value, int Expected, int Valid, int Estimated, DateTimeOffset? OccurredAt, double LeastCoverage,
    int? Hour = null);

/// <summary>An asset with what is known of it.</summary>
/// <param name="Zone">IANA zone of its civil days.</param>
/// <param name="Opening">Opening hours as they were written; null for always.</param>
internal sealed record EvidenceAsset(
    int Number, string Name, string Kind, string Zone, IReadOnlyList<EvidenceFact> Facts, double? Latitude, double? Longitude, string? Opening);

/// <summary>A fact of an asset from a local day on.</summary>
internal sealed record EvidenceFact(string Name, DateOnly From, double Value);

/// <summary>A series, named by a number in <c>readings.csv</c>.</summary>
/// <param name="First">Its first reading: from then on its hours are expected.</param>
/// <param name="SignedFrom">The first state before the time of the readings that has a say in a gap there, told with its message; null for none.</param>
/// <param name="SignedTo">The last such state after it.</param>
/// <param name="Erased">Times whose readings were erased: no sum of a longer time has a share there; null for none.</param>
internal sealed record EvidenceSeries(
    int Number, int AssetNumber, int MeterNumber, string Meter, string Quantity, string Unit, string? Medium, SeriesKind Kind, DateTimeOffset? First,
    IReadOnlyList<RegisterSetting> Settings, IReadOnlyList<HourLimits> Limits, DateTimeOffset? SignedFrom = null, DateTimeOffset? SignedTo = null,
    IReadOnlyList<EvidenceTime>? Erased = null);

/// <summary>A time, without its end.</summary>
internal sealed record EvidenceTime(DateTimeOffset From, DateTimeOffset Until);

/// <summary>What somebody said, or an instrument, in its newest revision.</summary>
/// <param name="Fields">JSON object of texts.</param>
internal sealed record EvidenceRecord(string Kind, string Key, string Subject, int AssetNumber, DateTimeOffset At, string Fields, long Request);

/// <summary>An emission factor of a carrier in a year, kg for each kWh.</summary>
internal sealed record EvidenceFactor(string Carrier, int Year, double KilogramPerKwh, string Source, int Version);

/// <summary>The tariff of a carrier in a year, or from a day of it on.</summary>
/// <param name="EnergyPrice">Money for each kWh; of water for each m3.</param>
/// <param name="PowerPrice">Money for each kW and year; of water for each connection and year.</param>
/// <param name="Tax">Share that taxes add.</param>
/// <param name="FromDay">Null for the first day of the year.</param>
internal sealed record EvidenceTariff(string Carrier, int Year, double EnergyPrice, double PowerPrice, double Tax, DateOnly? FromDay = null);

/// <summary>A tenant's own KPI; those that a formula names are there too.</summary>
internal sealed record EvidenceFormula(int Number, string Code, int Version, string Name, string Formula, string Unit, double LeastCoverage);

/// <summary>How messages of a type become readings.</summary>
internal sealed record EvidenceSchema(string Type, string Version, SchemaMapping Mapping);

/// <summary>A certificate that signed.</summary>
internal sealed record EvidenceCertificate(string File, string Subject, string Thumbprint);

/// <summary>A file of the archive, other than the manifest.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
internal sealed record EvidenceFile(string Name, long Bytes, string Sha256);
