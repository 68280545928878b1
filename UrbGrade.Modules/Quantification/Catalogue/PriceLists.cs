using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Quantification;
using UrbGrade.Modules.Core.Administration;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;
using UrbGrade.Modules.Quantification.Store;

namespace UrbGrade.Modules.Quantification.Catalogue;

internal sealed partial class PriceLists(
    IUrbGradeContexts contexts, AuditedChanges changes, Reach reach, StaleMarks stale, EmissionFactors factors, ITenantRegistry tenants, TimeProvider clock) : IPriceLists
{
    /// <summary>kg CO2 equivalent for each kWh: four times what lignite in an old power station makes.</summary>
    private const int MostKilograms = 5;

    public async Task<IReadOnlyList<EmissionFactorEntry>> Factors(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        return await database.Set<EmissionFactorRow>().OrderBy(f => f.Zone).ThenBy(f => f.Carrier).ThenBy(f => f.Method).ThenBy(f => f.FromYear).ThenBy(f => f.Version)
            .Select(f => new EmissionFactorEntry(f.Zone, f.Carrier, f.FromYear, f.Scope, f.Method, f.KilogramPerKwh, f.Source, f.Version))
            .ToListAsync(cancellation);
    }

    public async Task<EmissionFactorEntry?> FactorOf(string zone, string medium, int year, CancellationToken cancellation) =>
        Entry((await factors.Of(zone, cancellation)).Find(medium, year));

    public async Task<EmissionFactorEntry?> FactorOf(int tenantId, string medium, int year, CancellationToken cancellation) =>
        Entry((await factors.Of(tenantId, cancellation)).Find(medium, year));

    public async Task<IReadOnlyList<TariffEntry>> Tariffs(CancellationToken cancellation)
    {
        await using var database = contexts.Read(TenantScope.Platform);
        var rows = await database.Set<TariffRow>().AsNoTracking().OrderBy(t => t.Zone).ThenBy(t => t.Carrier).ThenBy(t => t.Method).ThenBy(t => t.FromYear)
            .ThenBy(t => t.FromDay).ThenBy(t => t.OnlyTenant).ThenBy(t => t.Version).ToListAsync(cancellation);
        return rows.ConvertAll(Told);
    }

    public async Task<TariffEntry?> TariffOf(int tenantId, string medium, DateOnly day, CancellationToken cancellation)
    {
        var (zone, currency) = tenants.Find(tenantId) is { } tenant ? (tenant.Country, tenant.Currency) : ("", "");
        await using var database = contexts.Read(TenantScope.Platform);
        var ofTenant = await database.Set<TariffRow>().AsNoTracking()
            .Where(t => t.Zone == zone && t.Currency == currency && (t.OnlyTenant == 0 || t.OnlyTenant == tenantId)).ToListAsync(cancellation);
        return TariffChoice.Find(ofTenant, EmissionFactorChoice.CarrierOf(medium), day) is { } tariff ? Told(tariff) : null;
    }

    public async Task<AdministrationResult> Import(byte[] table, CancellationToken cancellation)
    {
        var (read, problem) = FactorFile.Read(table);
        if (problem is not null)
        {
            return Refused.Invalid(problem);
        }

        foreach (var (line, factor) in read)
        {
            if (Broken(factor) is { } refusal)
            {
                return refusal with { Refusal = new Refusal(null, $"Line {line}: {refusal.Detail}") };
            }
        }

        if (read.GroupBy(one => (one.Factor.Zone, one.Factor.Carrier, one.Factor.Method, one.Factor.FromYear)).FirstOrDefault(alike => alike.Count() > 1) is { } twice)
        {
            return Refused.Invalid($"Lines {string.Join(", ", twice.Select(one => one.Line))} have the same zone, carrier, method and year; each may stand once.");
        }

        var result = new AdministrationResult(AdministrationOutcome.Done) { IsUnchanged = true };
        foreach (var (_, factor) in read)
        {
            result = (await Add(factor, cancellation)).After(result);
            if (result.Outcome != AdministrationOutcome.Done)
            {
                break;
            }
        }

        return result;
    }

    public async Task<AdministrationResult> Add(EmissionFactorEntry factor, CancellationToken cancellation)
    {
        if (Broken(factor) is { } refusal)
        {
            return refusal;
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Factors, (database, session) =>
        {
            var before = database.Set<EmissionFactorRow>().AsNoTracking().Where(f => f.Zone == factor.Zone).ToList();
            var same = before.Where(f => f.Carrier == factor.Carrier && f.Method == factor.Method && f.FromYear == factor.FromYear).ToList();
            var row = new EmissionFactorRow
            {
                Zone = factor.Zone, Carrier = factor.Carrier, FromYear = factor.FromYear, Scope = factor.Scope, Method = factor.Method,
                KilogramPerKwh = factor.KilogramPerKwh, Source = factor.Source, Version = same.Count == 0 ? 1 : same.Max(f => f.Version) + 1,
            };
            if (same.MaxBy(f => f.Version) is { } newest && newest.KilogramPerKwh.Equals(row.KilogramPerKwh) && newest.Source == row.Source && newest.Scope == row.Scope)
            {
                return AuditedChange.Nothing;
            }

            database.Add(row);
            var after = before.Append(row).ToList();
            foreach (var (tenant, method) in TakingFactors(database, factor))
            {
                foreach (var (from, until) in TouchedYears.Of(
                    year => EmissionFactorChoice.For(before, factor.Zone, factor.Carrier, year, method)?.KilogramPerKwh,
                    year => EmissionFactorChoice.For(after, factor.Zone, factor.Carrier, year, method)?.KilogramPerKwh, clock.GetUtcNow()))
                {
                    stale.Repriced(session, new PriceChanged(tenant, factor.Carrier, from, until));
                }
            }

            return AuditedChange.Done(
                null, "factor.added", $"{factor.Zone} {factor.Carrier} {factor.FromYear}", null,
                FormattableString.Invariant($"{factor.KilogramPerKwh} kg/kWh, {factor.Method}, version {row.Version}"));
        }, cancellation);
    }

    public async Task<AdministrationResult> Add(TariffEntry tariff, CancellationToken cancellation)
    {
        if (Broken(tariff.Zone, tariff.Carrier, TariffEntry.Carriers, tariff.FromYear, tariff.Method, tariff.Source) is { } refusal)
        {
            return refusal;
        }

        var only = tariff.TenantCode is { } code ? tenants.FindByCode(code) : null;
        if (tariff.Begins.Year != tariff.FromYear || (tariff.TenantCode is not null && only?.Country != tariff.Zone))
        {
            return Refused.Invalid(
                $"The tariff is of the year {tariff.FromYear} from {tariff.Begins:O} and of '{tariff.TenantCode}' in {tariff.Zone}; allowed are a day of that year, and a tenant of that country.");
        }

        if (!double.IsFinite(tariff.EnergyPrice) || !(tariff.PowerPrice is >= 0 and < 10_000) || !(tariff.Tax is >= 0 and <= 1) || tariff.Currency is not { Length: 3 } || !tariff.Currency.All(char.IsAsciiLetterUpper))
        {
            return Refused.Invalid(
                $"The tariff is {tariff.EnergyPrice} for each {tariff.Unit}, {tariff.PowerPrice} for each kW or connection and year, tax {tariff.Tax} in '{tariff.Currency}'; allowed are a price, 0 to 10000, a share of 0 to 1 and a code of ISO 4217 in capital letters, such as EUR.");
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Factors, (database, session) =>
        {
            var before = database.Set<TariffRow>().AsNoTracking().Where(t => t.Zone == tariff.Zone).ToList();
            var same = before.Where(t => t.OnlyTenant == (only?.Id ?? 0) && t.Carrier == tariff.Carrier && t.Method == tariff.Method && t.Begins == tariff.Begins).ToList();
            var row = new TariffRow
            {
                Zone = tariff.Zone, OnlyTenant = only?.Id ?? 0, Carrier = tariff.Carrier, FromYear = tariff.FromYear,
                FromDay = tariff.Begins.DayOfYear == 1 ? default : tariff.Begins, Method = tariff.Method, EnergyPrice = tariff.EnergyPrice,
                PowerPrice = tariff.PowerPrice, Tax = tariff.Tax, Currency = tariff.Currency, Source = tariff.Source,
                Version = same.Count == 0 ? 1 : same.Max(t => t.Version) + 1,
            };
            if (same.MaxBy(t => t.Version) is { } newest && newest.EnergyPrice.Equals(row.EnergyPrice) && newest.PowerPrice.Equals(row.PowerPrice)
                && newest.Tax.Equals(row.Tax) && newest.Currency == row.Currency && newest.Source == row.Source)
            {
                return AuditedChange.Nothing;
            }

            database.Add(row);
            var after = before.Append(row).ToList();
            foreach (var tenant in database.Set<TenantRow>().Where(t => t.Country == tariff.Zone && (row.OnlyTenant == 0 || t.Id == row.OnlyTenant)).Select(t => new { t.Id, t.Currency }).ToList())
            {
                bool Pays(TariffRow one) => one.Carrier == tariff.Carrier && one.Currency == tenant.Currency && (one.OnlyTenant == 0 || one.OnlyTenant == tenant.Id);
                foreach (var (from, until) in TouchedMonths(before.FindAll(Pays), after.FindAll(Pays), tariff.Carrier))
                {
                    stale.Repriced(session, new PriceChanged(tenant.Id, null, from, until));
                }
            }

            return AuditedChange.Done(
                only?.Id, "tariff.added", $"{tariff.Zone} {tariff.Carrier} {(row.FromDay == default ? $"{tariff.FromYear}" : $"{tariff.Begins:O}")}", null,
                FormattableString.Invariant($"{tariff.EnergyPrice} {tariff.Currency}/{tariff.Unit}, {tariff.Method}, version {row.Version}"));
        }, cancellation);
    }

    /// <summary>Tenants whose figures of the factor's carrier take factors of its zone.</summary>
    /// <returns>The method is the chosen one, null for the usual one; where the zone has none of it, <see cref="EmissionFactorChoice.For"/> takes the usual one, before the
    /// new factor and after it.</returns>
    private static IEnumerable<(int Tenant, string? Method)> TakingFactors(UrbGradeContext database, EmissionFactorEntry factor)
    {
        var choices = database.Set<FactorChoiceRow>().AsNoTracking().Where(c => c.Carrier == factor.Carrier).ToDictionary(c => c.TenantId);
        return database.Set<TenantRow>().Select(t => new { t.Id, t.Country }).ToList()
            .Select(tenant => (tenant.Id, tenant.Country, Choice: choices.GetValueOrDefault(tenant.Id)))
            .Where(tenant => (tenant.Choice?.Zone ?? tenant.Country) == factor.Zone)
            .Select(tenant => (tenant.Id, tenant.Choice?.Method));
    }

    /// <summary>Stretches of months of which a day has another tariff now: between the days on which one begins none changes.</summary>
    private IEnumerable<(DateOnly From, DateOnly Until)> TouchedMonths(List<TariffRow> before, List<TariffRow> after, string carrier)
    {
        var (first, end) = (new DateOnly(TouchedYears.First, 1, 1), new DateOnly(clock.GetUtcNow().Year + 2, 1, 1));
        List<DateOnly> days = [first, .. after.Select(t => t.Begins).Where(day => day > first && day < end).Distinct().Order(), end];
        return days.Zip(days.Skip(1)).Where(stretch => TariffChoice.For(before, carrier, stretch.First) != TariffChoice.For(after, carrier, stretch.First))
            .Select(stretch => (new DateOnly(stretch.First.Year, stretch.First.Month, 1), stretch.Second));
    }

    private TariffEntry Told(TariffRow t) => new(t.Zone, t.Carrier, t.FromYear, t.Method, t.EnergyPrice, t.PowerPrice, t.Tax, t.Currency, t.Source, t.Version)
    {
        FromDay = t.FromDay == default ? null : t.FromDay,
        TenantCode = t.OnlyTenant == 0 ? null : tenants.Find(t.OnlyTenant)?.Code,
    };

    private static EmissionFactorEntry? Entry(EmissionFactorRow? f) => f is null ? null
        : new EmissionFactorEntry(f.Zone, f.Carrier, f.FromYear, f.Scope, f.Method, f.KilogramPerKwh, f.Source, f.Version);

    private AdministrationResult? Broken(EmissionFactorEntry factor)
    {
        if (Broken(factor.Zone, factor.Carrier, EmissionFactorEntry.Carriers, factor.FromYear, factor.Method, factor.Source) is { } refusal)
        {
            return refusal;
        }

        if (!double.IsFinite(factor.KilogramPerKwh) || factor.KilogramPerKwh is < 0 or > MostKilograms)
        {
            return Refused.Invalid("Factor.Value", $"The factor is {factor.KilogramPerKwh} kg/kWh; allowed are 0 to {MostKilograms}.");
        }

        return EmissionFactorEntry.Scopes.Contains(factor.Scope) ? null
            : Refused.Invalid("Factor.Scope", $"What is counted is '{factor.Scope}'; allowed are {string.Join(", ", EmissionFactorEntry.Scopes)}.");
    }

    private AdministrationResult? Broken(string zone, string carrier, IReadOnlyList<string> carriers, int year, string method, string source)
    {
        if (!reach.IsPlatform)
        {
            return Refused.NotAllowed;
        }

        if (!carriers.Contains(carrier) || IsBlank(zone) || year < TouchedYears.First || year > clock.GetUtcNow().Year + 1)
        {
            return Refused.Invalid(
                "Factor.Of",
                $"It is of '{carrier}' in '{zone}' from {year}; allowed are {string.Join(", ", carriers)}, a country or bidding zone, and years from {TouchedYears.First} to the next.");
        }

        // The country of a tenant stands in capital letters: a number of 'es' would count for nobody.
        if (!ZoneRule().IsMatch(zone))
        {
            return Refused.Invalid(
                "Factor.Zone", $"The country or bidding zone is '{zone}'; allowed are two capital letters and up to 8 capital letters, digits, '-' or '_'. Write it as in ES or DK.");
        }

        return IsBlank(method) || IsBlank(source)
            ? Refused.Invalid("Factor.Unexplained", $"A number without method and source cannot be explained: name both, in 1 to 200 characters.") : null;
    }

    private static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text) || text.Length > 200 || text.Any(char.IsControl);

    [GeneratedRegex(@"\A[A-Z]{2}[A-Z0-9_-]{0,8}\z")]
    private static partial Regex ZoneRule();
}
