using Microsoft.EntityFrameworkCore;
using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Readings;
using UrbGrade.Modules.Core.Registry;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Core.Administration;

internal sealed class TenantDirectory(
    IUrbGradeContexts contexts, AuditedChanges changes, ITenantSession session, Reach reach, IEnumerable<ITenantEnding> endings,
    IEnumerable<ITenantMove> moves, TimeProvider time) : ITenantDirectory
{
    public async Task<IReadOnlyList<TenantEntry>> List(CancellationToken cancellation)
    {
        if (reach.Scope is null)
        {
            return [];
        }

        var own = reach.IsPlatform ? null : session.CurrentTenantId;
        await using var database = contexts.Read(TenantScope.Platform);
        var rows = await database.Set<TenantRow>().AsNoTracking().Where(t => own == null || t.Id == own).OrderBy(t => t.Code).Select(t => new
        {
            Tenant = t,
            Sites = database.Set<SiteRow>().Count(s => s.TenantId == t.Id),
            Meters = database.Set<MeterRow>().Count(m => m.TenantId == t.Id),
            Schemas = database.Set<MessageSchemaRow>().Count(s => s.TenantId == t.Id),
        }).ToListAsync(cancellation);
        return rows.ConvertAll(r => new TenantEntry(r.Tenant.ToInfo(), r.Tenant.IsPublic, r.Sites, r.Meters, r.Schemas));
    }

    public async Task<AdministrationResult> Add(TenantDraft tenant, CancellationToken cancellation)
    {
        if (!session.IsPlatformAdministrator)
        {
            return Refused.NotAllowed;
        }

        var country = tenant.Country ?? TenantRules.CountryOf(tenant.TimeZone ?? "");
        if (tenant.Country is null && country.Length == 0)
        {
            return Refused.Invalid("Tenant.ZoneOfCountry", $"The time zone is '{tenant.TimeZone}'; allowed is an IANA name of a country's zone, such as Europe/Madrid.");
        }

        var row = new TenantRow
        {
            Code = tenant.Code,
            Name = tenant.Name,
            Country = country,
            TimeZone = tenant.TimeZone ?? TenantRules.ZoneOf(country),
            Currency = tenant.Currency ?? TenantRules.CurrencyOf(country),
            RegistersMetersOnSight = tenant.RegistersMetersOnSight,
            AllowsSha1 = tenant.AllowsSha1,
            IsPublic = tenant.IsPublic,
            CreatedAt = time.GetUtcNow(),
        };
        if (TenantRules.Broken(row) is { } broken)
        {
            return Refused.Invalid(broken);
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Registry, database =>
        {
            if (database.Set<TenantRow>().Any(t => t.Code == row.Code))
            {
                return Refused.AlreadyExists("Tenant.Exists", $"There is a tenant with the code '{row.Code}' already.");
            }

            database.Add(row);
            database.SaveChanges();
            database.AddRange(PilotSchemas.For(row.Id, row.Currency, row.CreatedAt));
            return AuditedChange.Done(row.Id, "tenant.added", row.Code, null, Describe(row));
        }, cancellation);
    }

    public async Task<AdministrationResult> Change(string code, TenantChange change, CancellationToken cancellation)
    {
        change = Touched(change);
        if (!reach.IsPlatform && !(IsOfBrand(change) && reach.TryFind(code, out _, out _)))
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Registry, (database, write) =>
        {
            if (database.Set<TenantRow>().SingleOrDefault(t => t.Code == code) is not { } row)
            {
                return Refused.NotFound("Tenant.Unknown", $"There is no tenant with the code '{code}'.");
            }

            if (Meanwhile(row, change) is { } now)
            {
                return Refused.Invalid("Tenant.Meanwhile", $"Somebody changed this meanwhile: it is now '{now}'. Look at it; saving again replaces it.");
            }

            var (before, place) = (Describe(row), (row.Country, row.Currency, row.TimeZone));
            if (change.Currency is { } currency && currency != row.Currency && !TryPriceIn(currency, row, database))
            {
                return Refused.Invalid("Tenant.Prices", $"The tenant has prices in {row.Currency}, which are not converted; its currency stays.");
            }

            row.Name = change.Name ?? row.Name;
            row.Country = change.Country ?? row.Country;
            row.TimeZone = change.TimeZone ?? row.TimeZone;
            row.Currency = change.Currency ?? row.Currency;
            row.RegistersMetersOnSight = change.RegistersMetersOnSight ?? row.RegistersMetersOnSight;
            row.AllowsSha1 = change.AllowsSha1 ?? row.AllowsSha1;
            row.IsPublic = change.IsPublic ?? row.IsPublic;
            row.AccentOnLight = Changed(change.AccentOnLight, row.AccentOnLight);
            row.AccentOnDark = Changed(change.AccentOnDark, row.AccentOnDark);
            row.Languages = change.Languages is { } languages ? string.Join(',', languages) : row.Languages;
            row.DefaultLanguage = Changed(change.DefaultLanguage, row.DefaultLanguage);
            if (TenantRules.Broken(row) is { } broken)
            {
                return Refused.Invalid(broken);
            }

            foreach (var move in (row.Country, row.Currency, row.TimeZone) == place ? [] : moves)
            {
                move.Moved(write, row.Id);
            }

            var after = Describe(row);
            return before == after ? AuditedChange.Nothing : AuditedChange.Done(row.Id, "tenant.changed", code, before, after);
        }, cancellation);
    }

    public async Task<AdministrationResult> Close(string code, string typedName, CancellationToken cancellation)
    {
        if (!session.IsPlatformAdministrator)
        {
            return Refused.NotAllowed;
        }

        return await changes.Commit(TenantScope.Platform, ChangeTopic.Trust, (database, write) =>
        {
            if (database.Set<TenantRow>().SingleOrDefault(t => t.Code == code) is not { } row)
            {
                return Refused.NotFound("Tenant.Unknown", $"There is no tenant with the code '{code}'.");
            }

            if (row.Name != typedName)
            {
                return Refused.Invalid("Tenant.TypedName", $"The name typed is '{typedName}'; the tenant's is '{row.Name}'. Nothing was done.");
            }

            var now = time.GetUtcNow();
            row.IsPublic = false;
            var certificates = database.Set<GatewayCertificateRow>().Where(c => c.TenantId == row.Id && c.RevokedAt == null).ToList();
            certificates.ForEach(certificate => (certificate.RevokedAt, certificate.RevocationReason) = (now, "tenant closed"));
            var tokens = database.Set<ApiTokenRow>().Where(t => t.TenantId == row.Id && t.RevokedAt == null).ToList();
            tokens.ForEach(token => token.RevokedAt = now);
            var people = database.Users.Where(user => user.TenantId == row.Id && user.DisabledAt == null).ToList();
            people.ForEach(user => (user.DisabledAt, user.SecurityStamp) = (now, Accounts.Credentials.NewStamp()));
            foreach (var ending in endings)
            {
                ending.End(database, write, row.Id, now);
            }

            return AuditedChange.Done(
                row.Id, "tenant.closed", code, row.Name, $"{certificates.Count} certificates, {tokens.Count} tokens, {people.Count} people");
        }, cancellation);
    }

    /// <summary>Whether nothing but look and languages is changed, which a tenant decides for itself.</summary>
    private static bool IsOfBrand(TenantChange change) =>
        change with { AccentOnLight = null, AccentOnDark = null, Languages = null, DefaultLanguage = null, Seen = null } == new TenantChange();

    /// <summary>Lets the tenant's messages give prices in another currency; false when some in the old one are stored.</summary>
    private static bool TryPriceIn(string currency, TenantRow tenant, UrbGradeContext database)
    {
        if (database.Set<SeriesRow>().Any(series => series.TenantId == tenant.Id && series.Quantity == Quantities.Price))
        {
            return false;
        }

        foreach (var schema in database.Set<MessageSchemaRow>().Where(schema => schema.TenantId == tenant.Id))
        {
            schema.Mapping = schema.Mapping.Replace($"\"{tenant.Currency}/", $"\"{currency}/", StringComparison.Ordinal);
        }

        return true;
    }

    /// <summary>A value that is neither what was shown nor what is wanted; null when there is none.</summary>
    private static string? Meanwhile(TenantRow row, TenantChange change)
    {
        if (change.Seen is not { } seen)
        {
            return null;
        }

        (string? Seen, string? Wanted, string Now)[] values =
        [
            (seen.Name, change.Name, row.Name), (seen.Country, change.Country, row.Country), (seen.TimeZone, change.TimeZone, row.TimeZone),
            (seen.Currency, change.Currency, row.Currency), (Yes(seen.RegistersMetersOnSight), Yes(change.RegistersMetersOnSight), Yes(row.RegistersMetersOnSight)!),
            (Yes(seen.AllowsSha1), Yes(change.AllowsSha1), Yes(row.AllowsSha1)!), (Yes(seen.IsPublic), Yes(change.IsPublic), Yes(row.IsPublic)!),
            (seen.AccentOnLight, change.AccentOnLight?.ToLowerInvariant(), row.AccentOnLight ?? ""), (seen.AccentOnDark, change.AccentOnDark?.ToLowerInvariant(), row.AccentOnDark ?? ""),
            (Joined(seen.Languages), Joined(change.Languages), row.Languages), (seen.DefaultLanguage, change.DefaultLanguage?.ToLowerInvariant(), row.DefaultLanguage ?? ""),
        ];
        var others = values.Where(value => value.Seen is not null && value.Wanted is not null && value.Now != value.Seen && value.Now != value.Wanted)
            .Select(value => value.Now).ToList();
        return others.Count == 0 ? null : string.Join("; ", others);

        static string? Yes(bool? value) => value is { } known ? (known ? "✓" : "–") : null;
        static string? Joined(IReadOnlyList<string>? languages) => languages is null ? null : string.Join(',', languages);
    }

    /// <summary>What differs from what was shown. A form gives all that it shows, and what nobody touched on it is left to whoever changed it meanwhile.</summary>
    private static TenantChange Touched(TenantChange change)
    {
        if (change.Seen is not { } seen)
        {
            return change;
        }

        return change with
        {
            Name = change.Name == seen.Name ? null : change.Name,
            Country = change.Country == seen.Country ? null : change.Country,
            TimeZone = change.TimeZone == seen.TimeZone ? null : change.TimeZone,
            Currency = change.Currency == seen.Currency ? null : change.Currency,
            RegistersMetersOnSight = change.RegistersMetersOnSight == seen.RegistersMetersOnSight ? null : change.RegistersMetersOnSight,
            AllowsSha1 = change.AllowsSha1 == seen.AllowsSha1 ? null : change.AllowsSha1,
            IsPublic = change.IsPublic == seen.IsPublic ? null : change.IsPublic,
            AccentOnLight = change.AccentOnLight == seen.AccentOnLight ? null : change.AccentOnLight,
            AccentOnDark = change.AccentOnDark == seen.AccentOnDark ? null : change.AccentOnDark,
            Languages = change.Languages is { } wanted && seen.Languages is { } shown && wanted.SequenceEqual(shown) ? null : change.Languages,
            DefaultLanguage = change.DefaultLanguage == seen.DefaultLanguage ? null : change.DefaultLanguage,
        };
    }

    /// <summary>What is given, where empty means nothing; what was before when nothing is given.</summary>
    private static string? Changed(string? given, string? before) => given is null ? before : given.Length == 0 ? null : given.ToLowerInvariant();

    private static string Describe(TenantRow row) =>
        $"{row.Name}; {row.Country}; {row.TimeZone}; {row.Currency}; meters {(row.RegistersMetersOnSight ? "on sight" : "registered")}; "
        + $"SHA-1 {(row.AllowsSha1 ? "allowed" : "refused")}; {(row.IsPublic ? "public" : "not public")}; "
        + $"accent {(row.AccentOnLight is { } accent ? $"{accent} and {row.AccentOnDark}" : "the platform's")}; "
        + $"languages {(row.Languages.Length > 0 ? row.Languages : "all")}{(row.DefaultLanguage is { } first ? $", first {first}" : "")}";
}
