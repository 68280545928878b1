using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Aggregation.Store;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Dashboard.Assets;
using UrbGrade.Modules.Dashboard.Figures;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Dashboard.Explanations;

internal sealed class ExplainQueries(
    SessionContexts contexts, IFigureEvidence evidence, EmissionFactors factors, TimeProvider clock) : IExplainQueries
{
    public async Task<Explanation?> Explain(int assetId, Quantity quantity, KpiPeriod period, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        if (database is null || (await database.Assets(assetId, cancellation)) is not [var entry])
        {
            return null;
        }

        var figures = await KpiFigures.Load(database, cancellation);
        if (figures.Current(quantity) is not { } definition)
        {
            return null;
        }

        var resolution = KpiFigures.ResolutionOf(period.Kind);
        var row = await database.Set<KpiRow>().AsNoTracking().SingleOrDefaultAsync(
            k => k.AssetId == assetId && k.DefinitionId == definition.Id && k.Resolution == resolution && k.PeriodStart == period.Start,
            cancellation);
        if (row is null)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var hours = await HoursOfToday.Load(database, [row], [entry.Calendar.DayOf(now)], assetId, cancellation);
        var name = new FigureName(
            KpiScope.Asset, assetId, period.Kind == PeriodKind.Day ? PeriodLength.Day : PeriodLength.Month, period.Start, definition.Code);
        if (figures.Of(row, entry.Calendar, now, hours) is not { } figure || await evidence.Explain(name, cancellation) is not { } standing)
        {
            return null;
        }

        return new Explanation(
            figure, definition.Code, definition.Name, Formula(definition, figure) + await FactorText(database, quantity, assetId, period, cancellation),
            definition.MinimumCoverage, row.ComputedAt, standing.Inputs, await Messages(database, standing.Requests, cancellation), standing.RequestCount,
            await Revisions(database, row, cancellation), standing.ReplacedReadings)
        {
            InputCount = standing.InputCount,
        };
    }

    public async Task<FigureExplanation?> Explain(FigureName figure, CancellationToken cancellation)
    {
        await using var database = contexts.Open();
        return database is not null && await evidence.Explain(figure, cancellation) is { } standing
            ? new FigureExplanation(
                standing.Inputs, standing.InputCount, standing.Records, await Messages(database, standing.Requests, cancellation), standing.RequestCount)
            : null;
    }

    // Definitions are written with the euro; the same ones hold for each tenant's money.
    private static string Formula(KpiDefinitionRow definition, KpiFigure figure) => figure.Currency is { } currency
        ? definition.Formula.Replace("EUR/kWh", $"{currency}/kWh", StringComparison.Ordinal)
        : definition.Formula;

    /// <summary>Names the emission factors that the formula speaks of, with their sources.</summary>
    private async Task<string> FactorText(UrbGradeContext database, Quantity quantity, int assetId, KpiPeriod period, CancellationToken cancellation)
    {
        if (quantity != Quantity.Co2Kg)
        {
            return "";
        }

        var inputs = FigureCodes.InputsOf(quantity);
        var series = (await database.Series(assetId, cancellation)).Where(one => one.TellsOneOf(inputs));
        var book = await factors.Of(database.Scope.TenantId, cancellation);
        var used = series.Select(s => s.Medium ?? "power").Distinct().Select(m => book.Find(m, period.Start.Year)).OfType<EmissionFactorRow>();
        return string.Concat(used.Select(f => string.Create(
            CultureInfo.InvariantCulture, $"; {f.Carrier} in {f.Zone}: f = {f.KilogramPerKwh} ({f.Source}, from {f.FromYear}, version {f.Version})")));
    }

    private static async Task<IReadOnlyList<EvidenceMessage>> Messages(
        UrbGradeContext database, IReadOnlyList<BroughtReadings> requests, CancellationToken cancellation)
    {
        var brought = requests.ToDictionary(one => one.RequestId, one => one.Readings);
        var ids = brought.Keys.ToList();
        var rows = await (
            from request in database.Set<RawRequestRow>()
            where ids.Contains(request.Id)
            orderby request.Id descending
            select new
            {
                request.Id,
                request.ReceivedAt,
                request.BodyHash,
                request.CertificateThumbprint,
                Subject = database.Set<GatewayCertificateRow>()
                    .Where(c => c.Thumbprint == request.CertificateThumbprint).Select(c => c.Subject).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return
        [
            .. rows.Select(r => new EvidenceMessage(
                r.Id, r.ReceivedAt, r.BodyHash, brought[r.Id], r.Subject ?? r.CertificateThumbprint, r.CertificateThumbprint)),
        ];
    }

    private static async Task<IReadOnlyList<FigureRevision>> Revisions(
        UrbGradeContext database, KpiRow row, CancellationToken cancellation) =>
        await database.Set<KpiCorrectionRow>().AsNoTracking()
            .Where(c => c.AssetId == row.AssetId && c.DefinitionId == row.DefinitionId
                && c.Resolution == row.Resolution && c.PeriodStart == row.PeriodStart)
            .OrderByDescending(c => c.Id)
            .Select(c => new FigureRevision(c.CorrectedAt, c.Was, c.Now, c.RawRequestId)).ToListAsync(cancellation);
}
