using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Domain.Checks;

namespace UrbGrade.Modules.Quantification.Evidence;

/// <summary>What an evidence file says of itself: <c>manifest.json</c>.</summary>
/// <param name="Format">See <see cref="CurrentFormat"/>.</param>
/// <param name="Zone">IANA zone of the civil days.</param>
/// <param name="ReadingsFrom">Readings that begin earlier, or from <paramref name="ReadingsTo"/> on, are told without their message: estimates look back and
/// ahead.</param>
/// <param name="Series">Those that the figure is computed from, in the order in which it takes them.</param>
internal sealed record EvidenceManifest(
    string Format, DateTimeOffset MadeAt, string Tenant, string Asset, string Zone, ClaimedFigure Figure, DateTimeOffset ReadingsFrom, DateTimeOffset ReadingsTo,
    IReadOnlyList<EvidenceSeries> Series, IReadOnlyList<EvidenceFactor> Factors, IReadOnlyList<EvidenceSchema> Schemas, IReadOnlyList<EvidenceRequest> Requests,
    IReadOnlyList<EvidenceCertificate> Certificates, IReadOnlyList<EvidenceFile> Files)
{
    public const string CurrentFormat = "urbgrade-evidence/1";
}

/// <summary>The figure that is claimed.</summary>
/// <param name="Period"><c>day</c> or <c>month</c>.</param>
/// <param name="Start">Its first civil day.</param>
internal sealed record ClaimedFigure(
    string Code, int Version, string Name, string Formula, string Unit, string Period, DateOnly Start, double? Value, int Expected, int Valid, int Estimated, double LeastCoverage);

/// <summary>A series, named by a number in <c>readings.csv</c>.</summary>
internal sealed record EvidenceSeries(
    int Number, int MeterNumber, string Meter, string Quantity, string Unit, string? Medium, SeriesKind Kind, IReadOnlyList<RegisterSetting> Settings, IReadOnlyList<HourLimits> Limits);

/// <summary>An emission factor of a carrier in the figure's year, kg for each kWh.</summary>
internal sealed record EvidenceFactor(string Carrier, double KilogramPerKwh, string Source, int Version);

/// <summary>How messages of a type become readings.</summary>
internal sealed record EvidenceSchema(string Type, string Version, SchemaMapping Mapping);

/// <summary>A signed request.</summary>
/// <param name="File">Null when the platform had deleted it.</param>
/// <param name="Skipped">Indexes of its messages that were refused or are repetitions.</param>
/// <param name="Thumbprint">SHA-256 of the certificate that signed it.</param>
internal sealed record EvidenceRequest(long Id, string? File, DateTimeOffset ReceivedAt, IReadOnlyList<int> Skipped, string? Thumbprint);

/// <summary>A certificate that signed.</summary>
internal sealed record EvidenceCertificate(string File, string Subject, string Thumbprint);

/// <summary>A file of the archive, other than the manifest.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
internal sealed record EvidenceFile(string Name, long Bytes, string Sha256);
